import { FORGET_AFTER_MS, restartDelayMs } from '../core/recovery.ts';

/** What is done about a page whose process has died or whose player finds it dead. */
export type Repair =
  | { readonly kind: 'reload'; readonly delayMs: number }
  | { readonly kind: 'new-window'; readonly delayMs: number }
  | { readonly kind: 'restart-host' };

/**
 * The next repair of a page whose renderer has died at these instants, the newest last: three reloads, three new
 * windows, each later than the last, then the whole host. Five good minutes, and it begins anew.
 */
export function repairAfterDeath(deaths: readonly number[], now: number): Repair {
  const lately = recent(deaths, now).length;
  if (lately > 6) return { kind: 'restart-host' };
  return { kind: lately <= 3 ? 'reload' : 'new-window', delayMs: restartDelayMs(deaths, now) };
}

/** What is done when the player asks, for the n-th time lately, that a screen be started again. */
export type Restart = 'new-window' | 'kill-gpu' | 'restart-host';

/**
 * A window that is new and still shows nothing has a GPU process that hangs: it does not come back by itself within
 * 15 s (measured on Chromium 156), but is started again at once when it dies.
 *
 * @param asked  when it was asked for lately, epoch milliseconds, this time included
 */
export function restartFor(asked: readonly number[], now: number): Restart {
  const lately = recent(asked, now).length;
  return lately <= 1 ? 'new-window' : lately === 2 ? 'kill-gpu' : 'restart-host';
}

/** Three deaths of the GPU process within five minutes: it is not by chance. */
export function gpuIsFailing(deaths: readonly number[], now: number): boolean {
  return recent(deaths, now).length >= 3;
}

/**
 * Whether to start without the GPU: it has failed within the last day. After a day it is tried again, since a driver
 * may have been updated meanwhile.
 *
 * @param deaths  when the GPU process died, epoch milliseconds, in order; kept on disk
 */
export function startsInSoftware(deaths: readonly number[], now: number): boolean {
  const today = deaths.filter((at) => at <= now && now - at < DAY_MS);
  return today.some((at, index) => gpuIsFailing(today.slice(0, index + 1), at));
}

/** These instants without those that no longer count. */
export function recent(instants: readonly number[], now: number): readonly number[] {
  return instants.filter((at) => now - at < FORGET_AFTER_MS);
}

const DAY_MS = 24 * 60 * 60_000;
