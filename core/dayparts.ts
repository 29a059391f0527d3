import { Temporal } from 'temporal-polyfill';
import type { Day, Daypart, DaypartWindow, Playlist } from './playlist.ts';
import { unite, type Span, type Spans } from './spans.ts';
import { clockStretches } from './wall-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * When the dayparts of a playlist are on, by name, within a span of time. A daypart is on when the clock on the wall
 * says so: where clocks are put back the hour that comes twice counts twice, where they are put forward the hour that
 * is left out never comes. A window past midnight belongs to the day it began, and a holiday takes the place of its
 * weekday (DECISIONS 16).
 */
export function daypartSpans(
  { dayparts, holidays, timeZone }: Pick<Playlist, 'dayparts' | 'holidays' | 'timeZone'>,
  { from, until }: Span,
): ReadonlyMap<string, Spans> {
  const isHoliday = new Set(holidays);
  // Wall clocks are read as if they were UTC; within a stretch they differ from it by a constant.
  const stretches = clockStretches(from, until, timeZone).map((stretch) => ({
    ...stretch,
    days: localDays(stretch.from + stretch.offsetMs, stretch.until + stretch.offsetMs, isHoliday),
  }));
  const spansOf = ({ windows }: Daypart) =>
    unite(
      stretches.flatMap(({ days, offsetMs, ...stretch }) =>
        windows.flatMap((window) =>
          days
            .filter(({ day }) => window.days.includes(day))
            .map(({ midnight }) => windowOn(midnight, window))
            .map((span) => ({
              from: Math.max(stretch.from, span.from - offsetMs),
              until: Math.min(stretch.until, span.until - offsetMs),
            }))
            .filter((span) => span.from < span.until),
        ),
      ),
    );
  return new Map(dayparts.map((daypart) => [daypart.name, spansOf(daypart)]));
}

/** The dates that a stretch of wall clock touches, and the one before, whose windows may reach over midnight. */
function localDays(
  from: number,
  until: number,
  isHoliday: ReadonlySet<string>,
): readonly { readonly midnight: number; readonly day: Day }[] {
  const days: { midnight: number; day: Day }[] = [];
  for (let midnight = (Math.floor(from / DAY_MS) - 1) * DAY_MS; midnight < until; midnight += DAY_MS) {
    const date = Temporal.Instant.fromEpochMilliseconds(midnight).toZonedDateTimeISO('UTC').toPlainDate();
    const weekday = weekdays[date.dayOfWeek - 1] as Day;
    days.push({ midnight, day: isHoliday.has(date.toString()) ? 'holiday' : weekday });
  }
  return days;
}

function windowOn(midnight: number, { fromMinute, toMinute }: DaypartWindow): Span {
  const overnight = toMinute <= fromMinute ? DAY_MS : 0;
  return { from: midnight + fromMinute * MINUTE_MS, until: midnight + overnight + toMinute * MINUTE_MS };
}
