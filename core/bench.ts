import type { Item } from './playlist.ts';
import { mediaOf, type Programme } from './programme.ts';

/** What could not be shown, by `benchKey`, and when it may be tried again. */
export type Bench = Readonly<Record<string, Benched>>;

interface Benched {
  readonly failures: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** The key of what is shown from a file, or drawn: the same bytes under another name are no better. */
function benchKey(programme: Programme, item: Item): string {
  return mediaOf(programme, item)?.sha256 ?? `${programme.digest} ${item.id}`;
}

export function isBenched(bench: Bench, programme: Programme, item: Item, now: number): boolean {
  return (bench[benchKey(programme, item)]?.until ?? 0) > now;
}

/** The bench after a failure: for a minute, twice as long with each, an hour at most; a fault of the moment must not cost a day. */
export function benched(bench: Bench, programme: Programme, item: Item, now: number): Bench {
  const key = benchKey(programme, item);
  const failures = (bench[key]?.failures ?? 0) + 1;
  return { ...bench, [key]: { failures, until: now + Math.min(LONGEST_BENCH_MS, 60_000 * 2 ** (failures - 1)) } };
}

/** The bench without what was shown after all. */
export function unbenched(bench: Bench, programme: Programme, item: Item): Bench {
  const { [benchKey(programme, item)]: was, ...others } = bench;
  return was === undefined ? bench : others;
}

/** The bench with only these. */
export function benchOf(bench: Bench, keep: (benched: Benched) => boolean): Bench {
  return Object.fromEntries(Object.entries(bench).filter(([, benched]) => keep(benched)));
}

/** Nothing waits longer. */
export const LONGEST_BENCH_MS = 3_600_000;
