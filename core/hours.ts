import { days, type Day, type DaypartWindow } from './playlist.ts';
import { clockTimeOf } from './wall-clock.ts';

/** The hours of a week as they were written, and what they mean. */
export interface Hours {
  /** As they are kept and shown: `mon-fri 07:00-17:00, sat 07:30-11:30`. */
  readonly text: string;
  readonly windows: readonly DaypartWindow[];
}

/**
 * Reads hours such as `mon-fri 07:00-11:30 13:30-17:00, sat 07:30-11:30, holiday 08:00-10:00`; without days they hold on
 * all of them, holidays too, and days that are not named are closed. Days may be Vietnamese (`t2-t6`, `cn`, `lễ`), times
 * too (`7h30-17h`), and `=` is as good as a space, which a remote control has no key for. `undefined` when any of it is
 * wrong.
 */
export function readHours(written: string): Hours | undefined {
  const groups = written
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('=', ' ')
    .replace(/\s*[-–]\s*/g, '-')
    .split(/[,;]/)
    .map(groupOf);
  const sound = groups.filter((group) => group !== undefined);
  if (sound.length < groups.length) return undefined;
  return { text: sound.map(({ text }) => text).join(', '), windows: sound.flatMap(({ windows }) => windows) };
}

function groupOf(written: string): Hours | undefined {
  const words = written.split(/\s+/).filter((word) => word !== '');
  const firstTime = words.findIndex((word) => /^\d/.test(word));
  if (firstTime < 0) return undefined;
  const named = words.slice(0, firstTime).map(daysOf);
  const times = words.slice(firstTime).map(timesOf);
  const windows: DaypartWindow[] = [];
  for (const one of times) {
    if (one === undefined || named.includes(undefined)) return undefined;
    windows.push({ days: named.length === 0 ? days : named.flatMap((some) => some?.days ?? []), ...one });
  }
  const text = [
    ...named.map((some) => some?.text ?? ''),
    ...windows.map(({ fromMinute, toMinute }) => `${clockTimeOf(fromMinute)}-${clockTimeOf(toMinute)}`),
  ];
  return { text: text.join(' '), windows };
}

/** `mon`, `mon-fri`, also over the end of the week, such as `sat-mon`. */
function daysOf(word: string): { readonly text: string; readonly days: readonly Day[] } | undefined {
  const [first, last, ...more] = word.split('-').map((name) => dayNames.get(name));
  if (first === undefined || more.length > 0) return undefined;
  if (!word.includes('-')) return { text: first, days: [first] };
  if (last === undefined || first === 'holiday' || last === 'holiday') return undefined;
  const from = week.indexOf(first);
  const count = ((week.indexOf(last) - from + week.length) % week.length) + 1;
  const named = Array.from({ length: count }, (_, index) => week[(from + index) % week.length] as Day);
  return { text: `${first}-${last}`, days: named };
}

/** `07:30-17:00` or `7h30-17h`; one that ends before it begins ends on the next day. */
function timesOf(word: string): Pick<DaypartWindow, 'fromMinute' | 'toMinute'> | undefined {
  const [from, to, ...more] = word.split('-').map(minuteOf);
  if (from === undefined || to === undefined || more.length > 0 || from === 1440) return undefined;
  const fromMinute = from;
  const toMinute = to === 0 ? 1440 : to;
  return fromMinute === toMinute ? undefined : { fromMinute, toMinute };
}

function minuteOf(word: string): number | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:h](\d{2})|h)$/.exec(word) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour === undefined || Number(minute) > 59 || minutes > 1440 ? undefined : minutes;
}

const week = days.filter((day) => day !== 'holiday');

const dayNames = new Map<string, Day>([
  ...days.map((day) => [day, day] as const),
  ...(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const).map((day, index) => [`t${index + 2}`, day] as const),
  ['cn', 'sun'],
  ['lễ', 'holiday'],
  ['le', 'holiday'],
]);
