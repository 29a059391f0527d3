import type { Box } from '../../core/zone-layout.ts';

/** Puts an element that is positioned absolutely into a box of what it lies in, CSS pixels. */
export function place({ style }: HTMLElement, { left, top, width, height }: Box): void {
  style.inset = `${top}px auto auto ${left}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}
