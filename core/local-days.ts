import { Temporal } from 'temporal-polyfill';
import type { Span } from './spans.ts';

/** A day on the clock of a place. */
export interface LocalDay extends Span {
  /** The instant of a time of day, in minutes after midnight, epoch milliseconds. */
  readonly at: (minute: number) => number;
}

/**
 * The days that a span of time touches. A time of day that clocks leave out counts as much later as they are put
 * forward, one that comes twice the first time (DECISIONS 16).
 */
export function localDays(span: Span, timeZone: string): readonly LocalDay[] {
  const days: LocalDay[] = [];
  const last = dateAt(span.until, timeZone);
  for (
    let date = dateAt(span.from, timeZone);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const on = date;
    const from = on.toZonedDateTime(timeZone).epochMilliseconds;
    const until = on.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
    const isPlain = until - from === DAY_MS;
    days.push({
      ...{ from, until },
      at: (minute) =>
        isPlain
          ? from + minute * 60_000
          : on.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(Math.floor(minute / 60), minute % 60) })
              .epochMilliseconds,
    });
  }
  return days;
}

function dateAt(instant: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(timeZone).toPlainDate();
}

const DAY_MS = 86_400_000;
