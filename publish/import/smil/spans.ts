import { days } from '../../../core/playlist.ts';
import { dayAfter, type Flight } from '../flight.ts';
import { everyDay, type Window } from '../windows.ts';
import type { Wallclock } from './wallclock.ts';

/** The stretch from one moment that happens once to another. */
export function flightOf(begin: Wallclock | undefined, end: Wallclock | undefined): Flight {
  return {
    ...(begin === undefined ? {} : { from: momentOf(begin, begin.secondOfDay) }),
    // 23:59:59 is how people write the end of a day.
    ...(end === undefined
      ? {}
      : { until: momentOf(end, end.secondOfDay % 60 === 59 ? end.secondOfDay + 1 : end.secondOfDay) }),
  };
}

function momentOf({ date, offset = '' }: Wallclock, secondOfDay: number): string {
  const day = dayAfter(date, Math.floor(secondOfDay / 86_400));
  return `${day}T${new Date((secondOfDay % 86_400) * 1000).toISOString().slice(11, 19)}${offset}`;
}

/** The minute of the day that something begins at, or is over by. */
export function beginMinute({ secondOfDay }: Wallclock): number {
  return Math.floor(secondOfDay / 60) % 1440;
}

function endMinute({ secondOfDay }: Wallclock): number {
  return Math.ceil(secondOfDay / 60);
}

/** Whether seconds were lost by `beginMinute` or `endMinute` that somebody may have meant. */
export function losesSeconds({ secondOfDay }: Wallclock): boolean {
  return ![0, 1, 59].includes(secondOfDay % 60);
}

/** The windows from moments that repeat to the moments at which they are over; nothing for what no week can hold. */
export function windowsOf(begin: Wallclock | undefined, end: Wallclock | undefined): readonly Window[] | undefined {
  const repeats = (begin ?? end)?.repeats;
  const from = begin === undefined ? 0 : beginMinute(begin);
  const to = end === undefined ? 1440 : endMinute(end);
  if (repeats?.kind === 'minutes') return windowsOfEvery(repeats.minutes, from, to);
  if (!isWeekly(begin ?? end)) {
    return [to === from ? { days: everyDay, from: 0, to: 1440 } : { days: everyDay, from, to: to === 0 ? 1440 : to }];
  }
  const first = (begin ?? end)?.weekday ?? 0;
  const last = isWeekly(end) ? (end?.weekday ?? first) : first;
  const nights = (last - first + 7) % 7;
  if (nights === 0 && to === from) return undefined;
  if (nights === 0 || (nights === 1 && to <= from)) return [{ days: [dayOf(first)], from, to: to === 0 ? 1440 : to }];
  return [
    { days: [dayOf(first)], from, to: 1440 },
    ...(nights > 1
      ? [{ days: Array.from({ length: nights - 1 }, (_, n) => dayOf(first + n + 1)), from: 0, to: 1440 }]
      : []),
    ...(to > 0 ? [{ days: [dayOf(last)], from: 0, to }] : []),
  ];
}

/** Whether it happens on one day of the week only. */
export function isWeekly(moment: Wallclock | undefined): boolean {
  return moment !== undefined && (moment.repeats?.kind === 'week' || moment.isWeekdayGiven);
}

/** The days it begins on. */
export function daysOf(moment: Wallclock): Window['days'] {
  return isWeekly(moment) ? [dayOf(moment.weekday)] : everyDay;
}

function windowsOfEvery(minutes: number, from: number, to: number): readonly Window[] | undefined {
  const length = (to - from + minutes) % minutes;
  if (1440 % minutes !== 0 || length === 0) return undefined;
  return Array.from({ length: 1440 / minutes }, (_, n) => {
    const start = (from % minutes) + n * minutes;
    return { days: everyDay, from: start, to: start + length > 1440 ? start + length - 1440 : start + length };
  });
}

function dayOf(weekday: number): Window['days'][number] {
  return days[weekday % 7] as Window['days'][number];
}
