import { readScreenId, readTags } from '../core/play-options.ts';
import { isCalendarMoment, readMoment } from '../core/wall-clock.ts';
import type { Words } from '../core/words.ts';
import { wrongValue } from './command-line.ts';

/** What values may be, in words that follow "must be"; settings say the same. */
export const forms = {
  tags: {
    en: 'a list such as province=binh-phuoc,venue=lobby',
    vi: 'danh sách như province=binh-phuoc,venue=lobby',
  },
  screenId: {
    en: '1 to 64 letters, digits, dots, dashes and underscores, such as sanh-tang-1',
    vi: '1 đến 64 chữ cái, chữ số, dấu chấm, gạch ngang, gạch dưới, không có dấu cách, ví dụ sanh-tang-1',
  },
  port: { en: 'a port from 1024 to 65535, such as 8080', vi: 'số cổng từ 1024 đến 65535, ví dụ 8080' },
  proxy: {
    en: 'the address of an HTTP proxy such as http://proxy.example:3128',
    vi: 'địa chỉ proxy HTTP như http://proxy.vi-du.vn:3128',
  },
  instant: {
    en: 'a date and time such as 2026-11-20T07:30 or 2026-11-20T07:30:00+07:00',
    vi: 'ngày giờ như 2026-11-20T07:30 hoặc 2026-11-20T07:30:00+07:00',
  },
} as const satisfies Record<string, Words>;

/** The id of `--screen`; none: `undefined`. Throws `Refused`. */
export function readScreenOption(text: string | undefined): string | undefined {
  const id = text === undefined ? undefined : readScreenId(text);
  if (text !== undefined && id === undefined) throw wrongValue('--screen', forms.screenId, text);
  return id;
}

/** The tags of `--tags`; none: `undefined`. Throws `Refused`. */
export function readTagsOption(text: string | undefined): readonly string[] | undefined {
  const tags = text === undefined ? undefined : readTags(text);
  if (text !== undefined && tags === undefined) throw wrongValue('--tags', forms.tags, text);
  return tags;
}

/** What `--at` and its like mean on the clock of a playlist. Throws `Refused` at once when it is no moment. */
export function readInstantOption(
  name: string,
  text: string | undefined,
  otherwise: () => number,
): (timeZone: string) => number {
  if (text !== undefined && !isCalendarMoment(text)) throw wrongValue(name, forms.instant, text);
  return (timeZone) => (text === undefined ? otherwise() : readMoment(text, timeZone, 'begins'));
}
