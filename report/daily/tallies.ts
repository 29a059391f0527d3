import type { PlayStatus } from '../../core/play-record.ts';

/** What is counted of an item on a screen on a day. */
export interface Tally {
  /** Numbers that the caller has given to days, screens and items. */
  readonly day: number;
  readonly screen: number;
  readonly item: number;
  readonly success: number;
  readonly partial: number;
  readonly interrupted: number;
  readonly failed: number;
  /** How long it was on in all. */
  readonly shownMs: number;
}

/** Showings of one kind by how they ended, and how long they were on in all. */
export type Counts = Readonly<Record<PlayStatus | 'shownMs', number>>;

export interface Tallies {
  /** Counts a showing; `false` when there is no room for another kind of it. */
  add(at: Pick<Tally, 'day' | 'screen' | 'item'>, status: PlayStatus, shownMs: number): boolean;
  /** Counts many showings at once; the same. */
  addAll(at: Pick<Tally, 'day' | 'screen' | 'item'>, more: Counts): boolean;
  /** Counts what is more in these than was counted; the same. */
  raise(at: Pick<Tally, 'day' | 'screen' | 'item'>, least: Counts): boolean;
  readonly size: number;
  rows(): Iterable<Tally>;
}

/** More screens, and more items, than one register and one campaign have; beyond it are forged records. */
export const MOST_SCREENS = 100_000;
export const MOST_ITEMS = 20_000;
/** 30 days of 1,000 screens with 200 items each. Takes about 600 MiB when full. */
export const MOST_TALLIES = 6_000_000;

/**
 * Counts by day, screen and item, and keeps nothing but numbers: 260 million showings of 1,000 screens in 30 days come to
 * as many rows as there were items on each of them each day.
 */
export function createTallies(most = MOST_TALLIES): Tallies {
  const places = new Map<number, number>();
  let counts = new Float64Array(1024 * COLUMNS);

  /** The row of this day, screen and item, a new one if need be. */
  function rowOf(key: number): number | undefined {
    const known = places.get(key);
    if (known !== undefined) return known;
    if (places.size >= most) return undefined;
    const row = places.size;
    places.set(key, row);
    if ((row + 1) * COLUMNS > counts.length) {
      const larger = new Float64Array(counts.length * 2);
      larger.set(counts);
      counts = larger;
    }
    return row;
  }

  /** Where the numbers of this day, screen and item begin. */
  const placeOf = ({ day, screen, item }: Pick<Tally, 'day' | 'screen' | 'item'>) => {
    const row = rowOf((day * MOST_SCREENS + screen) * MOST_ITEMS + item);
    return row === undefined ? undefined : row * COLUMNS;
  };
  const change = (at: number, by: (before: number, column: keyof Counts) => number) => {
    for (const [column, name] of columns.entries()) counts[at + column] = by(counts[at + column] ?? 0, name);
    return true;
  };

  return {
    addAll(of, more) {
      const at = placeOf(of);
      return at !== undefined && change(at, (before, column) => before + more[column]);
    },
    raise(of, least) {
      const at = placeOf(of);
      return at !== undefined && change(at, (before, column) => Math.max(before, least[column]));
    },
    add(of, status, shownMs) {
      const at = placeOf(of);
      if (at === undefined) return false;
      counts[at + columnOf[status]] = (counts[at + columnOf[status]] ?? 0) + 1;
      counts[at + SHOWN] = (counts[at + SHOWN] ?? 0) + shownMs;
      return true;
    },
    get size() {
      return places.size;
    },
    *rows() {
      for (const [key, row] of places) {
        const at = row * COLUMNS;
        const ofDay = Math.floor(key / MOST_ITEMS);
        const count = (status: PlayStatus) => counts[at + columnOf[status]] ?? 0;
        yield {
          day: Math.floor(ofDay / MOST_SCREENS),
          screen: ofDay % MOST_SCREENS,
          item: key % MOST_ITEMS,
          success: count('success'),
          partial: count('partial'),
          interrupted: count('interrupted'),
          failed: count('failed'),
          shownMs: counts[at + SHOWN] ?? 0,
        };
      }
    },
  };
}

const columnOf = { success: 0, partial: 1, interrupted: 2, failed: 3 } as const satisfies Record<PlayStatus, number>;
/** In their order. */
const columns = ['success', 'partial', 'interrupted', 'failed', 'shownMs'] as const satisfies readonly (keyof Counts)[];
const SHOWN = 4;
const COLUMNS = 5;
