import { isInterrupt, rankOf } from './ranks.ts';
import { takeTurn, type OnAir, type OnAirCampaign } from './schedule.ts';
import type { Item } from './playlist.ts';

/** The ranks that have something to play at an instant, parted by whether they have turns. */
export interface Sharing {
  /** The highest, down to the first that fills the screen; what is above that one has its share first, or is only heard. */
  readonly on: readonly OnAir[];
  /** The rank that fills the screen, so that nothing below it has a turn. */
  readonly filling: OnAir | undefined;
  readonly outranked: readonly OnAir[];
}

/**
 * Who has turns at an instant: a rank of which everything is limited to so many plays an hour, or is sound alone, leaves
 * turns to the rank below it.
 *
 * @param ranks  the highest first, as `airings` gives them
 */
export function sharingOf(ranks: readonly OnAir[], isReady: (item: Item) => boolean): Sharing {
  const index = ranks.findIndex((rank) =>
    rank.some((one) => one.campaign.maxPlaysPerHour === undefined && isSeen(one, isReady)),
  );
  const end = index < 0 ? ranks.length : index + 1;
  return { on: ranks.slice(0, end), filling: ranks[index], outranked: ranks.slice(end) };
}

/** Whether a campaign has a picture to show; one that has none is heard with those of others. */
export function isSeen(on: OnAirCampaign, isReady: (item: Item) => boolean): boolean {
  return takeTurn(on, 0, (item) => item.kind !== 'audio' && isReady(item)) !== undefined;
}

/** Whether an emergency fills the screen, which lights one that is closed. */
export function isEmergency({ filling }: Sharing): boolean {
  return filling?.[0]?.campaign.interrupt?.class === 'emergency';
}

/** Whether an interrupt fills the screen, so that points in time wait for its end. */
export function isInterrupted({ filling }: Sharing): boolean {
  return filling?.[0] !== undefined && isInterrupt(rankOf(filling[0].campaign));
}
