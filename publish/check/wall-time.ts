import type { Span } from '../../core/spans.ts';
import { toRfc3339 } from '../../core/wall-clock.ts';
import type { Words } from '../../core/words.ts';

/** An instant on the wall clock of a place. */
export interface WallTime {
  /** `2026-11-20` */
  readonly date: string;
  /** `07:30` */
  readonly time: string;
  /** 0 for Monday. */
  readonly weekday: number;
}

function wallTime(instant: number, timeZone: string): WallTime {
  const written = toRfc3339(instant, timeZone);
  const date = written.slice(0, 10);
  return { date, time: written.slice(11, 16), weekday: (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7 };
}

/** `20/11/2026 07:30`; in English `2026-11-20 07:30`. */
export function momentWords(instant: number, timeZone: string): Words {
  const { date, time } = wallTime(instant, timeZone);
  return { en: `${date} ${time}`, vi: `${time} ngày ${date.split('-').reverse().join('/')}` };
}

/**
 * Spans of time as people tell them: those that are alike on several days together (`Mon–Fri 17:00–07:30 the next day`),
 * others with their dates; the first few of very many. `known` is what was looked at: a span up to its end goes on.
 */
export function spansWords(spans: readonly Span[], timeZone: string, known: Span): Words {
  const ends = known.until;
  if (spans.some(({ from, until }) => from <= known.from && until >= ends)) return allWeek;
  const groups = new Map<string, { readonly from: WallTime; readonly until: WallTime; readonly days: Set<number> }>();
  const lines: Words[] = [];
  for (const { from, until } of spans) {
    const [begins, stops] = [wallTime(from, timeZone), wallTime(until, timeZone)];
    const nights = Math.round((Date.parse(stops.date) - Date.parse(begins.date)) / 86_400_000);
    const key = `${begins.time} ${stops.time} ${nights} ${until >= ends || nights > 1 ? begins.date : ''}`;
    const group = groups.get(key) ?? { from: begins, until: stops, days: new Set() };
    groups.set(key, group);
    group.days.add(begins.weekday);
    if (group.days.size > 1) continue;
    lines.push(until >= ends ? onwards(begins) : nights > 1 ? dated(begins, stops) : lazily(group, nights));
  }
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  return {
    en: shown.map(({ en }) => en).join('; ') + (more > 0 ? `; and ${more} more times` : ''),
    vi: shown.map(({ vi }) => vi).join('; ') + (more > 0 ? `; và ${more} lúc khác` : ''),
  };
}

const MOST_LINES = 6;
export const allWeek: Words = { en: 'all week', vi: 'suốt cả tuần' };

/** Words that are made when they are read, so that all days of the group are in. */
function lazily(
  { from, until, days }: { readonly from: WallTime; readonly until: WallTime; readonly days: ReadonlySet<number> },
  nights: number,
): Words {
  const midnight = nights === 1 && until.time === '00:00';
  const end = midnight ? '24:00' : until.time;
  const next = nights === 1 && !midnight;
  return {
    get en() {
      return `${daysWords([...days]).en} ${from.time}–${end}${next ? ' the next day' : ''}`;
    },
    get vi() {
      return `${daysWords([...days]).vi} ${from.time}–${end}${next ? ' hôm sau' : ''}`;
    },
  };
}

function onwards({ date, time, weekday }: WallTime): Words {
  return {
    en: `from ${dayNames.en[weekday]} ${date} ${time} on`,
    vi: `từ ${time} ${lower(dayNames.vi[weekday])} ngày ${vietnamese(date)} trở đi`,
  };
}

function dated(from: WallTime, until: WallTime): Words {
  return {
    en: `${dayNames.en[from.weekday]} ${from.date} ${from.time} to ${dayNames.en[until.weekday]} ${until.date} ${until.time}`,
    vi: `từ ${from.time} ${lower(dayNames.vi[from.weekday])} ngày ${vietnamese(from.date)} đến ${until.time} ${lower(dayNames.vi[until.weekday])} ngày ${vietnamese(until.date)}`,
  };
}

/** `Mon–Fri`, `Sat, Sun`, `every day`. */
function daysWords(days: readonly number[]): Words {
  if (days.length === 7) return { en: 'every day', vi: 'Hằng ngày' };
  const sorted = days.toSorted((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const told = (names: readonly string[], dash: string) =>
    runs
      .flatMap((run) =>
        run.length > 2
          ? [`${names[run[0] as number]}${dash}${names[run.at(-1) as number]}`]
          : run.map((day) => names[day]),
      )
      .join(', ');
  return { en: told(dayNames.en, '–'), vi: told(dayNames.vi, '–') };
}

/** `thứ Hai` inside a sentence; `Chủ Nhật` is a name everywhere. */
function lower(name = ''): string {
  return name.replace(/^Thứ/, 'thứ');
}

function vietnamese(date: string): string {
  return date.split('-').reverse().slice(0, 2).join('/');
}

const dayNames = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  vi: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'],
} as const;
