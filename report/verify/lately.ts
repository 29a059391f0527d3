/** What came of late, by its hash. */
export interface Lately<T> {
  get(hash: string): T | undefined;
  set(hash: string, value: T): void;
}

/**
 * Remembers at least so many of what came last, and at most twice as many. In two halves, of which the older is let go as a
 * whole: to take the oldest out of a `Map` one by one takes longer and longer.
 */
export function createLately<T>(atLeast: number): Lately<T> {
  let newer = new Map<string, T>();
  let older = new Map<string, T>();
  return {
    get: (hash) => newer.get(hash) ?? older.get(hash),
    set(hash, value) {
      newer.set(hash, value);
      if (newer.size < atLeast) return;
      older = newer;
      newer = new Map();
    },
  };
}
