import { rates, type Rate } from './play-bar.ts';
import type { Zoom } from './week-timeline.ts';

/** What a key asks for. */
export type KeyMeaning =
  | { readonly kind: 'toggle' | 'now' }
  | { readonly kind: 'rate'; readonly rate: Rate }
  | { readonly kind: 'by'; readonly ms: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' };

/**
 * Arrows move the cursor (with Shift by an hour), page up and down by days, Home and End to the edges of the week; the
 * space bar plays and pauses, 1 to 4 are speeds, N is now. Nothing while a field is being filled in.
 */
export function keyMeaning(event: KeyboardEvent, zoom: Zoom): KeyMeaning | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return undefined;
  const stepMs = event.shiftKey ? HOUR_MS : zoom === 'week' ? HOUR_MS / 4 : HOUR_MS / 12;
  switch (event.key) {
    case ' ':
      // A button or a summary that has the focus is pressed by it.
      return target instanceof HTMLButtonElement || (target instanceof HTMLElement && target.localName === 'summary')
        ? undefined
        : { kind: 'toggle' };
    case 'ArrowLeft':
      return { kind: 'by', ms: -stepMs };
    case 'ArrowRight':
      return { kind: 'by', ms: stepMs };
    case 'PageUp':
      return { kind: 'days', days: -1 };
    case 'PageDown':
      return { kind: 'days', days: 1 };
    case 'Home':
    case 'End':
      return { kind: 'edge', edge: event.key === 'Home' ? 'start' : 'end' };
    case 'n':
    case 'N':
      return { kind: 'now' };
    default: {
      const rate = /^[1-4]$/.test(event.key) ? rates[Number(event.key) - 1] : undefined;
      return rate === undefined ? undefined : { kind: 'rate', rate };
    }
  }
}

const HOUR_MS = 3_600_000;
