import type { Item, Playlist } from './playlist.ts';
import type { Screen } from './screen.ts';
import { turnsFrom } from './turns.ts';

/** How far an item's media has come. `failed`: it will not come for now (404, a wrong hash three times). */
export type Readiness = 'ready' | 'on-its-way' | 'failed';

/** One item as adoption sees it. */
export interface ItemAhead {
  readonly itemId: string;
  readonly readiness: Readiness;
  /** An optional item is never waited for. */
  readonly optional?: boolean;
}

export type AdoptionDecision =
  | { readonly kind: 'adopt' }
  /** Go on with the old playlist: these are still on their way, or nothing of the new one can be shown. */
  | { readonly kind: 'wait'; readonly waitingFor: readonly string[] }
  /** Take it although these have failed; the fault `INCOMPLETE` lists them. */
  | { readonly kind: 'adopt-incomplete'; readonly missing: readonly string[] };

/**
 * Whether a new playlist may take a screen (DECISIONS 12): the non-optional items of the next 60 minutes must be ready.
 * It waits while bytes arrive; what has failed for good stops blocking as soon as one item is ready. One that has
 * nothing on in the next hour has nothing to wait for.
 *
 * @param ahead  the items of the next hour, in the order of play
 */
export function decideAdoption(ahead: readonly ItemAhead[]): AdoptionDecision {
  const needed = ahead.filter(({ optional }) => optional !== true);
  const coming = needed.filter(({ readiness }) => readiness === 'on-its-way');
  if (coming.length > 0) return { kind: 'wait', waitingFor: ids(coming) };

  const anyReady = ahead.some(({ readiness }) => readiness === 'ready');
  if (!anyReady && ahead.length > 0) return { kind: 'wait', waitingFor: ids(ahead) };
  return needed.every(({ readiness }) => readiness === 'ready')
    ? { kind: 'adopt' }
    : { kind: 'adopt-incomplete', missing: ids(ahead.filter(({ readiness }) => readiness === 'failed')) };
}

/**
 * The items that begin on a screen within the next hour, each once, in the order of play; as if all were ready.
 *
 * @param now         epoch milliseconds
 * @param clockFloor  a clock that is behind it is plainly wrong
 */
export function itemsOfNextHour(
  playlist: Playlist,
  screen: Screen,
  now: number,
  clockFloor = -Infinity,
): readonly Item[] {
  const items = new Set<Item>();
  for (const { startsAt, choice } of turnsFrom(playlist, screen, now, { gapsUntil: now + HOUR_MS, clockFloor })) {
    if (startsAt >= now + HOUR_MS) break;
    for (const { item } of choice.announcements) items.add(item);
    items.add(choice.item);
  }
  return [...items];
}

const HOUR_MS = 3_600_000;

function ids(items: readonly ItemAhead[]): readonly string[] {
  return items.map(({ itemId }) => itemId);
}
