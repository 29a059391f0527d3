import { readMoment } from '../../core/wall-clock.ts';
import { dayAfter } from '../../publish/day-words.ts';

/** The days that a report is over, whole ones, on the clock of a place. */
export interface Period {
  /** IANA. */
  readonly timeZone: string;
  /** In order, at least one. */
  readonly days: readonly ReportDay[];
}

export interface ReportDay {
  /** `2020-08-18` */
  readonly date: string;
  /** Epoch milliseconds; `until` is the first instant that is not part of it. */
  readonly from: number;
  readonly until: number;
}

/** A year and a little: a report over more would be none that anybody reads. */
export const MOST_DAYS = 400;

/** The days from one date to another, both included; at most `MOST_DAYS` of them, none when the last comes first. */
export function periodOf(first: string, last: string, timeZone: string): Period {
  const days: ReportDay[] = [];
  for (let date = first; date <= last && days.length < MOST_DAYS; date = dayAfter(date))
    days.push({ date, from: readMoment(date, timeZone, 'begins'), until: readMoment(date, timeZone, 'ends') });
  return { timeZone, days };
}

/** The days, as far as they have passed at an instant. */
export function passedOf(days: readonly ReportDay[], at: number): readonly ReportDay[] {
  return days.filter(({ from }) => from < at).map((day) => ({ ...day, until: Math.min(day.until, at) }));
}

/** Tells on which day of a period an instant is, by its place in `days`; `undefined` for one outside of it. */
export function dayFinder({ days }: Period): (instant: number) => number | undefined {
  // What was shown comes in the order in which it was shown, so that nearly always it is the day of the one before.
  let last = 0;
  const isIn = (instant: number, index: number) => {
    const day = days[index];
    return day !== undefined && day.from <= instant && instant < day.until;
  };
  return (instant) => {
    if (isIn(instant, last)) return last;
    let low = 0;
    for (let high = days.length - 1; low < high;) {
      const middle = Math.ceil((low + high) / 2);
      if ((days[middle]?.from ?? Infinity) <= instant) low = middle;
      else high = middle - 1;
    }
    if (!isIn(instant, low)) return undefined;
    last = low;
    return low;
  };
}
