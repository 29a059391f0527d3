import { lastAtOrBefore } from './bisect.ts';
import type { Line, Plan } from './plan.ts';
import type { Campaign, Item } from './playlist.ts';
import { includes } from './spans.ts';
import type { Subset } from './subsets.ts';

/** A campaign that is on, with those of its items that may play now. */
export interface OnAirCampaign {
  readonly campaign: Campaign;
  readonly items: Subset<Item>;
}

/** The campaigns on air: all of one rank, each with something ready to show, by campaign id. None: nothing is on. */
export type OnAir = readonly OnAirCampaign[];

/**
 * What is on: the campaigns of the highest rank that have anything ready, and then what would be if those were not, rank
 * by rank (DECISIONS 12, 13). A campaign whose media is still on its way never blanks the screen. Pure, without memory.
 *
 * @param instant  epoch milliseconds, within the plan's span
 * @param isMeant  which ranks are asked about; all by default
 */
export function* airings(
  plan: Plan,
  instant: number,
  isReady: (item: Item) => boolean,
  isMeant: (rank: number) => boolean = () => true,
): Generator<OnAir> {
  for (const { rank, starts, lines } of plan.ranks) {
    if (!isMeant(rank)) continue;
    const ready: OnAirCampaign[] = [];
    for (const line of lines[lastAtOrBefore(starts, instant)]?.all ?? []) {
      const on = at(line, instant);
      if (hasReady(on.items, isReady)) ready.push(on);
    }
    if (ready.length > 0) yield ready;
  }
}

/** A campaign with those of its items that may play at an instant. */
export function at({ campaign, starts, sets }: Line, instant: number): OnAirCampaign {
  const items = sets.length === 1 ? sets[0] : sets[lastAtOrBefore(starts, instant)];
  return { campaign, items: items ?? NO_ITEMS };
}

/** An item of a campaign, and the number of the turn that it takes. */
export interface Turn {
  readonly campaign: Campaign;
  readonly item: Item;
  readonly turn: number;
}

/**
 * The item of a campaign's next turn: its turn number modulo its items that may play; one that is not ready is passed
 * over, and its turn with it (DECISIONS 14). `undefined` when nothing of the campaign is ready.
 *
 * @param turn  the turn to begin with, from 0
 */
export function takeTurn(
  { campaign, items }: OnAirCampaign,
  turn: number,
  isReady: (item: Item) => boolean,
): Turn | undefined {
  for (let passed = 0; passed < items.size; passed++) {
    const item = items.at((turn + passed) % items.size);
    if (item !== undefined && isReady(item)) return { campaign, item, turn: turn + passed };
  }
  return undefined;
}

/** Whether the screen is lit at an instant: within its hours, or because of an emergency. */
export function isLit({ open }: Plan, instant: number, isEmergency: boolean): boolean {
  return open === undefined || isEmergency || includes(open, instant);
}

/** How loud the screen is at an instant, in percent. */
export function volumeAt({ volume }: Plan, instant: number): number {
  return volume.find(({ spans }) => spans === undefined || includes(spans, instant))?.percent ?? 100;
}

/**
 * The name of the part of a clock hour that an instant is in, when the hour is cut into so many. Two hours never share a
 * name, not even those that the clock on the wall shows twice.
 */
export function partOfHour({ clock }: Plan, instant: number, parts: number): string {
  const { offsetMs = 0 } = clock.findLast(({ from }) => from <= instant) ?? clock[0] ?? {};
  return `${Math.floor(((instant + offsetMs) / 3_600_000) * parts)} ${offsetMs}`;
}

/** Whether one of these items is ready. */
export function hasReady(items: Subset<Item>, isReady: (item: Item) => boolean): boolean {
  const { first, size } = items;
  if (first !== undefined && isReady(first)) return true;
  for (let index = 1; index < size; index++) if (isReady(items.at(index) as Item)) return true;
  return false;
}

const NO_ITEMS: Subset<Item> = { size: 0, at: () => undefined, first: undefined, all: [] };
