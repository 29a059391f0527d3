import { hash } from 'node:crypto';
import type { JournalEntry, Seal } from '../../core/play-record.ts';
import { isGenuine } from '../../player/journal/seals.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import { isKeyId } from './chain-of-file.ts';
import { takeIn, type Span } from './spans.ts';

/** What came of one machine's chain, and how whole it is. */
export interface ChainFacts {
  /** The first 16 hexadecimal digits of its key's SHA-256, or the hash of the first entry of one that nothing seals. */
  readonly id: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Different ones. */
  readonly entries: number;
  /** Of which something counts. */
  readonly screens: readonly string[];
  /** Between the first and the last one. */
  readonly missing: number;
  /** That had come before, and were not counted again. */
  readonly doubled: number;
  /** That do not fit the one before, or are not the same as another of their number: something was changed, or a disk copied. */
  readonly broken: number;
  /** As far as true seals reach that fit what came; 0: none. */
  readonly sealedTo: number;
  /** Behind it, those that its key has sealed, and that are not here as they were then. */
  readonly notAsSealed: number;
  /** Seals that are not true, or of another key. */
  readonly badSeals: number;
  /** Screens of which entries came, and none counts, for others had taken their numbers. */
  readonly uncounted: readonly string[];
}

export interface Chains {
  /**
   * Whether this entry has not come before. The entries of a chain come in the order of their numbers, but for batches
   * that were brought twice and those that overlap; so that it is enough to know which stretches of numbers have come.
   */
  take(id: string, entry: Pick<JournalEntry, 'seq' | 'prevHash' | 'screenId'>, text: string): boolean;
  seal(id: string, seal: Seal): void;
  list(): readonly ChainFacts[];
}

export function createChains(): Chains {
  const chains = new Map<string, Chain>();
  const chainOf = (id: string) => {
    const known = chains.get(id);
    if (known !== undefined) return known;
    const chain: Chain = {
      ...{ spans: [], unsealed: new Map(), sampled: new Map(), counting: new Set(), uncounted: new Set() },
      ...{ doubled: 0, broken: 0, sealedTo: 0, named: 0, badSeals: 0 },
    };
    chains.set(id, chain);
    return chain;
  };
  return {
    take(id, { seq, prevHash, screenId }, text) {
      const chain = chainOf(id);
      const ownHash = hash('sha256', text);
      const taken = takeIn(chain.spans, { seq, prevHash, ownHash });
      if (taken === 'doubled') {
        chain.doubled += 1;
        if (isOther(chain, seq, ownHash)) chain.broken += 1;
        if (!chain.counting.has(screenId) && chain.counting.size < MOST_SCREENS) addName(chain.uncounted, screenId);
        return false;
      }
      if (taken === 'breaking') chain.broken += 1;
      addName(chain.counting, screenId);
      remember(chain.unsealed, seq, ownHash);
      if (seq % SAMPLED === 0) chain.sampled.set(seq, beginningOf(ownHash));
      return true;
    },
    seal(id, seal) {
      const chain = chainOf(id);
      // One of a batch that was brought again says nothing new.
      if (seal.seq <= chain.sealedTo) return;
      if ((isKeyId(id) && keyIdOf(seal.key) !== id) || !isGenuine(seal)) {
        chain.badSeals += 1;
        return;
      }
      chain.named = Math.max(chain.named, seal.seq);
      if (chain.unsealed.get(seal.seq) !== seal.hash) return;
      chain.sealedTo = seal.seq;
      for (const seq of chain.unsealed.keys()) if (seq <= seal.seq) chain.unsealed.delete(seq);
    },
    list: () => [...chains].map(([id, chain]) => factsOf(id, chain)),
  };
}

interface Chain {
  readonly spans: Span[];
  /** The hashes of the newest entries that no seal covers, by their numbers. */
  readonly unsealed: Map<number, string>;
  /** Beginnings of the hashes of some entries, by their numbers. */
  readonly sampled: Map<number, number>;
  /** Screens of which something counts, and of which something came that does not. */
  readonly counting: Set<string>;
  readonly uncounted: Set<string>;
  doubled: number;
  broken: number;
  sealedTo: number;
  /** The greatest number that a true seal of its key names, whether it fits or not. */
  named: number;
  badSeals: number;
}

function remember(unsealed: Map<number, string>, seq: number, ownHash: string): void {
  unsealed.set(seq, ownHash);
  const [oldest] = unsealed.size > MOST_UNSEALED ? unsealed.keys() : [];
  if (oldest !== undefined) unsealed.delete(oldest);
}

/**
 * Whether an entry that has come again is another one, as far as that is known. As each holds the hash of the one before, two
 * chains of one key are apart for good from where they part, and the next sample shows it.
 */
function isOther({ unsealed, sampled }: Chain, seq: number, ownHash: string): boolean {
  const known = unsealed.get(seq);
  if (known !== undefined) return known !== ownHash;
  const sample = sampled.get(seq);
  return sample !== undefined && sample !== beginningOf(ownHash);
}

function beginningOf(ownHash: string): number {
  return Number.parseInt(ownHash.slice(0, 8), 16);
}

function addName(names: Set<string>, name: string): void {
  if (names.size < MOST_SCREENS) names.add(name);
}

function factsOf(id: string, chain: Chain): ChainFacts {
  const { spans, doubled, broken, sealedTo, named, badSeals, counting } = chain;
  const firstSeq = spans[0]?.from ?? 0;
  const lastSeq = (spans.at(-1)?.until ?? 1) - 1;
  const entries = spans.reduce((sum, { from, until }) => sum + until - from, 0);
  const missing = spans.length === 0 ? 0 : lastSeq - firstSeq + 1 - entries;
  return {
    ...{ id, firstSeq, lastSeq, entries, missing, doubled, broken, sealedTo, badSeals },
    // A seal of what stood before the first one that is here says nothing of these.
    notAsSealed: Math.max(0, named - Math.max(sealedTo, firstSeq - 1)),
    screens: [...counting],
    uncounted: [...chain.uncounted].filter((screen) => !counting.has(screen)),
  };
}

/** How many entries go for one of which the hash is kept: of 260 million that is a million. */
const SAMPLED = 256;
/** A machine has a handful; one with more is made up. */
const MOST_SCREENS = 100;
/** More than a delivery brings with one seal, or a machine shows from one seal to the next. */
const MOST_UNSEALED = 5_000;
