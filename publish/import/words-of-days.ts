import type { Day } from '../../core/playlist.ts';
import { fold } from './fold.ts';
import { everyDay } from './windows.ts';

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Day[];

/** Single days, folded. Vietnamese counts the days from Monday, the second. */
const names: Readonly<Record<string, Day>> = {
  ...Object.fromEntries(
    (
      [
        ['mon', 'monday', 't2', 'thu 2', 'thu hai', '2', 'hai'],
        ['tue', 'tuesday', 'tues', 't3', 'thu 3', 'thu ba', '3', 'ba'],
        ['wed', 'wednesday', 't4', 'thu 4', 'thu tu', '4', 'tu'],
        ['thu', 'thursday', 'thur', 'thurs', 't5', 'thu 5', 'thu nam', '5', 'nam'],
        ['fri', 'friday', 't6', 'thu 6', 'thu sau', '6', 'sau'],
        ['sat', 'saturday', 't7', 'thu 7', 'thu bay', '7', 'bay'],
        ['sun', 'sunday', 'cn', 'chu nhat', 't8'],
      ] as const
    ).flatMap(([day, ...others]) => [day, ...others].map((name) => [name, day])),
  ),
  holiday: 'holiday',
  holidays: 'holiday',
  'ngay le': 'holiday',
  le: 'holiday',
};

const groups: Readonly<Record<string, readonly Day[]>> = {
  'hang ngay': everyDay,
  'moi ngay': everyDay,
  'ca tuan': everyDay,
  'tat ca': everyDay,
  'tat ca cac ngay': everyDay,
  daily: everyDay,
  'every day': everyDay,
  all: everyDay,
  'ngay thuong': week.slice(0, 5),
  'ngay lam viec': week.slice(0, 5),
  weekdays: week.slice(0, 5),
  'cuoi tuan': week.slice(5),
  weekend: week.slice(5),
  weekends: week.slice(5),
};

/** The days that are meant by `T2-T6`, `thứ hai đến thứ sáu, CN`, `mon-fri`, `cuối tuần`; nothing when they are not understood. */
export function readDays(text: string): readonly Day[] | undefined {
  const found = new Set<Day>();
  for (const part of text.normalize('NFC').split(/[,;+\n]|\s(?:và|va|and)\s/iu)) {
    const [first, last, ...rest] = part.split(/\s*[-–—]\s*|\s+(?:đến|den|tới|toi|to)\s+/iu).map(fold);
    if (first === undefined || first === '') continue;
    if (rest.length > 0) return undefined;
    const group = last === undefined ? groups[first] : undefined;
    const run = group ?? (last === undefined ? one(first) : between(first, last));
    if (run === undefined) return undefined;
    for (const day of run) found.add(day);
  }
  return found.size === 0 ? undefined : everyDay.filter((day) => found.has(day));
}

function one(name: string): readonly Day[] | undefined {
  const day = names[name];
  return day === undefined ? undefined : [day];
}

/** From one day to another, over the end of the week where it must be. */
function between(first: string, last: string): readonly Day[] | undefined {
  const [from, to] = [first, last].map((name) => (week as readonly (Day | undefined)[]).indexOf(names[name]));
  if (from === undefined || to === undefined || from < 0 || to < 0) return undefined;
  return from <= to ? week.slice(from, to + 1) : [...week.slice(from), ...week.slice(0, to + 1)];
}
