import type { Seal } from '../../core/play-record.ts';
import { isGenuine } from '../../player/journal/seals.ts';
import type { Finding } from './findings.ts';
import type { Fragment, ReadAt } from './fragment.ts';

/** A seal, and where it was read. */
export type ReadSeal = Seal & ReadAt;

/** The genuine seals and checkpoints that have come, and what they cover. */
export interface SealBook {
  /** Takes a seal; gives what is wrong with it. */
  heed(seal: ReadSeal): Finding | undefined;
  /** An entry has come, into this fragment. */
  came(hash: string, fragment: Fragment): void;
  /** At the end: says of fragments which checkpoint they follow, and gives the seals that cover nothing. */
  settle(fragments: readonly Fragment[]): StraySeals;
}

export interface StraySeals {
  /** Their entries have not come, or had come too long before them. */
  readonly unmet: readonly ReadSeal[];
  /** Their entries are another key's, or have other places. */
  readonly refused: readonly ReadSeal[];
}

/**
 * @param fragmentOf  the fragment that holds the entry with this hash, where it came of late or is its last
 * @param expected  genuine seals that are known to come long after their entries, by their names
 */
export function createSealBook(
  fragmentOf: (hash: string) => Fragment | undefined,
  expected: ReadonlyMap<string, ReadSeal>,
): SealBook {
  /** The hashes by their places, by keys. */
  const points = new Map<string, Map<number, string>>();
  /** By the hash of an entry that has not come. */
  const waiting = Map.groupBy(expected.values(), ({ hash }) => hash);
  /** Those whose entries came after them. They must not go before one that stood where it belongs. */
  const late: { readonly seal: ReadSeal; readonly fragment: Fragment }[] = [];
  const refused: ReadSeal[] = [];
  const checkpoints = new Map<string, Seal>();

  const noteDown = ({ key, seq, hash }: Seal): 'new' | 'again' | 'other' => {
    const ofKey = points.get(key) ?? new Map<number, string>();
    points.set(key, ofKey);
    const known = ofKey.get(seq);
    if (known === undefined) ofKey.set(seq, hash);
    return known === undefined ? 'new' : known === hash ? 'again' : 'other';
  };
  const wait = (seal: ReadSeal) => {
    const others = waiting.get(seal.hash);
    if (others === undefined) waiting.set(seal.hash, [seal]);
    else others.push(seal);
  };
  /** Another key may seal what it has copied; the first one that did counts. */
  const cover = (fragment: Fragment, seal: ReadSeal): void => {
    if (fragment.last < seal.seq || (fragment.key ?? seal.key) !== seal.key) return void refused.push(seal);
    fragment.key = seal.key;
    fragment.sealedTo = Math.max(fragment.sealedTo, seal.seq);
    fragment.noted.set(seal.seq, seal.hash);
  };

  return {
    heed(seal) {
      if (!isGenuine(seal)) return { kind: 'forged-seal', file: seal.file, line: seal.line };
      if (seal.kind === 'checkpoint') checkpoints.set(nameOfSeal(seal), seal);
      const said = noteDown(seal);
      const fragment = fragmentOf(seal.hash);
      if (fragment !== undefined) cover(fragment, seal);
      // What is expected waits already, and what came before said no more.
      else if (said === 'new' && !expected.has(nameOfSeal(seal))) wait(seal);
      if (said !== 'other') return undefined;
      return { kind: 'forked', chain: seal.key, from: seal.seq, to: seal.seq, file: seal.file, line: seal.line };
    },
    came(hash, fragment) {
      const seals = waiting.get(hash);
      if (seals === undefined) return;
      waiting.delete(hash);
      late.push(...seals.map((seal) => ({ seal, fragment })));
    },
    settle(fragments) {
      for (const { seal, fragment } of late) cover(fragment, seal);
      const followed = new Set<string>();
      const byHash = Map.groupBy(checkpoints.values(), ({ hash }) => hash);
      for (const fragment of fragments) {
        const before = byHash.get(fragment.prevHash)?.filter(({ seq }) => seq === fragment.first - 1) ?? [];
        for (const checkpoint of before) followed.add(nameOfSeal(checkpoint));
        fragment.key ??= before[0]?.key;
        if (!before.some(({ key }) => key === fragment.key)) continue;
        fragment.before = 'checkpoint';
        fragment.sealedTo = Math.max(fragment.sealedTo, fragment.first - 1);
      }
      return {
        unmet: [...waiting.values()].flat().filter((seal) => !followed.has(nameOfSeal(seal))),
        refused: refused.filter((seal) => !followed.has(nameOfSeal(seal))),
      };
    },
  };
}

/** The same for what is the same seal, whenever it was made. */
export function nameOfSeal({ kind, key, seq, hash }: Seal): string {
  return `${kind} ${key} ${seq} ${hash}`;
}
