import { QUARTER_SECONDS, STRIP_QUARTERS, type Sighting } from './sightings.ts';

/**
 * In which of the last `STRIP_QUARTERS` quarters of an hour a screen has asked, the oldest first, eight in a byte, lowest
 * bit first. The last one is that in which `at` lies, epoch seconds.
 */
export function stripOf({ quarters, lastQuarter }: Sighting, at: number): Uint8Array {
  const strip = new Uint8Array(STRIP_QUARTERS / 8);
  const newest = quarterOf(at);
  for (let bit = 0; bit < STRIP_QUARTERS; bit++) {
    const quarter = newest - STRIP_QUARTERS + 1 + bit;
    const place = quarter % STRIP_QUARTERS;
    const isKept = quarter <= lastQuarter && quarter > lastQuarter - STRIP_QUARTERS;
    if (isKept && hasBit(quarters, place)) strip[bit >> 3] = (strip[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return strip;
}

/** The last day of a strip, a letter for each quarter of an hour: `1` for one in which the screen has asked. */
export function lastDayOf(strip: Uint8Array): string {
  return Array.from({ length: DAY_QUARTERS }, (_, at) =>
    hasBit(strip, STRIP_QUARTERS - DAY_QUARTERS + at) ? '1' : '0',
  ).join('');
}

/**
 * In what part of the last day a screen has asked, 0 to 1; of a day of which the logs tell only the end, of that end.
 *
 * @param since  from when the logs tell, epoch seconds
 */
export function uptimeOf(strip: Uint8Array, at: number, since: number): number {
  const told = Math.min(DAY_QUARTERS, Math.max(1, quarterOf(at) - quarterOf(since) + 1));
  const day = lastDayOf(strip).slice(-told);
  return day.replaceAll('0', '').length / told;
}

function quarterOf(at: number): number {
  return Math.floor(at / QUARTER_SECONDS);
}

function hasBit(bits: Uint8Array, at: number): boolean {
  return ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
}

const DAY_QUARTERS = 96;
