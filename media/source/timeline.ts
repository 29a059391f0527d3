/**
 * Movement as plain sums: where something is at instant t (seconds) follows from t alone, so any frame can be drawn by
 * itself, in any order, twice alike.
 */

/** 120 beats a minute. Shots change on a beat, what lands within them lands on a quarter of one, and so does the sound. */
export const BEAT = 0.5;

export type Easing = (p: number) => number;

/** Leaves fast, arrives gently: for what enters. */
export const easeOut: Easing = (p) => 1 - (1 - p) ** 4;
/** Bursts out and runs on: for a zone that spreads from a touch. */
export const easeBurst: Easing = (p) => 1 - (1 - p) ** 3;
/** Gathers speed: for what leaves. */
export const easeIn: Easing = (p) => p ** 3;
/** Gentle at both ends: for what moves from one place on the screen to another. */
export const easeInOut: Easing = (p) => (p < 0.5 ? 4 * p ** 3 : 1 - 4 * (1 - p) ** 3);
/** Passes the goal by a tenth, comes back and rests: for what pops up. */
export const settle: Easing = (p) => (p >= 1 ? 1 : 1 - Math.exp(-7 * p) * Math.cos(3 * Math.PI * p));
/** Draws back before it goes, and passes the goal a little: for what has weight. */
export const swoop: Easing = (p) => {
  const back = 1.7;
  return p < 0.5
    ? ((2 * p) ** 2 * ((back + 1) * 2 * p - back)) / 2
    : ((2 * p - 2) ** 2 * ((back + 1) * (2 * p - 2) + back) + 2) / 2;
};
export const linear: Easing = (p) => p;

/** 0 before `start`, 1 from `start + seconds` on, eased in between. */
export function ramp(t: number, start: number, seconds: number, easing: Easing = easeOut): number {
  return easing(Math.min(1, Math.max(0, (t - start) / seconds)));
}

/** Whether `t` lies from `start` on and before `end`. */
export function during(t: number, start: number, end: number): boolean {
  return t >= start && t < end;
}

/** There from `start` until `end`: rises from 0 to 1, and falls again before the end. */
export function stay(t: number, start: number, end: number, { rise = 0.5, fall = 0.3, easing = settle } = {}): number {
  return t < end - fall ? ramp(t, start, rise, easing) : 1 - ramp(t, end - fall, fall, easeIn);
}

/** A bump from 0 to 1 and back to 0, `seconds` long, in the middle of which `at` lies. */
export function nudge(t: number, at: number, seconds: number): number {
  const p = (t - at) / seconds + 0.5;
  return p <= 0 || p >= 1 ? 0 : Math.sin(p * Math.PI) ** 2;
}

/** The value `p` of the way from `a` to `b`. */
export function mix(a: number, b: number, p: number): number {
  return a + (b - a) * p;
}

/** A swing between -1 and 1 that begins at 0. */
export function swing(t: number, periodSeconds: number): number {
  return Math.sin((t / periodSeconds) * 2 * Math.PI);
}
