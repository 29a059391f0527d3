import { dayAfter } from '../flight.ts';

/** A moment on the clock on the wall, or a series of them. */
export interface Wallclock {
  /** `2020-01-01`; with a weekday, the one that is meant. */
  readonly date: string;
  readonly secondOfDay: number;
  /** `Z` or `+07:00`; none: the clock of the screen. */
  readonly offset?: string;
  /** 0 for Monday. */
  readonly weekday: number;
  /** Whether a weekday was asked for: with `P1D` that is once a week too, as both players read it. */
  readonly isWeekdayGiven: boolean;
  readonly repeats?: Period;
}

export type Period =
  { readonly kind: 'day' } | { readonly kind: 'week' } | { readonly kind: 'minutes'; readonly minutes: number };

/**
 * What `wallclock(…)` says, in the forms that garlic-player and smil-player read: `2020-01-01`, `2020-01-01T09:00:00`,
 * `2020-01-01+w3T09:00` (the first Wednesday after), `-w3` (the last one before), and `R/…/P1D`, `R/…/P1W`, `R/…/PT15M`
 * that repeat for ever. Nothing for anything else, such as a number of repeats, months and years.
 */
export function readWallclock(text: string): Wallclock | undefined {
  const [, inside = ''] = /^wallclock\(\s*(.*?)\s*\)$/.exec(text) ?? [];
  const [, repeat, date, sign, weekday, hour = '0', minute = '0', second = '0', offset, period] =
    /^(?:(R)\/)?(\d{4}-\d{2}-\d{2})(?:([+-])?w([1-7]))?(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?)?(Z|[+-]\d{2}:\d{2})?(?:\/(P\w+))?$/.exec(
      inside,
    ) ?? [];
  if (date === undefined || !isDate(date) || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59)
    return undefined;
  if ((repeat === undefined) !== (period === undefined)) return undefined;
  const repeats = period === undefined ? undefined : readPeriod(period);
  if (period !== undefined && repeats === undefined) return undefined;
  const meant = weekday === undefined ? date : weekdayFrom(date, sign === '-' ? -1 : 1, Number(weekday) - 1);
  return {
    date: meant,
    secondOfDay: Number(hour) * 3600 + Number(minute) * 60 + Number(second),
    weekday: weekdayOf(meant),
    isWeekdayGiven: weekday !== undefined,
    ...(offset === undefined ? {} : { offset }),
    ...(repeats === undefined ? {} : { repeats }),
  };
}

function readPeriod(period: string): Period | undefined {
  if (/^P1D$|^PT24H$/.test(period)) return { kind: 'day' };
  if (/^P(1W|7D)$/.test(period)) return { kind: 'week' };
  const [whole, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(period) ?? [];
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(seconds ?? 0) / 60;
  return whole === undefined || total < 1 || total >= 1440 || !Number.isInteger(total)
    ? undefined
    : { kind: 'minutes', minutes: total };
}

/** The next (1) or the last (-1) such weekday, never the date itself. */
function weekdayFrom(date: string, step: 1 | -1, weekday: number): string {
  let day = dayAfter(date, step);
  while (weekdayOf(day) !== weekday) day = dayAfter(day, step);
  return day;
}

function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
