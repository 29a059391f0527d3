import type { Words } from '../../core/words.ts';
import { readDays } from './words-of-days.ts';
import { everyDay, type Window } from './windows.ts';

/** `2026-11-20T00:00:00` from what people write for a date, with a time or without; `isDate` when without. */
export interface ReadMoment {
  readonly moment: string;
  readonly isDate: boolean;
}

/** A date as it is written in Vietnam (`20/11/2026`, the day first) or in ISO 8601, with a time behind it or without. */
export function readDate(text: string): ReadMoment | undefined {
  const written = partsOfDate(text);
  return written && momentOf(written);
}

/** What about a date that is written as one should be is not so: there is no 30 February. */
export function whyNoDate(text: string): Words | undefined {
  const written = partsOfDate(text);
  if (written === undefined || momentOf(written) !== undefined) return undefined;
  const { year, month, day, clock } = written;
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return { en: `a year from ${FIRST_YEAR} to ${LAST_YEAR}`, vi: `năm từ ${FIRST_YEAR} đến ${LAST_YEAR}` };
  }
  if (month < 1 || month > 12) {
    return {
      en: `day/month/year with a month from 1 to 12 (here the month is ${month})`,
      vi: `ngày/tháng/năm với tháng từ 1 đến 12 (ở đây tháng là ${month})`,
    };
  }
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > days) {
    return {
      en: `a day that exists: month ${month} of ${year} has ${days} days`,
      vi: `ngày có thật: tháng ${month}/${year} chỉ có ${days} ngày`,
    };
  }
  return {
    en: `a date with a time from 00:00 to 23:59 (here it is ${clock?.hour}:${two(clock?.minute ?? 0)})`,
    vi: `ngày kèm giờ từ 00:00 đến 23:59 (ở đây giờ là ${clock?.hour}:${two(clock?.minute ?? 0)})`,
  };
}

interface PartsOfDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly clock?: { readonly hour: number; readonly minute: number };
}

function partsOfDate(text: string): PartsOfDate | undefined {
  const [, iso, dayFirst, hour, minute] =
    /^(?:(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})|(\d{1,2}[-/.]\d{1,2}[-/.]\d{4}))(?:[\sT,]+(\d{1,2})[:hg](\d{2})?(?::\d{2})?)?$/i.exec(
      text.trim(),
    ) ?? [];
  const parts = (iso ?? dayFirst)?.split(/[-/.]/).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = iso === undefined ? parts.toReversed() : parts;
  const clock = hour === undefined ? {} : { clock: { hour: Number(hour), minute: Number(minute ?? 0) } };
  return { year, month, day, ...clock };
}

/** A date as Excel keeps it: a wall clock written as UTC, a day's fraction that is right to some milliseconds. */
export function readExcelDate(kept: Date): ReadMoment | undefined {
  const date = toMinute(kept);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < FIRST_YEAR) return undefined;
  const clock = { hour: date.getUTCHours(), minute: date.getUTCMinutes() };
  const isDate = clock.hour === 0 && clock.minute === 0;
  return momentOf({
    ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    ...(isDate ? {} : { clock }),
  });
}

/** Minutes after midnight from a time as Excel keeps it, which is on no date; nothing from a date. */
export function readExcelClock(kept: Date): number | undefined {
  const time = toMinute(kept);
  return time.getUTCFullYear() < FIRST_YEAR ? time.getUTCHours() * 60 + time.getUTCMinutes() : undefined;
}

function toMinute(date: Date): Date {
  return new Date(Math.round(date.getTime() / 60_000) * 60_000);
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;

function momentOf({ year, month, day, clock }: PartsOfDate): ReadMoment | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < FIRST_YEAR || year > LAST_YEAR)
    return undefined;
  if (clock !== undefined && (clock.hour > 23 || clock.minute > 59)) return undefined;
  const time = clock === undefined ? '00:00' : `${two(clock.hour)}:${two(clock.minute)}`;
  return { moment: `${date.toISOString().slice(0, 10)}T${time}:00`, isDate: clock === undefined };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const clock = String.raw`(\d{1,2})(?:\s*giờ\s*(\d{2})?|\s*[:hg]\s*(\d{2})?)(?::00)?`;

/** Minutes after midnight from `7:30`, `07h30`, `7h`, `7g30`; 24:00 is 1440. */
export function readClock(text: string): number | undefined {
  const [whole, hour, minute, words] = new RegExp(`^${clock}$`, 'iu').exec(text.normalize('NFC').trim()) ?? [];
  if (whole === undefined) return undefined;
  const minutes = Number(hour) * 60 + Number(minute ?? words ?? 0);
  return Number(minute ?? words ?? 0) > 59 || minutes > 1440 ? undefined : minutes;
}

/** Times of the day, `07:30-11:30; 13h30 - 17h`, each with its days before it if it has any (`T2-T6 07:30-11:30`). */
export function readWindows(text: string): readonly Window[] | undefined {
  const windows: Window[] = [];
  for (const part of text.normalize('NFC').split(/[;,\n]|\s(?:và|va|and)\s/iu)) {
    if (part.trim() === '') continue;
    const [, before = '', first = '', last = ''] =
      /^(.*?)((?<![\d:hg])\d{1,2}\s*(?:giờ|[:hg])\s*[\d:]*)\s*(?:[-–—]|đến|den|tới|to)\s*(\d{1,2}\s*(?:giờ|[:hg])\s*[\d:]*)\s*$/iu.exec(
        part,
      ) ?? [];
    const [from, to] = [readClock(first), readClock(last)];
    const on = before.trim() === '' ? everyDay : readDays(before);
    if (from === undefined || to === undefined || on === undefined || from === to || from === 1440) return undefined;
    windows.push({ days: on, from, to: to === 0 ? 1440 : to });
  }
  return windows.length === 0 ? undefined : windows;
}

/** Seconds from `15`, `7,5`, `15s`, `1 phút 30 giây`, `00:01:30`; a clock of two parts could be either, and is not read. */
export function readSeconds(text: string, unitSeconds: number): number | undefined {
  const plain = text.trim().normalize('NFC').toLowerCase();
  if (/^\d+([.,]\d+)?$/.test(plain)) return Number(plain.replace(',', '.')) * unitSeconds;
  const [, hours, minutes, seconds] = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(plain) ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const [whole, min, sec] =
    /^(?:(\d+)\s*(?:phút|phut|min|m|'))?\s*(?:(\d+(?:[.,]\d+)?)\s*(?:giây|giay|sec|s|"))?$/.exec(plain) ?? [];
  if (whole === undefined || (min === undefined && sec === undefined)) return undefined;
  return Number(min ?? 0) * 60 + Number((sec ?? '0').replace(',', '.'));
}
