import { readScreenId, readTags } from '../core/setting-readers.ts';
import { isCalendarMoment, readMoment } from '../core/wall-clock.ts';
import { machineHours, type MachineHours } from '../core/machine-hours.ts';
import { settingForms, settingRow } from '../core/settings.ts';
import type { Words } from '../core/words.ts';
import { Refused, wrongValue } from './command-line.ts';

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

/** What is told of `--from` and `--to` the wrong way round. */
export function wrongWayRound(from: string, to: string): Refused {
  return new Refused({
    en: `--from: must not be after --to, and ${from} is after ${to}`,
    vi: `--from: không được sau --to, mà ${from} sau ${to}`,
  });
}

/** The hours of a machine that `--hours` tells, and what becomes of the picture outside of them; none: `undefined`. Throws `Refused`. */
export function readHoursOption(hours: string | undefined, outside?: string): MachineHours | undefined {
  const outsideHours = outside === undefined ? undefined : settingRow('outsideHours').read(outside);
  if (outside !== undefined && outsideHours === undefined)
    throw wrongValue('--outside-hours', forms.outsideHours, outside);
  if (hours !== undefined && settingRow('hours').read(hours) === undefined)
    throw wrongValue('--hours', forms.hours, hours);
  if (hours === undefined && outside !== undefined)
    throw new Refused({ en: '--outside-hours: only with --hours', vi: '--outside-hours: chỉ dùng cùng --hours' });
  return machineHours({ hours, outsideHours: outsideHours === 'off' ? 'off' : 'black' });
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
