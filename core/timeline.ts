import { makePlan, rankOf } from './plan.ts';
import type { Item, Playlist } from './playlist.ts';
import { at, isLit, ranksAt, type OnAirCampaign } from './schedule.ts';
import type { Screen } from './screen.ts';
import type { Span } from './spans.ts';

/** A stretch of time in which the same is on. */
export interface TimelineStretch extends Span {
  /** Outside the opening hours nothing is on, but an emergency. */
  readonly open: boolean;
  /** The campaigns of the highest rank with those of their items that may play; none: nothing of the playlist is on. */
  readonly on: readonly OnAirCampaign[];
  /** The campaigns that would be on if those were not, the highest first. */
  readonly outranked: readonly OnAirCampaign[];
}

export interface Timeline extends Span {
  readonly stretches: readonly TimelineStretch[];
  readonly moments: readonly { readonly at: number; readonly campaign: string }[];
}

/** What a playlist says for a screen over a span of time, taking all media as ready; stretches follow one another. */
export function timelineOf(playlist: Playlist, screen: Screen, { from, until }: Span): Timeline {
  const plan = makePlan(playlist, screen, from, until);
  const lines = new Set(plan.ranks.flat(2));
  const edges = new Set([from, ...plan.starts, ...[...lines].flatMap(({ starts }) => starts)]);
  for (const span of plan.open ?? []) edges.add(span.from).add(span.until);
  const starts = [...edges].filter((edge) => from <= edge && edge < until).sort((a, b) => a - b);

  const stretches: TimelineStretch[] = [];
  starts.forEach((start, index) => {
    const [on = [], ...outranked] = ranksAt(plan, start)
      .map((rank) => rank.map((line) => at(line, start)))
      .map((rank) => rank.filter(({ items }) => hasPlayable(items)))
      .filter((rank) => rank.length > 0);
    const stretch = {
      ...{ from: start, until: starts[index + 1] ?? until, open: isLit(plan, start, isEmergency(on)) },
      ...{ on, outranked: outranked.flat() },
    };
    const last = stretches.at(-1);
    if (last !== undefined && isAlike(last, stretch))
      stretches[stretches.length - 1] = { ...last, until: stretch.until };
    else stretches.push(stretch);
  });
  return {
    ...{ from, until, stretches },
    moments: plan.moments.all
      .filter((moment) => from <= moment.at && moment.at < until)
      .map((moment) => ({ at: moment.at, campaign: moment.campaign.id })),
  };
}

/** The items of a campaign that are on, in the order of the file. */
export function itemsOn({ items }: OnAirCampaign): readonly Item[] {
  return Array.from({ length: items.size }, (_, index) => items.at(index) as Item);
}

function hasPlayable(items: OnAirCampaign['items']): boolean {
  if (items.first !== undefined && items.first.kind !== 'web') return true;
  for (let index = 0; index < items.size; index++) if (items.at(index)?.kind !== 'web') return true;
  return false;
}

function isAlike(a: TimelineStretch, b: TimelineStretch): boolean {
  const same = (one: readonly OnAirCampaign[], other: readonly OnAirCampaign[]) =>
    one.length === other.length &&
    one.every(({ campaign, items }, index) => campaign === other[index]?.campaign && items === other[index].items);
  return a.open === b.open && same(a.on, b.on) && same(a.outranked, b.outranked);
}

function isEmergency(on: readonly OnAirCampaign[]): boolean {
  return on[0]?.campaign.interrupt?.class === 'emergency';
}

/** How high the campaigns of a stretch rank; `undefined` when nothing is on. */
export function rankOn({ on }: TimelineStretch): number | undefined {
  return on[0] === undefined ? undefined : rankOf(on[0].campaign);
}
