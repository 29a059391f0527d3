import { hash } from 'node:crypto';
import type { Seal } from '../../core/play-record.ts';
import { isGenuine } from '../../player/journal/seals.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import { isKeyId } from './chain-of-file.ts';

/** What came of one machine's chain, and how whole it is. */
export interface ChainFacts {
  /** The first 16 hexadecimal digits of its key's SHA-256, or the file of one that nothing has sealed. */
  readonly id: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Different ones. */
  readonly entries: number;
  /** Between the first and the last one. */
  readonly missing: number;
  /** That had come before, and were not counted again. */
  readonly doubled: number;
  /** That do not fit the one before: something was changed. */
  readonly broken: number;
  /** As far as true seals reach that fit what came; 0: none. */
  readonly sealedTo: number;
  /** Seals that are not true, of another key, or do not fit what came. */
  readonly badSeals: number;
}

export interface Chains {
  /**
   * Whether this entry has not come before. The entries of a chain come in the order of their numbers, but for batches
   * that were brought twice and those that overlap; so that it is enough to know which stretches of numbers have come.
   */
  take(id: string, entry: { readonly seq: number; readonly prevHash: string }, text: string): boolean;
  seal(id: string, seal: Seal): void;
  list(): readonly ChainFacts[];
}

export function createChains(): Chains {
  const chains = new Map<string, Chain>();
  const chainOf = (id: string) => {
    const known = chains.get(id);
    if (known !== undefined) return known;
    const chain: Chain = { spans: [], lastHash: '', doubled: 0, broken: 0, sealedTo: 0, badSeals: 0 };
    chains.set(id, chain);
    return chain;
  };
  return {
    take(id, { seq, prevHash }, text) {
      const chain = chainOf(id);
      const { spans } = chain;
      const last = spans.at(-1);
      if (last !== undefined && seq === last.until) {
        if (prevHash !== chain.lastHash) chain.broken += 1;
        last.until += 1;
      } else if (!addTo(spans, seq)) {
        chain.doubled += 1;
        return false;
      }
      // Only behind the newest one there is something to compare.
      if (spans.at(-1)?.until === seq + 1) chain.lastHash = hash('sha256', text);
      return true;
    },
    seal(id, seal) {
      const chain = chainOf(id);
      // One of a batch that was brought again says nothing new.
      if (seal.seq !== (chain.spans.at(-1)?.until ?? 0) - 1) return;
      const isOfThis = !isKeyId(id) || keyIdOf(seal.key) === id;
      if (isOfThis && seal.hash === chain.lastHash && isGenuine(seal)) chain.sealedTo = seal.seq;
      else chain.badSeals += 1;
    },
    list: () => [...chains].map(([id, chain]) => factsOf(id, chain)),
  };
}

interface Chain {
  /** The numbers that have come, in stretches that do not touch; `until` is the first that is no part of it. */
  readonly spans: Span[];
  lastHash: string;
  doubled: number;
  broken: number;
  sealedTo: number;
  badSeals: number;
}

interface Span {
  from: number;
  until: number;
}

/** Puts a number where it belongs; `false` when it is there, or when there is no room for more stretches. */
function addTo(spans: Span[], seq: number): boolean {
  const at = spans.findLastIndex(({ from }) => from <= seq);
  const before = spans[at];
  if (before !== undefined && seq < before.until) return false;
  const after = spans[at + 1];
  if (before?.until === seq) {
    before.until += 1;
    if (after?.from === before.until) {
      before.until = after.until;
      spans.splice(at + 1, 1);
    }
  } else if (after?.from === seq + 1) after.from = seq;
  else if (spans.length < MOST_SPANS) spans.splice(at + 1, 0, { from: seq, until: seq + 1 });
  else return false;
  return true;
}

/** A machine loses a batch now and then; one with so many holes is made up. */
const MOST_SPANS = 2_000;

function factsOf(id: string, { spans, doubled, broken, sealedTo, badSeals }: Chain): ChainFacts {
  const firstSeq = spans[0]?.from ?? 0;
  const lastSeq = (spans.at(-1)?.until ?? 1) - 1;
  const entries = spans.reduce((sum, { from, until }) => sum + until - from, 0);
  const missing = spans.length === 0 ? 0 : lastSeq - firstSeq + 1 - entries;
  return { id, firstSeq, lastSeq, entries, missing, doubled, broken, sealedTo, badSeals };
}
