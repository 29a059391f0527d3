import { digestLine, type Digest, type DigestDay, type SignedDigest } from '../../core/digest.ts';
import { readJournalLine } from '../../core/journal-lines.ts';
import { isGenuineDigest } from '../../player/journal/seals.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import type { Period } from './period.ts';

/** A machine without a line, as far as its digests tell of the period. */
export interface DigestFacts {
  /** The first 16 hexadecimal digits of its key's SHA-256. */
  readonly id: string;
  readonly screens: readonly string[];
  /** Days of the period that they tell of, and those of them for which the machine's own records stand here. */
  readonly days: number;
  readonly givenWay: number;
  /** When the newest was made, RFC 3339, and what was wrong then. */
  readonly at: string;
  readonly faults: readonly string[];
}

/** A day that a machine's digests tell of. */
export interface DayOfDigest {
  /** Whose it is. */
  readonly id: string;
  readonly digest: Digest;
  readonly day: DigestDay;
  /** The number of the day in the period. */
  readonly index: number;
}

export interface Digests {
  /** Keeps a digest until all has been read; `forged` when its signature is not its key's. */
  take(signed: SignedDigest, digest: Digest): 'taken' | 'forged' | 'beyond';
  /**
   * Hands over each machine's days once, as the newest digest that has them tells them.
   *
   * @param count  counts it, or says that the machine's records have all of it
   */
  settle(period: Period, count: (day: DayOfDigest) => 'counted' | 'given-way'): readonly DigestFacts[];
}

/** What was taken waits as its text, which is small; what it says is read again when its turn comes. */
export function createDigests(): Digests {
  const kept = new Map<string, Map<string, Kept>>();
  let size = 0;
  return {
    take(signed, { seq, at }) {
      if (!isGenuineDigest(signed)) return 'forged';
      const id = keyIdOf(signed.key);
      const ofMachine = kept.get(id) ?? new Map<string, Kept>();
      if (ofMachine.has(signed.signature)) return 'taken';
      if (size + signed.text.length > MOST_TEXT) return 'beyond';
      size += signed.text.length;
      kept.set(id, ofMachine.set(signed.signature, { signed, seq, at }));
      return 'taken';
    },
    settle(period, count) {
      return [...kept].map(([id, ofMachine]) => settled(id, newestFirst([...ofMachine.values()]), period, count));
    },
  };
}

interface Kept {
  readonly signed: SignedDigest;
  readonly seq: number;
  readonly at: string;
}

/** By the place in the chain, which no clock can put back. */
function newestFirst(kept: readonly Kept[]): readonly Kept[] {
  return kept.toSorted((a, b) => b.seq - a.seq || Date.parse(b.at) - Date.parse(a.at));
}

function settled(
  id: string,
  kept: readonly Kept[],
  period: Period,
  count: Parameters<Digests['settle']>[1],
): DigestFacts {
  const told = new Set<string>();
  const screens = new Set<string>();
  let newest: Digest | undefined;
  let givenWay = 0;
  for (const { signed } of kept) {
    const read = readJournalLine(digestLine(signed));
    if (read.kind !== 'digest') continue;
    const { digest } = read;
    newest ??= digest;
    const days = new Map(digest.days.map((day) => [day.date, day]));
    for (const [index, { date }] of period.days.entries()) {
      if (date < digest.from || date > digest.until || told.has(date)) continue;
      told.add(date);
      const day = days.get(date) ?? { date, plays: [], helped: [] };
      for (const { screen } of [...day.plays, ...day.helped]) screens.add(digest.screens[screen] ?? '');
      if (count({ id, digest, day, index }) === 'given-way') givenWay += 1;
    }
  }
  const { at = '', faults = [] } = newest ?? {};
  return { id, screens: [...screens], days: told.size, givenWay, at, faults };
}

/** In characters: 10,000 machines with 30 days of 20 items each. */
const MOST_TEXT = 256 * 2 ** 20;
