import { localDays } from './local-days.ts';
import type { Spans } from './spans.ts';

/** What the quiet time of a machine goes by. */
export interface QuietFacts {
  /** IANA. */
  readonly timeZone: string;
  /**
   * When any screen of the machine is open, as known for a day and a half to both sides of now; `undefined`: nobody has
   * said, or some screen always is.
   */
  readonly open: Spans | undefined;
}

export interface Quiet {
  /** Whether the machine may be worked on now: nobody misses its picture, and there is time for it. */
  readonly isNow: boolean;
  /** When somebody will look again, epoch milliseconds; `undefined` while the screens are open. */
  readonly until: number | undefined;
}

/** How far around an instant opening hours must be known. */
export const QUIET_HORIZON_MS = 36 * 3_600_000;

/**
 * Whether now is a time at which a new version may come: all screens of the machine are closed, and will be for half an
 * hour, in which one can be installed, looked at and taken back. Where no hours are known, between 02:00 and 04:00 on the
 * clock on the wall.
 *
 * @param now  epoch milliseconds, by a clock that is not plainly wrong
 */
export function quietAt({ timeZone, open }: QuietFacts, now: number): Quiet {
  const until = open === undefined ? endOfNight(timeZone, now) : openingAfter(open, now);
  return { isNow: until !== undefined && until - now >= ROOM_MS, until };
}

function endOfNight(timeZone: string, now: number): number | undefined {
  const [today] = localDays({ from: now, until: now }, timeZone);
  if (today === undefined) return undefined;
  const [from, until] = [today.at(NIGHT_FROM), today.at(NIGHT_UNTIL)];
  return from <= now && now < until ? until : undefined;
}

/** Where none is known, it is closed as far as anybody knows. */
function openingAfter(open: Spans, now: number): number | undefined {
  if (open.some(({ from, until }) => from <= now && now < until)) return undefined;
  return open.find(({ from }) => from > now)?.from ?? now + QUIET_HORIZON_MS;
}

/** An installation takes a minute on a slow card, a look at it 150 s, the way back as long. */
const ROOM_MS = 30 * 60_000;
const NIGHT_FROM = 2 * 60;
const NIGHT_UNTIL = 4 * 60;
