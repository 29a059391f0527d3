import { daypartSpans } from './dayparts.ts';
import { itemSetsOf, type ItemSet } from './item-set.ts';
import { instantsOfMoments } from './moment-instants.ts';
import { campaignsOf, type Campaign, type Conditions, type Item, type Playlist } from './playlist.ts';
import type { Screen } from './screen.ts';
import { intersect, unite, type Span, type Spans } from './spans.ts';
import { isFor } from './targets.ts';
import { clockStretches, type ClockStretch } from './wall-clock.ts';

/**
 * What a playlist says for one screen over a span of time, worked out once so that asking about an instant takes a
 * few steps: `onAir` and its kin in `schedule.ts` read it. It knows nothing of what is ready or was shown before.
 */
export interface Plan extends Span {
  readonly playlist: Playlist;
  readonly screen: Screen;
  /** When the campaigns on change, in order; the first is not after `from`. */
  readonly starts: readonly number[];
  /** For each start: by rank, the highest first, the campaigns that have something to show until the next start. */
  readonly ranks: readonly (readonly (readonly Line[])[])[];
  /** Points in time, in order, ties by campaign id; and their instants alone, to be searched. */
  readonly moments: { readonly all: readonly Moment[]; readonly instants: readonly number[] };
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
  readonly sets: readonly ItemSet[];
}

/** A point in time at which a campaign has one turn. */
export interface Moment {
  readonly at: number;
  readonly campaign: Campaign;
  readonly line: Line;
}

/** A moment that is further past than this is skipped (DECISIONS 16). */
export const LATEST_MOMENT_MS = 10 * 60_000;

/** The plan of a playlist for a screen, good for instants from `from` to before `until` (epoch milliseconds). */
export function makePlan(playlist: Playlist, screen: Screen, from: number, until: number): Plan {
  // A moment just before the span may still be answered in it.
  const span = { from: from - LATEST_MOMENT_MS, until };
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
    momentsOf: (line, open) =>
      instantsOfMoments(line.campaign.moments, playlist.timeZone, span)
        .filter((at) => open.some((one) => one.from <= at && at < one.until))
        .map((at) => ({ at, campaign: line.campaign, line })),
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
    momentsOf: () => [],
  });
}

interface TimeRules {
  /** Nobody knows what time it is, so no screen is closed. */
  readonly isTimeless: boolean;
  readonly spansOf: (conditions: Conditions) => Spans;
  readonly clock: readonly ClockStretch[];
  readonly momentsOf: (line: Line, open: Spans) => readonly Moment[];
}

function assemble(playlist: Playlist, screen: Screen, asked: Span, span: Span, rules: TimeRules): Plan {
  const lines: Line[] = [];
  const moments: Moment[] = [];
  const withdrawn = new Set(playlist.withdrawn);
  for (const campaign of campaignsOf(playlist)) {
    const open = isFor(campaign.screens, screen) ? rules.spansOf(campaign) : [];
    if (open.length === 0) continue;
    const line = lineOf(campaign, open, span, (item) =>
      isFor(item.screens, screen) && !isWithdrawn(item, withdrawn) ? rules.spansOf(item) : [],
    );
    if (campaign.moments === undefined) lines.push(line);
    else moments.push(...rules.momentsOf(line, open));
  }
  moments.sort((a, b) => a.at - b.at || byCampaignId(a.line, b.line));
  const display = playlist.display.find((rule) => isFor(rule.screens, screen));
  const openWhile = (names: readonly string[]): Spans | undefined =>
    names.length === 0 ? undefined : rules.spansOf({ flight: {}, dayparts: names });
  return {
    ...{ playlist, screen, ...asked, clock: rules.clock },
    moments: { all: moments, instants: moments.map(({ at }) => at) },
    ...ranksOf(lines, span),
    open: rules.isTimeless ? undefined : openWhile(display?.hours ?? []),
    outside: display?.outside ?? 'black',
    volume: (display?.volume ?? []).map(({ dayparts, percent }) => ({ spans: openWhile(dayparts), percent })),
  };
}

/** Whether an item must not be seen any more: by its name, or because none of its files may be. */
export function isWithdrawn(item: Item, withdrawn: ReadonlySet<string>): boolean {
  if (withdrawn.size === 0) return false;
  if (withdrawn.has(item.id)) return true;
  return 'sources' in item && item.sources.every(({ sha256 }) => sha256 !== undefined && withdrawn.has(sha256));
}

/** Higher wins: emergencies, then notices, then points in time, then campaigns by their priority. */
export function rankOf({ interrupt, moments, priority }: Campaign): number {
  if (interrupt !== undefined) return interrupt.class === 'emergency' ? EMERGENCY_RANK : NOTICE_RANK;
  return moments === undefined ? priority : MOMENT_RANK;
}

export const EMERGENCY_RANK = 3e9;
export const NOTICE_RANK = 2e9;
const MOMENT_RANK = 1e9;

function lineOf(campaign: Campaign, open: Spans, span: Span, spansOfItem: (item: Item) => Spans): Line {
  const sets = itemSetsOf(campaign.items);
  const atFirst = new Set<number>();
  const changes: { at: number; index: number; isIn: boolean }[] = [];
  const known = new Map<Spans, Spans>();
  campaign.items.forEach((item, index) => {
    const own = spansOfItem(item);
    const spans = known.get(own) ?? intersect(open, own);
    known.set(own, spans);
    for (const { from, until } of spans) {
      if (from <= span.from) atFirst.add(index);
      else changes.push({ at: from, index, isIn: true });
      if (until < span.until) changes.push({ at: until, index, isIn: false });
    }
  });
  changes.sort((a, b) => a.at - b.at);
  let set = sets.of((index) => atFirst.has(index));
  const line = { campaign, starts: [span.from], sets: [set] };
  for (const { at, index, isIn } of changes) {
    set = sets.with(set, index, isIn);
    if (line.starts.at(-1) === at) line.sets[line.sets.length - 1] = set;
    else {
      line.starts.push(at);
      line.sets.push(set);
    }
  }
  return line;
}

/** Which campaigns have something to show, as that changes. Ranks that do not change are the same array throughout. */
function ranksOf(lines: readonly Line[], span: Span): Pick<Plan, 'starts' | 'ranks'> {
  const changes = lines.flatMap((line) => {
    let shows = false;
    return line.sets.flatMap(({ size }, index) => {
      if (shows === size > 0) return [];
      shows = size > 0;
      return [{ at: line.starts[index] as number, line, shows }];
    });
  });
  changes.sort((a, b) => a.at - b.at);
  const byRank = new Map<number, readonly Line[]>();
  const starts: number[] = [span.from];
  const ranks: (readonly (readonly Line[])[])[] = [[]];
  for (let next = 0; next < changes.length;) {
    const at = (changes[next] as (typeof changes)[number]).at;
    const joining: Line[] = [];
    const leaving = new Set<Line>();
    for (; next < changes.length && changes[next]?.at === at; next++) {
      const { line, shows } = changes[next] as (typeof changes)[number];
      if (shows) joining.push(line);
      else leaving.add(line);
    }
    for (const rank of new Set([...joining, ...leaving].map(({ campaign }) => rankOf(campaign)))) {
      const staying = (byRank.get(rank) ?? []).filter((line) => !leaving.has(line));
      const now = [...staying, ...joining.filter(({ campaign }) => rankOf(campaign) === rank)].sort(byCampaignId);
      if (now.length === 0) byRank.delete(rank);
      else byRank.set(rank, now);
    }
    const highestFirst = [...byRank].sort(([a], [b]) => b - a).map(([, line]) => line);
    if (at === starts.at(-1)) ranks[ranks.length - 1] = highestFirst;
    else {
      starts.push(at);
      ranks.push(highestFirst);
    }
  }
  return { starts, ranks };
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
