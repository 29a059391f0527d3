/**
 * The instant by `performance.now()` at which the clock on the wall shows this one, epoch milliseconds. To be asked
 * anew each time: that clock may be set.
 */
export function atWallTime(epochMs: number): number {
  return epochMs - Date.now() + performance.now();
}

/** What the clock on the wall shows at an instant by `performance.now()`, epoch milliseconds. */
export function wallTimeAt(instant: number): number {
  return instant - performance.now() + Date.now();
}
