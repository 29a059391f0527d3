import { toRfc3339 } from '../core/wall-clock.ts';
import type { Words } from '../core/words.ts';

/** The day and the time that clocks show in a place. */
export interface LocalTime {
  /** `2026-11-20`. */
  readonly date: string;
  /** `07:30`; seconds only where there are any. */
  readonly time: string;
}

/** What calendar and clock of a zone show at an instant, epoch milliseconds. */
export function localTimeOf(instant: number, timeZone: string): LocalTime {
  const [date = '', clock = ''] = toRfc3339(instant, timeZone).split('T');
  const time = clock.slice(0, 8);
  return { date, time: time.endsWith(':00') ? time.slice(0, 5) : time };
}

/** A date of a calendar with its weekday: `Fri 20 Nov 2026`, `thứ Sáu 20/11/2026`. */
export function wordsOfDate(date: string): Words {
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return {
    en: `${weekday?.en} ${Number(day)} ${months[Number(month) - 1]} ${year}`,
    vi: `${weekday?.vi} ${day}/${month}/${year}`,
  };
}

/** The day after a date. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

const weekdays = [
  { en: 'Sun', vi: 'Chủ Nhật' },
  { en: 'Mon', vi: 'thứ Hai' },
  { en: 'Tue', vi: 'thứ Ba' },
  { en: 'Wed', vi: 'thứ Tư' },
  { en: 'Thu', vi: 'thứ Năm' },
  { en: 'Fri', vi: 'thứ Sáu' },
  { en: 'Sat', vi: 'thứ Bảy' },
] as const satisfies readonly Words[];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
