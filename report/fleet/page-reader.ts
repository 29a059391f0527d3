import type { Lang } from '../../core/words.ts';

/** For whom the page is: its language, and the clock by which it tells time (IANA). */
export interface PageReader {
  readonly lang: Lang;
  readonly timeZone: string;
}

/** How epoch seconds are written for them. */
export function timeWords({ lang, timeZone }: PageReader): (seconds: number) => string {
  const format = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  });
  return (seconds) => format.format(seconds * 1000);
}

/** How long something took: `45 s`, `12 min`, `3 h 05`. */
export function durationWords(seconds: number, { lang }: PageReader): string {
  if (seconds < 90) return lang === 'vi' ? `${Math.round(seconds)} giây` : `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return lang === 'vi' ? `${minutes} phút` : `${minutes} min`;
  const rest = String(minutes % 60).padStart(2, '0');
  return lang === 'vi' ? `${Math.floor(minutes / 60)} giờ ${rest}` : `${Math.floor(minutes / 60)} h ${rest}`;
}
