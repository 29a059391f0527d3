import type { z } from 'zod';
import { placeOf, quoted, type Fault } from './faults.ts';
import { name as nameSchema, type playlistHead, type screens as screensSchema } from './playlist-schema.ts';
import type { Conditions, Flight, Target } from './playlist.ts';
import { readMoment } from './wall-clock.ts';

/** What the parts of a file are read with: what its head said, and the list of what is wrong so far. */
export interface Reading {
  readonly timeZone: string;
  readonly locale: string;
  readonly defaults: z.infer<typeof playlistHead>['defaults'];
  readonly isDaypart: (name: string) => boolean;
  readonly isSynced: boolean;
  /** What is wrong is added here; then what is given counts for nothing. */
  readonly faults: Fault[];
}

interface WrittenConditions {
  readonly flight?: WrittenFlight | undefined;
  readonly screens?: z.infer<typeof screensSchema> | undefined;
}

interface WrittenFlight {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * When and where something may play.
 *
 * @param sound    what of it is as it must be
 * @param written  the object that it is written in, at `path`
 */
export function parseConditions(
  { flight, screens }: WrittenConditions,
  written: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
  reading: Reading,
): Conditions {
  const dayparts = written['dayparts'];
  if (flight === undefined && dayparts === undefined && screens === undefined) return ALWAYS;
  return {
    flight: flight === undefined ? ALWAYS.flight : parseFlight(flight, [...path, 'flight'], reading),
    dayparts: dayparts === undefined ? ALWAYS.dayparts : parseDaypartNames(dayparts, [...path, 'dayparts'], reading),
    ...(screens === undefined ? {} : { screens: parseTarget(screens) }),
  };
}

/** The names of dayparts in a list; those that are no names at all are told already. */
export function parseDaypartNames(
  written: unknown,
  path: readonly PropertyKey[],
  { isDaypart, faults }: Reading,
): readonly string[] {
  if (!Array.isArray(written)) return [];
  return written.flatMap((one: unknown, index) => {
    if (typeof one !== 'string') return [];
    const name = one.normalize('NFC');
    if (!isDaypart(name) && nameSchema.safeParse(one).success) {
      faults.push({
        code: 'UNKNOWN_DAYPART',
        place: placeOf([...path, index]),
        words: {
          en: `there is no daypart of this name in "dayparts", got ${quoted(name)}`,
          vi: `không có khung giờ tên này trong "dayparts": ${quoted(name)}`,
        },
      });
    }
    return [name];
  });
}

/** The same for all that say nothing: most of a long list. */
const ALWAYS: Conditions = { flight: {}, dayparts: [] };

/** A flight as instants; a date alone is the whole day, `until` included (DECISIONS 16). */
export function parseFlight(
  { from, until }: WrittenFlight,
  path: readonly PropertyKey[],
  { timeZone, faults }: Pick<Reading, 'timeZone' | 'faults'>,
): Flight {
  const flight: Flight = {
    ...(from === undefined ? {} : { from: readMoment(from, timeZone, 'begins') }),
    ...(until === undefined ? {} : { until: readMoment(until, timeZone, 'ends') }),
  };
  if (flight.from !== undefined && flight.until !== undefined && flight.from >= flight.until) {
    faults.push({
      code: 'INVALID',
      place: placeOf(path),
      words: {
        en: `must begin before it ends, got ${quoted(from)} to ${quoted(until)}`,
        vi: `phải bắt đầu trước khi kết thúc, nhưng ở đây ghi từ ${quoted(from)} đến ${quoted(until)}`,
      },
    });
  }
  return flight;
}

function parseTarget({ ids = [], tags }: z.infer<typeof screensSchema>): Target {
  // Blanks at the ends are cut off those of screens too (`readTags`), so they could only ever keep the two apart.
  const nfc = (names: readonly string[] = []) => names.map((name) => name.trim().normalize('NFC'));
  return {
    ids: nfc(ids),
    ...(tags === undefined ? {} : { tags: { all: nfc(tags.all), any: nfc(tags.any), none: nfc(tags.none) } }),
  };
}
