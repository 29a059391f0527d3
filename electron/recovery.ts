import { recent, restartDelayMs } from '../core/recovery.ts';

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
