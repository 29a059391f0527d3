import { Temporal } from 'temporal-polyfill';
import type { Moments } from './playlist.ts';
import type { Span } from './spans.ts';

/**
 * The instants of points in time within a span, in order, each once (DECISIONS 16). A time of day that clocks leave out
 * counts as much later as they are put forward, one that comes twice the first time. `everyMinutes` is counted from
 * midnight in time that really passes, so that there is neither a hole nor a double when clocks are changed.
 */
export function instantsOfMoments(moments: Moments | undefined, timeZone: string, span: Span): readonly number[] {
  if (moments === undefined) return [];
  const instants = new Set<number>();
  const dateAt = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(timeZone).toPlainDate();
  const last = dateAt(span.until);
  for (let date = dateAt(span.from); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    for (const minute of moments.atMinutes) {
      const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
      instants.add(date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
    }
    if (moments.everyMinutes === undefined) continue;
    const midnight = date.toZonedDateTime(timeZone).epochMilliseconds;
    const nextMidnight = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
    for (let at = midnight; at < nextMidnight; at += moments.everyMinutes * 60_000) instants.add(at);
  }
  return [...instants].filter((at) => span.from <= at && at < span.until).sort((a, b) => a - b);
}
