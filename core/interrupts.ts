import type { Item } from './playlist.ts';
import { mediaOf, type Programme } from './programme.ts';
import { isInterrupt, rankOf } from './ranks.ts';
import type { CanPlay, Planned, Sources } from './sources.ts';
import { airings, hasReady, type OnAirCampaign } from './schedule.ts';

/** A campaign that is on, with the playlist that it is of. */
export interface Entry extends OnAirCampaign {
  readonly planned: Planned;
}

/**
 * The interrupts on at an instant that have something to play, rank by rank, the highest first. The newest playlist says
 * which are on; while its version of one is still on its way, the version in force stands in for it.
 */
export function interruptsOn(
  { interrupts: newest, current }: Sources,
  instant: number,
  canPlay: CanPlay,
): readonly (readonly Entry[])[] {
  const of = (planned: Planned, isReady: (item: Item) => boolean): readonly Entry[] =>
    [...airings(planned.plan, instant, isReady, isInterrupt)].flat().map((on) => ({ ...on, planned }));
  if (newest.plan === current.plan) return byRank(of(current, (item) => canPlay(current.programme, item)));

  const before = of(current, (item) => canPlay(current.programme, item));
  const entries = of(newest, () => true).flatMap((entry) => {
    if (hasReady(entry.items, (item) => canPlay(newest.programme, item))) return [entry];
    return before.find(({ campaign }) => campaign.id === entry.campaign.id) ?? [];
  });
  return byRank(entries);
}

/** The interrupts of the highest rank that has something to be seen; one that is only heard waits for a boundary. */
export function interruptsSeen(sources: Sources, instant: number, canPlay: CanPlay): readonly Entry[] {
  const isSeen: CanPlay = (programme, item) => item.kind !== 'audio' && canPlay(programme, item);
  const [highest = []] = interruptsOn(sources, instant, isSeen);
  return highest;
}

/** How high these equals rank; -Infinity when there are none. */
export function rankOfAll([first]: readonly Entry[]): number {
  return first === undefined ? -Infinity : rankOf(first.campaign);
}

/** What is on the screen, or about to be, as far as interrupts matter to it. */
export interface Shown {
  readonly campaignId: string;
  readonly item: Item;
  readonly programme: Programme;
  readonly media: { readonly sha256: string } | undefined;
  readonly rank: number;
  /** The interrupts of its rank that were on when it was chosen. */
  readonly besides: readonly string[];
}

/**
 * Whether something must not be seen to its end: it is outranked by an interrupt, or is of one that is over, that says
 * something else by now, or beside which another of the same rank has begun.
 *
 * @param seen  the interrupts of the highest rank that have something to show now
 */
export function yieldsTo(shown: Shown, seen: readonly Entry[]): boolean {
  const urgent = rankOfAll(seen);
  if (urgent > shown.rank) return true;
  if (!isInterrupt(shown.rank)) return false;
  return urgent < shown.rank || !isAmong(seen, shown) || begunBeside(shown, seen).length > 0;
}

/** What can be taken when interrupts cut in: one that has just begun goes before its equals that have been seen already. */
export function canBegin(watched: Shown | undefined, seen: readonly Entry[] | undefined, canPlay: CanPlay): CanPlay {
  const [first] = seen ?? [];
  if (seen === undefined || watched === undefined || rankOfAll(seen) !== watched.rank) return canPlay;
  const begun = begunBeside(watched, seen);
  // By the clock, the clock says who is first.
  if (begun.length === 0 || first?.planned.programme.playlist.sync === 'clock') return canPlay;
  const items = new Set(begun.flatMap((entry) => entry.items.all));
  return (programme, item) => items.has(item) && canPlay(programme, item);
}

/** Those of the interrupts that had not begun when this one was chosen. */
function begunBeside({ besides }: Shown, seen: readonly Entry[]): readonly Entry[] {
  return seen.filter(({ campaign }) => !besides.includes(campaign.id));
}

/** Whether an item of an interrupt is on just as it is shown; a new list that says the same of it changes nothing. */
function isAmong(seen: readonly Entry[], shown: Shown): boolean {
  const entry = seen.find(({ campaign }) => campaign.id === shown.campaignId);
  const item = entry?.items.all.find(({ id }) => id === shown.item.id);
  if (entry === undefined || item === undefined) return false;
  const { programme } = entry.planned;
  if (programme.digest === shown.programme.digest) return true;
  return (
    mediaOf(programme, item)?.sha256 === shown.media?.sha256 && JSON.stringify(item) === JSON.stringify(shown.item)
  );
}

function byRank(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const ranks = [...new Set(entries.map(({ campaign }) => rankOf(campaign)))].sort((a, b) => b - a);
  return ranks.map((rank) => entries.filter(({ campaign }) => rankOf(campaign) === rank));
}
