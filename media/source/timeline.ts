/**
 * Movement as plain sums: where something is at instant t (seconds) follows from t alone, so any frame can be drawn by
 * itself, in any order, twice alike.
 */

export type Easing = (p: number) => number;

/** Leaves fast, arrives gently: for what enters. */
export const easeOut: Easing = (p) => 1 - (1 - p) ** 4;
/** Gentle at both ends: for what moves from one place on the screen to another. */
export const easeInOut: Easing = (p) => (p < 0.5 ? 4 * p ** 3 : 1 - 4 * (1 - p) ** 3);
/** Passes the goal by a tenth and comes back: for small things that pop up. */
export const pop: Easing = (p) => 1 + 2.7 * (p - 1) ** 3 + 1.7 * (p - 1) ** 2;
export const linear: Easing = (p) => p;

/** 0 before `start`, 1 from `start + seconds` on, eased in between. */
export function ramp(t: number, start: number, seconds: number, easing: Easing = easeOut): number {
  return easing(Math.min(1, Math.max(0, (t - start) / seconds)));
}

/** The value `p` of the way from `a` to `b`. */
export function mix(a: number, b: number, p: number): number {
  return a + (b - a) * p;
}

/** A swing between -1 and 1 that begins at 0. */
export function swing(t: number, periodSeconds: number): number {
  return Math.sin((t / periodSeconds) * 2 * Math.PI);
}
