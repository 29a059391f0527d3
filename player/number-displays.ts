import { samePlace, type Bounds } from '../core/placing.ts';
import type { HostedScreen } from '../core/screen.ts';

/** Which number each display got, by what tells it from others; kept over restarts, so that names stay with displays. */
export type DisplayNumbers = Readonly<Record<string, number>>;

/** A display as a host finds it. */
export interface AttachedDisplay {
  /** What tells it from others, also after a restart: an id, or the name of its output. */
  readonly key: string;
  /** What people call it; may be empty. */
  readonly label: string;
  readonly bounds: Bounds;
  readonly isPrimary: boolean;
}

export interface NumberedDisplay {
  readonly display: AttachedDisplay;
  /** From 1. */
  readonly number: number;
}

/**
 * Gives every attached display a number from 1. One that is known keeps its number while it is free; a new one takes
 * the lowest that no attached display has, so a television that replaces another takes its name over. New displays
 * are counted with the primary first, then from left to right and top to bottom. Displays that mirror one another count
 * once.
 */
export function numberDisplays(
  displays: readonly AttachedDisplay[],
  known: DisplayNumbers,
): { readonly numbered: readonly NumberedDisplay[]; readonly known: DisplayNumbers } {
  const places = apart(displays).toSorted(
    (a, b) => Number(b.isPrimary) - Number(a.isPrimary) || a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y,
  );
  const taken = new Map<number, AttachedDisplay>();
  for (const display of places) {
    const number = known[display.key];
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
    known: Object.fromEntries<number>(
      [...others, ...numbered.map((one) => [one.display.key, one.number] as const)].toSorted((a, b) => a[1] - b[1]),
    ),
  };
}

/** Displays that can be drawn on, each place once: those that mirror one another show one window. */
function apart(displays: readonly AttachedDisplay[]): readonly AttachedDisplay[] {
  const usable = displays.filter(({ bounds }) => bounds.width > 0 && bounds.height > 0);
  return usable.filter(({ bounds }, index) => usable.findIndex((other) => samePlace(other.bounds, bounds)) === index);
}

/** The screen that a display is: `lobby`, `lobby-2`, `lobby-3` … by its number. */
export function screenOf(
  { display, number }: NumberedDisplay,
  screenId: string,
  tags: readonly string[],
): HostedScreen {
  return {
    id: number === 1 ? screenId : `${screenId}-${number}`,
    tags,
    display: display.label || `display ${number}`,
  };
}
