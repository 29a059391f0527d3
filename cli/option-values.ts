import { readScreenId, readTags } from '../core/setting-readers.ts';
import { isCalendarMoment, readMoment } from '../core/wall-clock.ts';
import { settingForms } from '../core/settings.ts';
import type { Words } from '../core/words.ts';
import { wrongValue } from './command-line.ts';

/** What values may be, in words that follow "must be"; settings say the same. */
export const forms = {
  ...settingForms,
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
