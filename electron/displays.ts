import type { Display, Rectangle } from 'electron';
import type { HostedScreen } from '../core/screen.ts';

/** Which number each display got, by Electron's `Display.id`; kept over restarts, so that names stay with displays. */
export type DisplayNumbers = Readonly<Record<string, number>>;

/** What is read of Electron's `Display`. `bounds` are device-independent pixels. */
export type AttachedDisplay = Pick<Display, 'id' | 'label' | 'bounds'>;

export interface NumberedDisplay {
  readonly display: AttachedDisplay;
  /** From 1. */
  readonly number: number;
}

/**
 * Gives every attached display a number from 1. One that is known keeps its number while it is free; a new one takes
 * the lowest that no attached display has, so a television that replaces another takes its name over. New displays
 * are counted with the primary first, then from left to right and top to bottom.
 */
export function numberDisplays(
  displays: readonly AttachedDisplay[],
  primaryId: number,
  known: DisplayNumbers,
): { readonly numbered: readonly NumberedDisplay[]; readonly known: DisplayNumbers } {
  const places = apart(displays).toSorted(
    (a, b) =>
      Number(b.id === primaryId) - Number(a.id === primaryId) || a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y,
  );
  const taken = new Map<number, AttachedDisplay>();
  for (const display of places) {
    const number = known[String(display.id)];
    if (number !== undefined && !taken.has(number)) taken.set(number, display);
  }
  const placed = new Set(taken.values());
  for (const display of places) {
    if (placed.has(display)) continue;
    let number = 1;
    while (taken.has(number)) number += 1;
    taken.set(number, display);
  }
  const numbered = [...taken].map(([number, display]) => ({ display, number })).toSorted((a, b) => a.number - b.number);
  // Whose number another has taken over is forgotten: it is counted anew when it comes back.
  const others = Object.entries(known).filter(([, number]) => !taken.has(number));
  return {
    numbered,
    known: Object.fromEntries<number>([
      ...others,
      ...numbered.map((one) => [String(one.display.id), one.number] as const),
    ]),
  };
}

/** Usable displays, each place once: displays that mirror one another show one window. */
function apart(displays: readonly AttachedDisplay[]): readonly AttachedDisplay[] {
  const usable = displays.filter(({ id, bounds }) => id !== -1 && bounds.width > 0 && bounds.height > 0); // -1: Electron's word for an invalid display
  return usable.filter(({ bounds }, index) => usable.findIndex((other) => samePlace(other.bounds, bounds)) === index);
}

/** Whether two rectangles are the same. */
export function samePlace(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** The screen of the display with this number: `lobby`, `lobby-2`, `lobby-3` … */
function screenIdOf(screenId: string, number: number): string {
  return number === 1 ? screenId : `${screenId}-${number}`;
}

/** The screen that this display is. */
export function screenOf(
  { display, number }: NumberedDisplay,
  screenId: string,
  tags: readonly string[],
): HostedScreen {
  return { id: screenIdOf(screenId, number), tags, display: display.label || `display ${number}` };
}
