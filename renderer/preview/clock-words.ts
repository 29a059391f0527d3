import type { Lang } from '../../core/words.ts';

/** How instants are written, on the clock of the playlist's zone. */
export interface ClockWords {
  /** `07:30:05` */
  time(instant: number): string;
  /** `07:30` */
  shortTime(instant: number): string;
  /** `Thứ Sáu, 20/11/2026`, `Friday, 20 November 2026` */
  longDay(instant: number): string;
  /** `Th 6 20/11`, `Fri 20/11` */
  shortDay(instant: number): string;
  /** `T6` and `20`, `F` and `20`, where there is no room for more. */
  narrowDay(instant: number): readonly [string, string];
  /** `2026-11-20`, for a date picker. */
  date(instant: number): string;
}

/** The words for a language and a zone; made once for each. */
export function clockWords(lang: Lang, timeZone: string): ClockWords {
  const key = `${lang} ${timeZone}`;
  const words = known.get(key) ?? made(lang, timeZone);
  known.set(key, words);
  return words;
}

const known = new Map<string, ClockWords>();

function made(lang: Lang, timeZone: string): ClockWords {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { timeZone, ...options });
    return (instant: number) => written.format(instant);
  };
  const two = '2-digit';
  const weekday = format({ weekday: 'short' });
  const narrow = format({ weekday: 'narrow' });
  const dayAlone = format({ day: 'numeric' });
  const dayAndMonth = format({ day: two, month: two });
  const iso = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: two, day: two });
  return {
    time: format({ hour: two, minute: two, second: two, hourCycle: 'h23' }),
    shortTime: format({ hour: two, minute: two, hourCycle: 'h23' }),
    longDay:
      lang === 'vi'
        ? format({ weekday: 'long', day: two, month: two, year: 'numeric' })
        : format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    // Vietnamese writes 20-11 here where people write 20/11.
    shortDay: (instant) => `${weekday(instant)} ${dayAndMonth(instant).replace('-', '/')}`,
    narrowDay: (instant) => [narrow(instant), dayAlone(instant)],
    date: (instant) => iso.format(instant),
  };
}
