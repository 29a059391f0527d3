import type { Item, Playlist } from './playlist.ts';

/** How far an item's media has come. `failed`: it will not come for now (404, a wrong hash three times). */
export type Readiness = 'ready' | 'on-its-way' | 'failed';

/** One item as adoption sees it. */
export interface ItemAhead {
  readonly itemId: string;
  readonly readiness: Readiness;
  /** How long it stays; `undefined` for a video that plays to its end. */
  readonly durationSeconds?: number | undefined;
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
 * It waits while bytes arrive; what has failed for good stops blocking as soon as one item is ready.
 *
 * @param cycle  the items of the top priority in playing order, one round of them, from the one that plays first
 */
export function decideAdoption(cycle: readonly ItemAhead[]): AdoptionDecision {
  const needed = nextHour(cycle).filter(({ optional }) => optional !== true);
  const coming = needed.filter(({ readiness }) => readiness === 'on-its-way');
  if (coming.length > 0) return { kind: 'wait', waitingFor: ids(coming) };

  const anyReady = cycle.some(({ readiness }) => readiness === 'ready');
  if (!anyReady) return { kind: 'wait', waitingFor: ids(cycle) };
  return needed.every(({ readiness }) => readiness === 'ready')
    ? { kind: 'adopt' }
    : { kind: 'adopt-incomplete', missing: ids(cycle.filter(({ readiness }) => readiness === 'failed')) };
}

/** The items of a playlist's top priority, for `decideAdoption`. A slide needs no media: it is always ready. */
export function itemsAhead(playlist: Playlist, readinessOf: (item: Item) => Readiness): readonly ItemAhead[] {
  const top = Math.max(...playlist.campaigns.map(({ priority }) => priority));
  return playlist.campaigns
    .filter(({ priority }) => priority === top)
    .flatMap(({ items }) => items)
    .map((item) => ({
      itemId: item.id,
      durationSeconds: item.durationSeconds,
      readiness: item.kind === 'slide' ? 'ready' : readinessOf(item),
    }));
}

const HOUR_SECONDS = 3600;
/** What a video counts for whose length is not written: short, so that rather too much is waited for than too little. */
const UNKNOWN_SECONDS = 10;

/** The items that begin within the next hour, when the first begins now. */
function nextHour(cycle: readonly ItemAhead[]): readonly ItemAhead[] {
  let startsAfter = 0;
  const within: ItemAhead[] = [];
  for (const item of cycle) {
    if (startsAfter >= HOUR_SECONDS) break;
    within.push(item);
    startsAfter += item.durationSeconds ?? UNKNOWN_SECONDS;
  }
  return within;
}

function ids(items: readonly ItemAhead[]): readonly string[] {
  return items.map(({ itemId }) => itemId);
}
