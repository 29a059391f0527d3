import { momentsOf } from './moments.ts';
import { makePlan } from './plan.ts';
import type { Item, Playlist } from './playlist.ts';
import { rankOf } from './ranks.ts';
import { airings, isLit, type OnAirCampaign } from './schedule.ts';
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
  const lines = new Set(plan.ranks.flatMap((rank) => rank.lines.flatMap(({ all }) => all)));
  const edges = new Set([
    from,
    ...plan.ranks.flatMap(({ starts }) => starts),
    ...[...lines].flatMap(({ starts }) => starts),
  ]);
  for (const span of plan.open ?? []) edges.add(span.from).add(span.until);
  const starts = [...edges].filter((edge) => from <= edge && edge < until).sort((a, b) => a - b);

  const stretches: TimelineStretch[] = [];
  starts.forEach((start, index) => {
    const [on = [], ...outranked] = airings(plan, start, ({ kind }) => kind !== 'web');
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
    moments: momentsOf(plan, from - 1, until - 1).map(({ at, campaign }) => ({ at, campaign: campaign.id })),
  };
}

/** The items of a campaign that are on, in the order of the file. */
export function itemsOn({ items }: OnAirCampaign): readonly Item[] {
  return Array.from({ length: items.size }, (_, index) => items.at(index) as Item);
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
