import { QUARTER_SECONDS, STRIP_QUARTERS, type Sighting } from './sightings.ts';

/**
 * In which of the last `STRIP_QUARTERS` quarters of an hour a screen was heard of, the oldest first, eight in a byte, lowest
 * bit first. The last one is that in which `at` lies, epoch seconds. One that asks more rarely than every quarter is heard of
 * up to one and a half of its intervals after it has asked.
 *
 * @param usualSeconds  how often screens ask, for one that has not asked often enough to tell
 */
export function stripOf(sighting: Sighting, at: number, usualSeconds: number): Uint8Array {
  const { quarters, lastQuarter, intervalSeconds, polls } = sighting;
  const interval = polls < FEWEST_POLLS ? usualSeconds : Math.min(intervalSeconds, LONGEST_INTERVAL);
  const strip = new Uint8Array(STRIP_QUARTERS / 8);
  const newest = Math.floor(at / QUARTER_SECONDS);
  const reach = Math.max(1, Math.ceil((1.5 * interval) / QUARTER_SECONDS));
  let passed = Infinity;
  for (let bit = 0; bit < STRIP_QUARTERS; bit++) {
    const quarter = newest - STRIP_QUARTERS + 1 + bit;
    const isKept = quarter <= lastQuarter && quarter > lastQuarter - STRIP_QUARTERS;
    passed = isKept && hasBit(quarters, quarter % STRIP_QUARTERS) ? 0 : passed + 1;
    if (passed < reach) strip[bit >> 3] = (strip[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return strip;
}

/** In which quarters any screen was heard of: of the others the logs tell nothing. */
export function toldBy(strips: readonly Uint8Array[]): Uint8Array {
  const told = new Uint8Array(STRIP_QUARTERS / 8);
  for (const strip of strips) for (const [at, bits] of strip.entries()) told[at] = (told[at] ?? 0) | bits;
  return told;
}

/** How many quarters nothing is told of, between the first and the last one of which something is. */
export function gapsIn(told: Uint8Array): number {
  const all = lettersOf(told, told, STRIP_QUARTERS);
  return all.slice(all.indexOf('1'), all.lastIndexOf('1') + 1).replaceAll('1', '').length;
}

/** The last day of a strip, a letter a quarter: `1` the screen was heard of, `0` it was not, `-` no screen at all was. */
export function lastDayOf(strip: Uint8Array, told: Uint8Array): string {
  return lettersOf(strip, told, DAY_QUARTERS);
}

/** In what part of the last day a screen was heard of, 0 to 1, as far as the logs tell of that day. */
export function uptimeOf(strip: Uint8Array, told: Uint8Array): number {
  const day = lastDayOf(strip, told).replaceAll('-', '');
  return day === '' ? 0 : day.replaceAll('0', '').length / day.length;
}

function lettersOf(strip: Uint8Array, told: Uint8Array, last: number): string {
  return Array.from({ length: last }, (_, index) => {
    const at = STRIP_QUARTERS - last + index;
    return !hasBit(told, at) ? '-' : hasBit(strip, at) ? '1' : '0';
  }).join('');
}

function hasBit(bits: Uint8Array, at: number): boolean {
  return ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
}

const DAY_QUARTERS = 96;
/** Two requests that lie far apart show that a screen was dark, not that it asks so rarely. */
const FEWEST_POLLS = 4;
/** No player asks more rarely than once a day. */
const LONGEST_INTERVAL = 86_400;
