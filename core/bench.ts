import type { Item } from './playlist.ts';
import type { Programme } from './programme.ts';

/** What could not be shown, by `benchKey`, and when it may be tried again. */
export type Bench = Readonly<Record<string, Benched>>;

interface Benched {
  readonly failures: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** The key of what is shown from a file, or drawn: the same bytes under another name are no better. */
export function benchKey(programme: Programme, item: Item): string {
  return programme.media[item.id]?.sha256 ?? `${programme.digest} ${item.id}`;
}

export function isBenched(bench: Bench, programme: Programme, item: Item, now: number): boolean {
  return (bench[benchKey(programme, item)]?.until ?? 0) > now;
}

/** The bench after a failure: for a minute, twice as long with each, an hour at most; a fault of the moment must not cost a day. */
export function benched(bench: Bench, programme: Programme, item: Item, now: number): Bench {
  const key = benchKey(programme, item);
  const failures = (bench[key]?.failures ?? 0) + 1;
  return { ...bench, [key]: { failures, until: now + Math.min(3_600_000, 60_000 * 2 ** (failures - 1)) } };
}
