import { days, type Day } from '../../core/playlist.ts';
import { clockTimeOf } from '../../core/wall-clock.ts';

/** A stretch of the day on some days; from midnight on the clock, `to` up to 1440, not above `from` when it ends on the next day. */
export interface Window {
  readonly days: readonly Day[];
  readonly from: number;
  readonly to: number;
}

/** Every day of the week, and holidays. */
export const everyDay: readonly Day[] = days;
const week = days.slice(0, 7);

/** A window as a playlist writes it; what is not narrowed is left out. */
export interface WrittenWindow {
  readonly days?: readonly Day[];
  readonly from?: string;
  readonly to?: string;
}

export function writtenWindow({ days: on, from, to }: Window): WrittenWindow {
  return {
    ...(isEveryDay(on) ? {} : { days: on }),
    ...(from === 0 && to === 1440 ? {} : { from: clockTimeOf(from), to: clockTimeOf(to) }),
  };
}

/** A name for a daypart that says when it is: `mon-fri 07:30-11:30, 13:30-17:00`. */
export function nameOfWindows(windows: readonly Window[]): string {
  const byDays = new Map<string, string[]>();
  for (const { days: on, from, to } of windows) {
    const key = isEveryDay(on) ? '' : nameOfDays(on);
    const times = from === 0 && to === 1440 ? '' : `${clockTimeOf(from)}-${clockTimeOf(to)}`;
    byDays.set(key, [...(byDays.get(key) ?? []), ...(times === '' ? [] : [times])]);
  }
  return [...byDays].map(([on, times]) => [on, times.join(', ')].filter((part) => part !== '').join(' ')).join('; ');
}

function nameOfDays(on: readonly Day[]): string {
  const runs: Day[][] = [];
  for (const day of days) {
    if (!on.includes(day)) continue;
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (
      last !== undefined &&
      before !== undefined &&
      day !== 'holiday' &&
      days.indexOf(before) === days.indexOf(day) - 1
    ) {
      last.push(day);
    } else runs.push([day]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(','))).join(',');
}

/** Whether they leave out no time at all. */
export function isAlways(windows: readonly Window[]): boolean {
  return windows.some(({ days: on, from, to }) => isEveryDay(on) && from === 0 && to === 1440);
}

function isEveryDay(on: readonly Day[]): boolean {
  return days.every((day) => on.includes(day));
}

/**
 * When both are on: every stretch that some window of each has. Stretches that pass midnight are cut there, so the part
 * after it is written for the next day.
 */
export function whenBoth(a: readonly Window[], b: readonly Window[]): readonly Window[] {
  const both = byDay(a).map((stretches, day) =>
    stretches.flatMap(([from, to]) =>
      (byDay(b)[day] ?? []).flatMap(([start, end]): Stretch[] =>
        Math.max(from, start) < Math.min(to, end) ? [[Math.max(from, start), Math.min(to, end)]] : [],
      ),
    ),
  );
  const found = new Map<string, { days: Day[]; from: number; to: number }>();
  both.forEach((stretches, day) => {
    for (const [from, to] of stretches) {
      const key = `${from}-${to}`;
      const window = found.get(key) ?? { days: [], from, to };
      window.days.push(days[day] as Day);
      found.set(key, window);
    }
  });
  return [...found.values()].toSorted((one, other) => one.from - other.from);
}

type Stretch = readonly [from: number, to: number];

/** The stretches of each day, in the order of `days`. What a holiday's night leaves over is not known, and is given up. */
function byDay(windows: readonly Window[]): readonly (readonly Stretch[])[] {
  const stretches: Stretch[][] = days.map(() => []);
  for (const { days: on, from, to } of windows) {
    for (const day of on) {
      const index = days.indexOf(day);
      stretches[index]?.push([from, to > from ? to : 1440]);
      if (to <= from && to > 0 && day !== 'holiday') stretches[(index + 1) % week.length]?.push([0, to]);
    }
  }
  return stretches;
}
