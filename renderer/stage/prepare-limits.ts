import type { Cut } from './cut.ts';
import { until } from './frames.ts';
import { within } from './within.ts';

/** An item is loaded this long before it is needed, not earlier: a waiting clip holds memory. */
export const PREPARE_AHEAD_MS = 10_000;
/** What cannot be shown within this is skipped. */
export const PREPARE_LIMIT_MS = 5_000;

/** A player process that stays away for longer is not waited for: others may play without it. */
const LONGEST_AWAY_MS = 10_000;

/**
 * What was made ready, if it came in time. A web page comes from elsewhere, so it has what is left until it is due as
 * well; but no longer than others when it is needed at once, as when what is watched breaks meanwhile.
 *
 * @throws when it did not come in time, or is wanted no more
 */
export async function preparedInTime<T>(preparing: Promise<T>, cut: Cut): Promise<T> {
  if (cut.showing.item.kind !== 'web') return within(PREPARE_LIMIT_MS, preparing, cut.signal);
  const begunAt = performance.now();
  const spare = () => Math.min(PREPARE_AHEAD_MS, Math.max(0, cut.dueAt - begunAt));
  const over = new AbortController();
  const late = until(() => begunAt + spare() + PREPARE_LIMIT_MS, over.signal).then(() => {
    if (!over.signal.aborted) throw new Error(`was not ready within ${seconds(begunAt)} s`);
    return preparing;
  });
  try {
    const longest = PREPARE_AHEAD_MS + 2 * PREPARE_LIMIT_MS;
    return await within(longest, Promise.race([preparing, late]), cut.signal);
  } finally {
    over.abort();
  }
}

/** Whether the player process was away: that nothing could be loaded then says nothing of the item. */
export async function playerWasAway(wasAway: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  return !signal.aborted && within(LONGEST_AWAY_MS, wasAway(), signal).catch(() => false);
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1000);
}
