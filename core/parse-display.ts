import { tooMany } from './faults.ts';
import { parseConditions, type Reading } from './parse-conditions.ts';
import { displayRule } from './playlist-schema.ts';
import type { DisplayRule } from './playlist.ts';
import { faultsOf } from './schema-faults.ts';

/** More than anybody writes, and few enough to be read at once. */
const MOST_DISPLAY_RULES = 1_000;

/** When screens are lit and how loud they are. */
export function parseDisplay(value: unknown, reading: Reading): readonly DisplayRule[] {
  if (value === undefined) return [];
  const many = Array.isArray(value);
  if (many && value.length > MOST_DISPLAY_RULES)
    reading.faults.push(tooMany('display', MOST_DISPLAY_RULES, value.length));
  return (many ? (value as unknown[]).slice(0, MOST_DISPLAY_RULES) : [value]).flatMap((written, index) => {
    const path = many ? ['display', index] : ['display'];
    const parsed = displayRule.safeParse(written, { reportInput: true });
    if (!parsed.success) {
      reading.faults.push(...faultsOf(parsed.error.issues, path));
      return [];
    }
    const { hours, outside, volume = [], screens } = parsed.data;
    const named = (names: readonly string[] | undefined, at: readonly PropertyKey[]) =>
      parseConditions({ dayparts: names }, at, reading).dayparts;
    return [
      {
        hours: named(hours, path),
        outside,
        volume: volume.map(({ dayparts, percent }, n) => ({
          dayparts: named(dayparts, [...path, 'volume', n]),
          percent,
        })),
        ...targetOnly(parseConditions({ screens }, path, reading)),
      },
    ];
  });
}

function targetOnly({ screens }: Pick<DisplayRule, 'screens'>): Pick<DisplayRule, 'screens'> {
  return screens === undefined ? {} : { screens };
}
