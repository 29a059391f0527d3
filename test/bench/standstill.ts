import type { Samples } from './samples.ts';

/** How a display of videos went on after an instant. */
export interface Onward {
  /** From that instant to the end of the last standstill after it; 0 when there was none. */
  readonly backMs: number;
  /** For how long the picture has been moving since then; 0 while it stands still. */
  readonly movingMs: number;
}

/** Longer than the worst change of item, and shorter than anything that a supervisor could notice. */
export const STILL_MS = 300;

/**
 * Reads how the picture moved on: it stands still when no new frame of any item came up for `STILL_MS`, whether the old
 * one stayed, or black or something other was seen. Only for items that move all the time.
 */
export function onwardFrom({ atMs, item, frame }: Samples, fromMs: number): Onward {
  let movedAtMs = fromMs;
  let backAtMs = fromMs;
  let [lastItem, lastFrame] = [-1, -1];
  for (let index = atMs.findIndex((at) => at >= fromMs); index >= 0 && index < atMs.length; index++) {
    const [at = 0, now = -1, told = -1] = [atMs[index], item[index], frame[index]];
    if (told < 0 || (now === lastItem && told === lastFrame)) continue;
    if (at - movedAtMs > STILL_MS) backAtMs = at;
    [movedAtMs, lastItem, lastFrame] = [at, now, told];
  }
  const untilMs = atMs[atMs.length - 1] ?? fromMs;
  return { backMs: backAtMs - fromMs, movingMs: untilMs - movedAtMs > STILL_MS ? 0 : Math.max(0, untilMs - backAtMs) };
}
