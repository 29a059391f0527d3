import { daypartSpans } from '../../core/dayparts.ts';
import { LATEST_MOMENT_MS, momentsOf } from '../../core/moments.ts';
import { makePlan } from '../../core/plan.ts';
import type { Campaign, Conditions, Flight, Playlist, Target } from '../../core/playlist.ts';
import { intersect, unite, type Span, type Spans } from '../../core/spans.ts';
import { readMoment } from '../../core/wall-clock.ts';
import { playlistInZone } from '../../core/zones.ts';
import { screenFor } from './screens-meant.ts';

/** Answers about times to come: dayparts repeat by the week, so eight days that are no holidays tell all. */
export interface Times {
  /** When all of these may play: in the days after the flight begins, and on the holidays within it. */
  spansOf(flight: Flight, parts: readonly Pick<Conditions, 'dayparts'>[]): Spans;
  /** Whether one of a campaign's points in time can be answered in one of these spans, which it may come just before. */
  hasMoment(campaign: Campaign, spans: Spans): boolean;
}

export function timesOf(playlist: Playlist, at: number): Times {
  const holidays = playlist.holidays.map((date) => {
    const from = readMoment(date, playlist.timeZone, 'begins');
    return { from, until: from + 2 * DAY_MS }; // a window may reach over midnight
  });
  const areNamed = playlist.dayparts.some(({ windows }) => windows.some(({ days }) => days.includes('holiday')));
  const byName = new Map(playlist.dayparts.map((daypart) => [daypart.name, daypart]));
  const known = new Map<string, Spans>();
  const daypartIn = (name: string, span: Span): Spans => {
    const daypart = byName.get(name);
    if (daypart === undefined) return [];
    const key = `${span.from} ${span.until} ${name}`;
    const found = known.get(key) ?? daypartSpans({ ...playlist, dayparts: [daypart] }, span).get(name) ?? [];
    if (known.size < MOST_KNOWN) known.set(key, found);
    return found;
  };
  const within = (span: Span, parts: readonly Pick<Conditions, 'dayparts'>[]): Spans => {
    let spans: Spans = span.from < span.until ? [span] : [];
    for (const { dayparts: names } of parts) {
      if (names.length === 0 || spans.length === 0) continue;
      spans = intersect(spans, unite(names.flatMap((name) => daypartIn(name, span))));
    }
    return spans;
  };
  const momentIn = (campaign: Campaign, { from, until }: Span): boolean => {
    const dayparts = campaign.dayparts.flatMap((name) => byName.get(name) ?? []);
    const only = { ...playlist, dayparts, campaigns: [{ ...campaign, items: [] }], interrupts: [], display: [] };
    const alone = playlistInZone(only, campaign.zone ?? 'main');
    const screen = screenFor(campaign.screens, undefined);
    if (screen === undefined) return false;
    const plan = makePlan(alone, screen, from, until);
    return momentsOf(plan, from - LATEST_MOMENT_MS, until - 1).length > 0;
  };
  const answered = new Map<string, boolean>();
  return {
    spansOf(flight, parts) {
      const { from = -Infinity, until = Infinity } = flight;
      const begins = Math.max(at, from);
      const withinDays = (days: number) =>
        within({ from: begins, until: Math.min(until, begins + days * DAY_MS) }, parts);
      const week = withinDays(8);
      if (week.length > 0 || parts.every(({ dayparts }) => dayparts.length === 0)) return week;
      const near = holidays.filter((one) => one.until > begins && one.from < until).slice(0, MOST_HOLIDAYS);
      // Holidays in a row, as at Tết, put off the days of the week.
      const later = near.length > 0 ? withinDays(8 + near.length) : [];
      if (later.length > 0) return later;
      for (const day of areNamed ? near : []) {
        const span = { from: Math.max(begins, day.from), until: Math.min(until, day.until) };
        const spans = within(span, parts);
        if (spans.length > 0) return spans;
      }
      return [];
    },
    hasMoment: (campaign, spans) =>
      // Most come in the first of these spans, and none of them is longer than some weeks.
      spans.some((span) => {
        const key = `${campaign.id} ${span.from} ${span.until}`;
        const found = answered.get(key) ?? (answered.size >= MOST_KNOWN || momentIn(campaign, span));
        if (answered.size < MOST_KNOWN) answered.set(key, found);
        return found;
      }),
  };
}

/**
 * The dayparts in which a screen that meets both targets may be open, as a condition; none if it may always be. Where
 * it is not plain which rule such a screen follows, all that it may follow count.
 */
export function openingOf(
  { display }: Playlist,
  one: Target | undefined,
  other?: Target,
): Pick<Conditions, 'dayparts'> {
  const covers = (target: Target | undefined) =>
    target === undefined || [one, other].some((meant) => JSON.stringify(meant) === JSON.stringify(target));
  const last = display.findIndex(({ screens }) => covers(screens));
  if (last < 0) return { dayparts: [] };
  const rules = display
    .slice(0, last + 1)
    .filter(({ screens }) => [one, other].every((meant) => screenFor(meant, screens) !== undefined));
  return { dayparts: rules.some(({ hours }) => hours.length === 0) ? [] : rules.flatMap(({ hours }) => hours) };
}

/** What lies in both flights. */
export function both(one: Flight, other: Flight): Flight {
  const from = Math.max(one.from ?? -Infinity, other.from ?? -Infinity);
  const until = Math.min(one.until ?? Infinity, other.until ?? Infinity);
  return { ...(from === -Infinity ? {} : { from }), ...(until === Infinity ? {} : { until }) };
}

export function isOver({ until }: Flight, at: number): boolean {
  return until !== undefined && until <= at;
}

const DAY_MS = 86_400_000;
const MOST_KNOWN = 2_000;
/** Holidays to come that are looked at: more than a year has. */
const MOST_HOLIDAYS = 40;
