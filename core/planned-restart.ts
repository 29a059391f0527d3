import { localDays, type LocalDay } from './local-days.ts';
import { shareOf } from './share-of.ts';
import type { Spans } from './spans.ts';
import { readMinutes } from './wall-clock.ts';

/** When page and browser are begun anew, so that nothing piles up in them for months. */
export type RestartRule = 'auto' | 'off' | `${number}:${number}`;

/** What the planned restart of a machine goes by. */
export interface RestartFacts {
  readonly rule: RestartRule;
  /** IANA. */
  readonly timeZone: string;
  /** The machine's own name: the screens of a building do not go all at once. */
  readonly id: string;
  /**
   * When any screen of the machine is open, as known for `RESTART_HORIZON_MS` to both sides of now; `undefined`: nobody has
   * said, or some screen always is.
   */
  readonly open: Spans | undefined;
}

/** How far around an instant opening hours must be known to place a restart there, and the one that follows it. */
export const RESTART_HORIZON_MS = 4 * 86_400_000;

/**
 * The first instant from then on at which it is time for the planned restart, that instant itself if it is now; `undefined`
 * where none comes within two days.
 * It is time in the half hour from its moment of the day on, and never while a screen is open whose hours are known. By
 * itself the moment lies in the longest closed time between one noon and the next; where no hours are known, between 02:00
 * and 04:00. Days and hours are those of the clock on the wall.
 *
 * @param from  epoch milliseconds, no more than a day from now, by a clock that is not plainly wrong
 */
export function nextRestart(facts: RestartFacts, from: number): number | undefined {
  const days = localDays({ from: from - DAY_MS, until: from + WITHIN_MS }, facts.timeZone);
  const times = momentsOf(facts, days).flatMap((moment) =>
    gapsOf(facts.open ?? [], Math.max(from, moment), moment + WINDOW_MS),
  );
  return times[0]?.from;
}

/** In their order. */
function momentsOf({ rule, id, open }: RestartFacts, days: readonly LocalDay[]): readonly number[] {
  if (rule === 'off') return [];
  if (rule !== 'auto') return days.map(({ at }) => at(readMinutes(rule)));
  if (open === undefined) return days.map(({ at }) => at(NIGHT_FROM) + shareOf(id) * NIGHT_MS);
  const noons = days.map(({ at }) => at(12 * 60));
  return noons.slice(1).flatMap((until, index) => momentInLongestGap(open, noons[index] ?? until, until, id) ?? []);
}

function momentInLongestGap(open: Spans, from: number, until: number, id: string): number | undefined {
  const closed = gapsOf(open, from, until).filter((gap) => gap.until - gap.from >= LEAST_CLOSED_MS);
  const [longest] = closed.toSorted((a, b) => b.until - b.from - (a.until - a.from));
  if (longest === undefined) return undefined;
  const room = longest.until - longest.from - 2 * MARGIN_MS;
  return longest.from + MARGIN_MS + shareOf(id) * Math.max(0, room - WINDOW_MS);
}

/** The times between spans, within a stretch of time. */
function gapsOf(spans: Spans, from: number, until: number): Spans {
  const edges = spans.filter((span) => span.until > from && span.from < until);
  const starts = [from, ...edges.map((span) => span.until)];
  const ends = [...edges.map((span) => span.from), until];
  return starts
    .map((start, index) => ({ from: start, until: ends[index] ?? until }))
    .filter((gap) => gap.from < gap.until);
}

const DAY_MS = 86_400_000;
/** Within it lies the moment of a night, even where the first one is half over. */
const WITHIN_MS = 2 * DAY_MS;
/** One that could not be done at its moment, since somebody stood there, may be done so much later. */
const WINDOW_MS = 30 * 60_000;
/** To closing and opening. */
const MARGIN_MS = 15 * 60_000;
const LEAST_CLOSED_MS = 2 * MARGIN_MS + WINDOW_MS;
const NIGHT_FROM = 2 * 60;
const NIGHT_MS = 90 * 60_000;
