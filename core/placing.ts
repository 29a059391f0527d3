/** A rectangle of a desktop, in the pixels that its host counts in. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** When a window was last put in its place, and how that went. */
export interface Placing {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly bounds: Bounds;
  /** How often it was put there and was not seen to be there since. */
  readonly tries: number;
}

export type PlaceVerdict =
  /** It is where it belongs. */
  | { readonly kind: 'right'; readonly placing: Placing }
  /** Put it back now. */
  | { readonly kind: 'place'; readonly placing: Placing }
  /** Look again then: it was put there just now. */
  | { readonly kind: 'wait'; readonly waitMs: number };

/** How a window begins that was just opened on these bounds. */
export function newPlacing(bounds: Bounds, now: number): Placing {
  return { at: now, bounds, tries: 1 };
}

/**
 * Whether a window must be put back on its display. One that was in its place is put back at once. One that was not, since it
 * was last put there, is given ten seconds, and each further time twice as long: a display that refuses its window's size
 * is not fought with, since that would flicker for ever.
 *
 * @param wanted   where its display is now
 * @param isThere  whether the window fills it
 */
export function judgePlace(placing: Placing, wanted: Bounds, isThere: boolean, now: number): PlaceVerdict {
  if (isThere) return { kind: 'right', placing: { ...placing, bounds: wanted, tries: 0 } };
  const moved = !samePlace(placing.bounds, wanted);
  const pause =
    placing.tries === 0 ? 0 : moved ? AGAIN_MS : AGAIN_MS * 2 ** Math.min(placing.tries - 1, MOST_DOUBLINGS);
  const waitMs = placing.at + pause - now;
  if (pause > 0 && waitMs > 0) return { kind: 'wait', waitMs };
  return { kind: 'place', placing: { at: now, bounds: wanted, tries: moved ? 1 : placing.tries + 1 } };
}

/** Whether two rectangles are the same. */
export function samePlace(a: Bounds, b: Bounds): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

const AGAIN_MS = 10_000;
/** Some ten minutes. */
const MOST_DOUBLINGS = 6;
