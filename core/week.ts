import { Temporal } from 'temporal-polyfill';
import type { Span } from './spans.ts';

/** A day on the calendar of a place; where clocks are changed it has another number of hours than 24. */
export interface CalendarDay extends Span {
  /** `2026-11-20` */
  readonly date: string;
}

/** An hour that the clock on the wall shows. */
export interface ClockHour {
  /** Epoch milliseconds. */
  readonly at: number;
  /** 0–23 */
  readonly hour: number;
}

/**
 * The days of the week that an instant is in; seven, but where a place left one out.
 *
 * @param firstDay  on which weeks begin, from 1 for Monday to 7 for Sunday
 */
export function weekOf(instant: number, timeZone: string, firstDay = 1): readonly CalendarDay[] {
  const date = zonedAt(instant, timeZone).toPlainDate();
  const first = date.subtract({ days: (date.dayOfWeek - firstDay + 7) % 7 });
  return Array.from({ length: 7 }, (_, index) => dayOf(first.add({ days: index }), timeZone)).filter(
    ({ from, until }) => from < until,
  );
}

/** The day of the week, from 1 for Monday to 7 for Sunday. */
export function weekdayOf(instant: number, timeZone: string): number {
  return zonedAt(instant, timeZone).dayOfWeek;
}

/** The instant that is so many days away on the calendar, at the same time of the clock on the wall. */
export function daysLater(instant: number, days: number, timeZone: string): number {
  return zonedAt(instant, timeZone).add({ days }).epochMilliseconds;
}

/** Every so many hours from a day's midnight on, those that its clock shows. */
export function hoursOf(
  { date, from, until }: CalendarDay,
  everyHours: number,
  timeZone: string,
): readonly ClockHour[] {
  const hours: ClockHour[] = [];
  for (let hour = 0; hour < 24; hour += everyHours) {
    const time = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: { hour } });
    const at = time.epochMilliseconds;
    if (time.hour === hour && from <= at && at < until) hours.push({ at, hour });
  }
  return hours;
}

function dayOf(date: Temporal.PlainDate, timeZone: string): CalendarDay {
  const midnight = (of: Temporal.PlainDate) => of.toZonedDateTime(timeZone).epochMilliseconds;
  return { date: date.toString(), from: midnight(date), until: midnight(date.add({ days: 1 })) };
}

function zonedAt(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(timeZone);
}
