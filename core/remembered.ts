import { readMemory, type Memory } from './memory.ts';
import type { Zone } from './playlist.ts';
import { isRecord } from './record.ts';

/** What was shown in a zone so far, as it is kept for the next life of the page. */
export interface Remembered {
  readonly memory: Memory;
  /** When the showing began that it was told with, epoch milliseconds, whole. */
  readonly shownAt: number;
}

/** Of the zones of a screen that have shown anything. */
export type RememberedZones = Readonly<Partial<Record<Zone, Remembered>>>;

/**
 * The newer of what was kept in two places. What was written by a clock that was ahead, and has been put right since,
 * counts as the older.
 *
 * @param now epoch milliseconds
 */
export function newerOf(
  one: Remembered | undefined,
  other: Remembered | undefined,
  now: number,
): Remembered | undefined {
  const age = (kept: Remembered | undefined) => (kept === undefined || kept.shownAt > now ? -Infinity : kept.shownAt);
  if (one === undefined || other === undefined) return one ?? other;
  return age(other) > age(one) ? other : one;
}

/** What was kept as JSON; `undefined` when it is damaged, or nothing of ours. */
export function readRemembered(value: unknown): Remembered | undefined {
  if (!isRecord(value)) return undefined;
  const memory = readMemory(value['memory']);
  const shownAt = value['shownAt'];
  return memory === undefined || !Number.isSafeInteger(shownAt) ? undefined : { memory, shownAt: Number(shownAt) };
}
