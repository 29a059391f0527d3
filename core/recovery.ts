/**
 * How long to wait before starting something again that has died: at once the first time, then growing, so that a
 * thing that dies at every start does not eat the machine. Never gives up.
 *
 * @param deaths  when it died lately, epoch milliseconds, the newest last
 */
export function restartDelayMs(deaths: readonly number[], now: number): number {
  const lately = recent(deaths, now).length;
  return lately <= 1 ? 0 : Math.min(30_000, 500 * 2 ** (lately - 2));
}

/** These instants without those that no longer count. */
export function recent(instants: readonly number[], now: number): readonly number[] {
  return instants.filter((at) => now - at < FORGET_AFTER_MS);
}

/** A death this long ago no longer counts: five good minutes (reliability: safe mode figures). */
export const FORGET_AFTER_MS = 5 * 60_000;
