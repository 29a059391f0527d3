import { localDays } from './local-days.ts';
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
   * When any screen of the machine is open, as known for a day and a half to both sides of now; `undefined`: nobody has
   * said, or some screen always is.
   */
  readonly open: Spans | undefined;
}

/** How far around an instant opening hours must be known to place a restart there. */
export const RESTART_HORIZON_MS = 36 * 3_600_000;

/**
 * Whether now is the time for the planned restart: the half hour from its moment of the day on, and never while a screen
 * is open whose hours are known. By itself the moment lies in the longest closed time between one noon and the next; where
 * no hours are known, between 02:00 and 04:00. Days and hours are those of the clock on the wall.
 *
 * @param now  epoch milliseconds, by a clock that is not plainly wrong
 */
export function isRestartTime({ rule, timeZone, id, open }: RestartFacts, now: number): boolean {
  if (rule === 'off' || open?.some(({ from, until }) => from <= now && now < until) === true) return false;
  const days = localDays({ from: now - DAY_MS, until: now + DAY_MS }, timeZone);
  if (rule !== 'auto') return days.some(({ at }) => isJustPast(at(readMinutes(rule)), now));
  if (open === undefined) return days.some(({ at }) => isJustPast(at(NIGHT_FROM) + shareOf(id) * NIGHT_MS, now));

  const noons = days.map(({ at }) => at(12 * 60));
  const from = noons.findLast((noon) => noon <= now) ?? now;
  const until = noons.find((noon) => noon > now) ?? now;
  const closed = gapsOf(open, from, until).filter((gap) => gap.until - gap.from >= LEAST_CLOSED_MS);
  const [longest] = closed.toSorted((a, b) => b.until - b.from - (a.until - a.from));
  if (longest === undefined) return false;
  const room = longest.until - longest.from - 2 * MARGIN_MS;
  return isJustPast(longest.from + MARGIN_MS + shareOf(id) * Math.max(0, room - WINDOW_MS), now);
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

function isJustPast(moment: number, now: number): boolean {
  return moment <= now && now < moment + WINDOW_MS;
}

const DAY_MS = 86_400_000;
/** One that could not be done at its moment, since somebody stood there, may be done so much later. */
const WINDOW_MS = 30 * 60_000;
/** To closing and opening. */
const MARGIN_MS = 15 * 60_000;
const LEAST_CLOSED_MS = 2 * MARGIN_MS + WINDOW_MS;
const NIGHT_FROM = 2 * 60;
const NIGHT_MS = 90 * 60_000;
