import { recent, restartDelayMs } from '../core/recovery.ts';

/** What is done about a page whose process has died or whose player finds it dead. */
export type Repair =
  | { readonly kind: 'reload'; readonly delayMs: number }
  | { readonly kind: 'new-window'; readonly delayMs: number }
  | { readonly kind: 'restart-host' };

/**
 * The next repair of a page whose renderer has died at these instants, the newest last: three reloads, three new
 * windows, each later than the last, then the whole host. Five good minutes, and it begins anew.
 *
 * @param why  begins with Electron's word for the last death
 */
export function repairAfterDeath(deaths: readonly number[], now: number, why: string): Repair {
  // Another window would start the same program, which cannot be started.
  if (/^(launch-failed|integrity-failure)/.test(why)) return { kind: 'restart-host' };
  const lately = recent(deaths, now).length;
  if (lately > 6) return { kind: 'restart-host' };
  return { kind: lately <= 3 ? 'reload' : 'new-window', delayMs: restartDelayMs(deaths, now) };
}
