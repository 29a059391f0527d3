import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

/** A place and a moment around which its clocks or its calendar do something worth a test. */
export interface Occasion {
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Clocks put forward and back (by half an hour too, and at midnight), a day left out, leap days, ends of years. */
const occasions: Readonly<Record<string, readonly string[]>> = {
  'Asia/Ho_Chi_Minh': ['2021-02-12T00:00', '2028-02-29T12:00', '2026-12-31T23:00'],
  'Europe/Berlin': ['2026-03-29T03:00', '2026-10-25T02:30', '2027-01-01T00:00', '2028-02-29T00:00'],
  'America/New_York': ['2026-03-08T03:00', '2026-11-01T01:30'],
  'Australia/Lord_Howe': ['2026-04-05T01:45', '2026-10-04T02:30'],
  'Pacific/Apia': ['2011-12-31T00:00', '2011-12-29T23:00'],
  'America/Sao_Paulo': ['2017-10-15T01:00', '2017-02-18T23:30'],
  'Africa/Casablanca': ['2026-02-15T02:30', '2026-03-22T03:00'],
};

/** One of the occasions. */
export const occasion: fc.Arbitrary<Occasion> = fc
  .constantFrom(...Object.entries(occasions).flatMap(([zone, times]) => times.map((time) => [zone, time] as const)))
  .map(([timeZone, time]) => ({ timeZone, at: wallInstants(time, timeZone)[0] }));

/** The first and the last instant at which the clock on the wall of a place shows this; for most times they are one. */
export function wallInstants(time: string, timeZone: string): readonly [number, number] {
  const wall = Temporal.PlainDateTime.from(time);
  const instant = (disambiguation: 'earlier' | 'later') =>
    wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  const [one, other] = [instant('earlier'), instant('later')];
  return [Math.min(one, other), Math.max(one, other)];
}

/** The date so many days from an instant's own one, `2026-03-29`. */
export function dateNear({ timeZone, at }: Occasion, days: number): string {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  return date.add({ days }).toString();
}
