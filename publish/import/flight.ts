import { readMoment } from '../../core/wall-clock.ts';

/**
 * From when until when, as a playlist writes it, but with no date standing alone: `2026-11-20T00:00:00`, or with an
 * offset. `until` is the first moment at which it is over.
 */
export interface Flight {
  readonly from?: string;
  readonly until?: string;
}

/** The zone that imported times are of: the playlist's default. */
export const timeZone = 'Asia/Ho_Chi_Minh';

/** The moment a date begins. */
export function startOf(date: string): string {
  return `${date}T00:00:00`;
}

/** The moment a date is over. */
export function endOf(date: string): string {
  return startOf(dayAfter(date, 1));
}

/** The date so many days later, `2026-11-20`. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** When both are: the later beginning, the earlier end. */
export function whileBoth(a: Flight, b: Flight): Flight {
  const from = pick(a.from, b.from, Math.max);
  const until = pick(a.until, b.until, Math.min);
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

function pick(
  a: string | undefined,
  b: string | undefined,
  choose: (...values: number[]) => number,
): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return choose(instantOf(a), instantOf(b)) === instantOf(a) ? a : b;
}

/** Whether there is no moment in it. */
export function isNever({ from, until }: Flight): boolean {
  return from !== undefined && until !== undefined && instantOf(from) >= instantOf(until);
}

/** A flight in the fewest words: midnight is a date, and an end at midnight is the whole day before. */
export function writtenFlight({ from, until }: Flight): Flight {
  const midnight = /^(\d{4}-\d{2}-\d{2})T00:00:00$/;
  const start = from === undefined ? undefined : (midnight.exec(from)?.[1] ?? withoutSeconds(from));
  const last = until === undefined ? undefined : midnight.exec(until)?.[1];
  const end = last === undefined ? until && withoutSeconds(until) : dayAfter(last, -1);
  return { ...(start === undefined ? {} : { from: start }), ...(end === undefined ? {} : { until: end }) };
}

function withoutSeconds(moment: string): string {
  return moment.replace(/(T\d{2}:\d{2}):00$/, '$1');
}

function instantOf(moment: string): number {
  return readMoment(moment, timeZone, 'begins');
}
