import { tooMany } from './faults.ts';
import { parseConditions, parseDaypartNames, type Reading } from './parse-conditions.ts';
import { parseObject } from './parse-object.ts';
import { displayRule } from './playlist-schema.ts';
import type { DisplayRule } from './playlist.ts';
import { isRecord } from './record.ts';

/** More than anybody writes, and few enough to be read at once. */
const MOST_DISPLAY_RULES = 1_000;

/** When screens are lit and how loud they are. */
export function parseDisplay(value: unknown, reading: Reading): readonly DisplayRule[] {
  if (value === undefined) return [];
  const many = Array.isArray(value);
  if (many && value.length > MOST_DISPLAY_RULES)
    reading.faults.push(tooMany('display', MOST_DISPLAY_RULES, value.length));
  return (many ? (value as unknown[]).slice(0, MOST_DISPLAY_RULES) : [value]).flatMap(
    (written, index) => parseRule(written, many ? ['display', index] : ['display'], reading) ?? [],
  );
}

function parseRule(written: unknown, path: readonly PropertyKey[], reading: Reading): DisplayRule | undefined {
  const sound = parseObject(displayRule, written, path, reading.faults);
  if (sound === undefined || !isRecord(written)) return undefined;
  const { outside = 'black' } = sound;
  const volume: readonly unknown[] = Array.isArray(written['volume']) ? written['volume'] : [];
  const { screens } = parseConditions({ screens: sound.screens }, {}, path, reading);
  return {
    hours: parseDaypartNames(written['hours'], [...path, 'hours'], reading),
    outside,
    volume: volume.map((step, n) => ({
      dayparts: isRecord(step) ? parseDaypartNames(step['dayparts'], [...path, 'volume', n, 'dayparts'], reading) : [],
      percent: sound.volume?.[n]?.percent ?? 100,
    })),
    ...(screens === undefined ? {} : { screens }),
  };
}
