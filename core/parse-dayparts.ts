import { placeOf, quoted, tooMany, type Fault } from './faults.ts';
import { daypartWindow } from './playlist-schema.ts';
import { days, type Daypart, type DaypartWindow } from './playlist.ts';
import { isRecord } from './record.ts';
import { faultsOf } from './schema-faults.ts';
import { readMinutes } from './wall-clock.ts';

/** More than anybody writes, and few enough to be read at once. */
const MOST_DAYPARTS = 2_000;
const MOST_WINDOWS = 100;

/** The named dayparts of a file; what is wrong with them is added to `faults`. */
export function parseDayparts(value: unknown, faults: Fault[]): readonly Daypart[] {
  if (value === undefined) return [];
  if (!isRecord(value)) {
    const got = quoted(value);
    faults.push({
      code: 'INVALID',
      place: 'dayparts',
      words: {
        en: `must be named dayparts such as { "office": { "from": "07:30", "to": "17:00" } }, got ${got}`,
        vi: `phải là các khung giờ có tên như { "office": { "from": "07:30", "to": "17:00" } }, nhưng ở đây ghi ${got}`,
      },
    });
    return [];
  }
  const names = new Set<string>();
  const entries = Object.entries(value);
  if (entries.length > MOST_DAYPARTS) faults.push(tooMany('dayparts', MOST_DAYPARTS, entries.length));
  return entries.slice(0, MOST_DAYPARTS).map(([as, written]) => {
    const path = ['dayparts', as];
    const name = as.normalize('NFC');
    if (names.has(name)) {
      faults.push({
        code: 'DUPLICATE_ID',
        place: placeOf(path),
        words: {
          en: 'another daypart has this name, written with other characters that look the same',
          vi: 'đã có khung giờ tên này, chỉ khác cách gõ dấu',
        },
      });
    }
    names.add(name);
    const many = Array.isArray(written);
    if (many && written.length > MOST_WINDOWS) faults.push(tooMany(placeOf(path), MOST_WINDOWS, written.length));
    if (many && written.length === 0) {
      faults.push({
        code: 'INVALID',
        place: placeOf(path),
        words: { en: 'must have at least 1', vi: 'phải có ít nhất 1 mục' },
      });
    }
    const windows = (many ? (written as unknown[]).slice(0, MOST_WINDOWS) : [written]).flatMap((window, index) => {
      const parsed = daypartWindow.safeParse(window, { reportInput: true });
      if (!parsed.success) {
        faults.push(...faultsOf(parsed.error.issues, many ? [...path, index] : path));
        return [];
      }
      return [windowOf(parsed.data)];
    });
    return { name, windows };
  });
}

/** A window of `HH:MM` times that have been checked; midnight at its end is the end of the day. */
export function windowOf(written: {
  readonly days?: DaypartWindow['days'] | undefined;
  readonly from: string;
  readonly to: string;
}): DaypartWindow {
  const { from, to } = written;
  return {
    days: written.days ?? days,
    fromMinute: readMinutes(from),
    toMinute: to === '00:00' ? 1440 : readMinutes(to),
  };
}
