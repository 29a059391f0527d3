import type { Lang } from '../../core/words.ts';

/** For whom the page is: its language, and the clock by which it tells time (IANA). */
export interface PageReader {
  readonly lang: Lang;
  readonly timeZone: string;
}

/** As offices write a moment: `22/11/2026, 15:40`, in Vietnamese `15:40 22/11/2026`. The script of the page takes the same. */
export const momentFormat: Intl.DateTimeFormatOptions = {
  ...({ day: '2-digit', month: '2-digit', year: 'numeric' } as const),
  ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
};

/** The conventions of a language. */
export const localeOf: Readonly<Record<Lang, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** How epoch seconds are written for them. */
export function timeWords({ lang, timeZone }: PageReader): (seconds: number) => string {
  const format = new Intl.DateTimeFormat(localeOf[lang], { ...momentFormat, timeZone });
  return (seconds) => format.format(seconds * 1000);
}

/** A count as they write it: `10.000` in Vietnamese, `10,000` in English. */
export function countWords(count: number, { lang }: Pick<PageReader, 'lang'>): string {
  return new Intl.NumberFormat(localeOf[lang]).format(count);
}

/** How long something took: `45 s`, `12 min`, `3 h 05`. */
export function durationWords(seconds: number, { lang }: PageReader): string {
  if (seconds < 90) return lang === 'vi' ? `${Math.round(seconds)} giây` : `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return lang === 'vi' ? `${minutes} phút` : `${minutes} min`;
  const rest = String(minutes % 60).padStart(2, '0');
  return lang === 'vi' ? `${Math.floor(minutes / 60)} giờ ${rest}` : `${Math.floor(minutes / 60)} h ${rest}`;
}
