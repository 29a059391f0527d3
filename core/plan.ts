import { daypartSpans } from './dayparts.ts';
import { localDays, type LocalDay } from './local-days.ts';
import { campaignsOf, type Campaign, type Conditions, type Item, type Playlist } from './playlist.ts';
import { rankOf } from './ranks.ts';
import type { Screen } from './screen.ts';
import { intersect, unite, type Span, type Spans } from './spans.ts';
import { subsetsOf, type Subset } from './subsets.ts';
import { isFor } from './targets.ts';
import { clockStretches, type ClockStretch } from './wall-clock.ts';
import { isWithdrawn } from './withdrawn.ts';

/**
 * What a playlist says for the main picture of one screen over a span of time, worked out once so that asking about an
 * instant takes a few steps: `onAir` and its kin in `schedule.ts` read it. It knows nothing of what is ready or was shown
 * before. The zones beside the main picture are planned each from its own part of the playlist (`playlistInZone`).
 */
export interface Plan extends Span {
  readonly playlist: Playlist;
  readonly screen: Screen;
  /** The campaigns that take turns, by rank, the highest first. */
  readonly ranks: readonly RankPlan[];
  /** The campaigns that play at points in time, by their ids; and the days that those are counted from. */
  readonly momentLines: readonly MomentLine[];
  readonly days: readonly LocalDay[];
  /** How the clock on the wall runs. */
  readonly clock: readonly ClockStretch[];
  /** When the screen is open; `undefined`: always. */
  readonly open: Spans | undefined;
  readonly outside: 'black' | 'off';
  readonly volume: readonly { readonly spans: Spans | undefined; readonly percent: number }[];
}

/** One campaign over the span of a plan: which of its items may play, from each start to the next. */
export interface Line {
  readonly campaign: Campaign;
  readonly starts: readonly number[];
  readonly sets: readonly Subset<Item>[];
}

/** The campaigns of one rank over the span of a plan: those that have something to show, from each start to the next. */
export interface RankPlan {
  readonly rank: number;
  readonly starts: readonly number[];
  readonly lines: readonly Subset<Line>[];
}

/** A campaign that plays at points in time, and when it counts those. */
export interface MomentLine {
  readonly line: Line;
  readonly open: Spans;
}

/** The plan of a playlist for a screen, good for instants from `from` to before `until` (epoch milliseconds). */
export function makePlan(playlist: Playlist, screen: Screen, from: number, until: number): Plan {
  // A point in time just before the span may still be answered in it (DECISIONS 16).
  const span = { from: from - BEFORE_MS, until };
  const dayparts = daypartSpans(playlist, span);
  const always: Spans = [span];
  const known = new Map<string, Spans>();
  const spansOf = ({ flight, dayparts: names }: Conditions): Spans => {
    if (flight.from === undefined && flight.until === undefined && names.length === 0) return always;
    const key = `${flight.from ?? ''} ${flight.until ?? ''} ${names.join('\n')}`;
    const found = known.get(key) ?? within(span, flight, unionOf(dayparts, names));
    known.set(key, found);
    return found;
  };
  return assemble(playlist, screen, { from, until }, span, {
    isTimeless: false,
    spansOf,
    clock: clockStretches(span.from, until, playlist.timeZone),
    days: () => localDays(span, playlist.timeZone),
  });
}

/**
 * The plan for a machine whose clock is plainly wrong: only what is meant for any time at all (DESIGN.md, time). Good
 * for every instant.
 */
export function makeTimelessPlan(playlist: Playlist, screen: Screen): Plan {
  const ever = { from: -Infinity, until: Infinity };
  return assemble(playlist, screen, ever, ever, {
    isTimeless: true,
    spansOf: ({ flight, dayparts }) =>
      flight.from === undefined && flight.until === undefined && dayparts.length === 0 ? [ever] : [],
    clock: [{ ...ever, offsetMs: 0 }],
    days: () => [],
  });
}

interface TimeRules {
  /** Nobody knows what time it is, so no screen is closed. */
  readonly isTimeless: boolean;
  readonly spansOf: (conditions: Conditions) => Spans;
  readonly clock: readonly ClockStretch[];
  /** None: there are no points in time. */
  readonly days: () => readonly LocalDay[];
}

function assemble(playlist: Playlist, screen: Screen, asked: Span, span: Span, rules: TimeRules): Plan {
  const lines: Line[] = [];
  const momentLines: MomentLine[] = [];
  const withdrawn = new Set(playlist.withdrawn);
  for (const campaign of campaignsOf(playlist)) {
    if (campaign.zone !== undefined) continue;
    const open = isFor(campaign.screens, screen) ? rules.spansOf(campaign) : [];
    if (open.length === 0) continue;
    const line = lineOf(campaign, open, span, (item) =>
      isFor(item.screens, screen) && !isWithdrawn(item, withdrawn) ? rules.spansOf(item) : [],
    );
    if (campaign.moments === undefined) lines.push(line);
    else momentLines.push({ line, open });
  }
  momentLines.sort((a, b) => byCampaignId(a.line, b.line));
  const display = playlist.display.find((rule) => isFor(rule.screens, screen));
  const openWhile = (names: readonly string[]): Spans | undefined =>
    names.length === 0 ? undefined : rules.spansOf({ flight: {}, dayparts: names });
  return {
    ...{ playlist, screen, ...asked, clock: rules.clock, momentLines },
    ranks: ranksOf(lines, span),
    days: momentLines.length === 0 ? [] : rules.days(),
    open: rules.isTimeless ? undefined : openWhile(display?.hours ?? []),
    outside: display?.outside ?? 'black',
    volume: (display?.volume ?? []).map(({ dayparts, percent }) => ({ spans: openWhile(dayparts), percent })),
  };
}

function lineOf(campaign: Campaign, open: Spans, span: Span, spansOfItem: (item: Item) => Spans): Line {
  const known = new Map<Spans, Spans>();
  const changes = campaign.items.flatMap((item, index) => {
    const own = spansOfItem(item);
    const spans = known.get(own) ?? intersect(open, own);
    known.set(own, spans);
    return spans.flatMap(({ from, until }) => [
      { at: from, index, isIn: true },
      ...(until < span.until ? [{ at: until, index, isIn: false }] : []),
    ]);
  });
  return { campaign, ...changing(campaign.items, changes, span) };
}

/** The campaigns by rank, the highest first; in each, which of them have something to show, as that changes. */
function ranksOf(lines: readonly Line[], span: Span): readonly RankPlan[] {
  const byRank = [...Map.groupBy(lines, ({ campaign }) => rankOf(campaign))].sort(([a], [b]) => b - a);
  return byRank.map(([rank, unordered]) => {
    const ordered = unordered.toSorted(byCampaignId);
    const changes = ordered.flatMap(({ starts, sets }, index) =>
      sets.flatMap(({ size }, n) => {
        const shows = size > 0;
        const before = n > 0 && (sets[n - 1]?.size ?? 0) > 0;
        return shows === before ? [] : [{ at: starts[n] as number, index, isIn: shows }];
      }),
    );
    const { starts, sets } = changing(ordered, changes, span);
    return { rank, starts, lines: sets };
  });
}

/** The subsets of a list from one change to the next. */
function changing<T>(
  list: readonly T[],
  changes: { readonly at: number; readonly index: number; readonly isIn: boolean }[],
  span: Span,
): { readonly starts: readonly number[]; readonly sets: readonly Subset<T>[] } {
  changes.sort((a, b) => a.at - b.at);
  const atFirst = new Set(changes.filter(({ at }) => at <= span.from).map(({ index }) => index));
  const subsets = subsetsOf(list);
  let set = subsets.of((index) => atFirst.has(index));
  const made = { starts: [span.from], sets: [set] };
  for (const { at, index, isIn } of changes) {
    if (at <= span.from) continue;
    set = subsets.with(set, index, isIn);
    if (made.starts.at(-1) === at) made.sets[made.sets.length - 1] = set;
    else {
      made.starts.push(at);
      made.sets.push(set);
    }
  }
  return made;
}

function unionOf(dayparts: ReadonlyMap<string, Spans>, names: readonly string[]): Spans | undefined {
  if (names.length === 0) return undefined;
  const [only] = names;
  if (only !== undefined && names.length === 1) return dayparts.get(only) ?? [];
  return unite(names.flatMap((name) => dayparts.get(name) ?? []));
}

function within(span: Span, { from, until }: Conditions['flight'], dayparts: Spans | undefined): Spans {
  const flight = { from: Math.max(span.from, from ?? -Infinity), until: Math.min(span.until, until ?? Infinity) };
  if (flight.from >= flight.until) return [];
  return dayparts === undefined ? [flight] : intersect([flight], dayparts);
}

function byCampaignId({ campaign: a }: Line, { campaign: b }: Line): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const BEFORE_MS = 11 * 60_000;
