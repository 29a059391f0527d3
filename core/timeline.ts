import { lastIndexWhere } from './bisect.ts';
import { LATEST_MOMENT_MS, momentsOf } from './moments.ts';
import { makePlan, type Line, type Plan } from './plan.ts';
import type { BesideZone, Item, Playlist } from './playlist.ts';
import { airings, at, isLit, takeTurn, type OnAirCampaign } from './schedule.ts';
import type { Screen } from './screen.ts';
import { isEmergency, isInterrupted, sharingOf, type Sharing } from './sharing.ts';
import { intersect, unite, type Span, type Spans } from './spans.ts';
import { playlistInZone, zonesBeside } from './zones.ts';

/** A stretch of time in which the same is on. */
export interface TimelineStretch extends Span {
  /** Outside the opening hours nothing is on, but an emergency. */
  readonly open: boolean;
  /** The campaigns that have turns, with those of their items that may play; none: nothing of the playlist is on. */
  readonly on: readonly OnAirCampaign[];
  /** The campaigns that would be on if those were not, the highest first. */
  readonly outranked: readonly OnAirCampaign[];
}

export interface Timeline extends Span {
  readonly stretches: readonly TimelineStretch[];
  /** The points in time that come to be answered: while the screen is closed or interrupted none is. */
  readonly moments: readonly { readonly at: number; readonly campaign: string }[];
}

/** What a playlist says for a screen over a span of time, taking all media, and all web pages, as ready; stretches follow one another. */
export function timelineOf(playlist: Playlist, screen: Screen, { from, until }: Span): Timeline {
  // A point in time just before the end may be answered after it.
  const plan = makePlan(playlist, screen, from, until + LATEST_MOMENT_MS);
  const looks = looksOf(plan);

  const stretches: TimelineStretch[] = [];
  for (const look of looks) {
    if (look.from >= until) break;
    const { on, outranked } = look.sharing;
    const stretch = {
      ...{ from: look.from, until: Math.min(look.until, until), open: look.open },
      ...{ on: on.flat(), outranked: outranked.flat() },
    };
    const last = stretches.at(-1);
    if (last !== undefined && isAlike(last, stretch))
      stretches[stretches.length - 1] = { ...last, until: stretch.until };
    else stretches.push(stretch);
  }
  const free = unite(looks.filter(({ open, sharing }) => open && !isInterrupted(sharing)));
  const answers = new Map(plan.momentLines.map(({ line }) => [line, intersect(free, showingOf(line))]));
  const isAnswered = (line: Line, moment: number) =>
    touches(answers.get(line) ?? [], { from: moment, until: moment + LATEST_MOMENT_MS });
  return {
    ...{ from, until, stretches },
    moments: momentsOf(plan, from - 1, until - 1)
      .filter((moment) => isAnswered(moment.line, moment.at))
      .map((moment) => ({ at: moment.at, campaign: moment.campaign.id })),
  };
}

/** The same for a zone beside the main picture; nothing on: it takes no room. */
export interface ZoneTimeline extends Timeline {
  readonly zone: BesideZone;
}

/** What a playlist says for each of its zones beside the main picture, while no interrupt has all of it. */
export function timelinesBeside(playlist: Playlist, screen: Screen, span: Span): readonly ZoneTimeline[] {
  const ofZone = ({ campaign }: OnAirCampaign) => campaign.interrupt === undefined;
  return zonesBeside(playlist).map((zone) => {
    const { stretches, ...rest } = timelineOf(playlistInZone(playlist, zone), screen, span);
    const own = stretches.map(({ on, outranked, ...stretch }) => ({
      ...{ ...stretch, on: on.filter(ofZone), outranked: outranked.filter(ofZone) },
    }));
    return { ...rest, zone, stretches: own };
  });
}

/** The items of a campaign that are on, in the order of the file. */
export function itemsOn({ items }: OnAirCampaign): readonly Item[] {
  return Array.from({ length: items.size }, (_, index) => items.at(index) as Item);
}

/** From one change to the next: whether the screen is lit, and who has turns. */
interface Look extends Span {
  readonly open: boolean;
  readonly sharing: Sharing;
}

function looksOf(plan: Plan): readonly Look[] {
  const { from, until } = plan;
  const lines = new Set(plan.ranks.flatMap((rank) => rank.lines.flatMap(({ all }) => all)));
  const edges = new Set([
    from,
    ...plan.ranks.flatMap(({ starts }) => starts),
    ...[...lines].flatMap(({ starts }) => starts),
  ]);
  for (const span of plan.open ?? []) edges.add(span.from).add(span.until);
  const starts = [...edges].filter((edge) => from <= edge && edge < until).sort((a, b) => a - b);
  return starts.map((start, index) => {
    const sharing = sharingOf([...airings(plan, start, isShowable)], isShowable);
    return { from: start, until: starts[index + 1] ?? until, open: isLit(plan, start, isEmergency(sharing)), sharing };
  });
}

/** When a campaign has something to show. */
function showingOf(line: Line): Spans {
  const spans = line.starts.map((from, index) => ({ from, until: line.starts[index + 1] ?? Infinity }));
  return spans.filter(({ from }) => takeTurn(at(line, from), 0, isShowable) !== undefined);
}

function isShowable(): boolean {
  return true;
}

function touches(spans: Spans, { from, until }: Span): boolean {
  const last = spans[lastIndexWhere(spans, (span) => span.from < until)];
  return last !== undefined && from < last.until;
}

function isAlike(a: TimelineStretch, b: TimelineStretch): boolean {
  const same = (one: readonly OnAirCampaign[], other: readonly OnAirCampaign[]) =>
    one.length === other.length &&
    one.every(({ campaign, items }, index) => campaign === other[index]?.campaign && items === other[index].items);
  return a.open === b.open && same(a.on, b.on) && same(a.outranked, b.outranked);
}
