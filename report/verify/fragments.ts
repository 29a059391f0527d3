import path from 'node:path';
import { forgedDigest } from '../../core/digest.ts';
import { readJournalLine } from '../../core/journal-lines.ts';
import { CHAIN_BEGINS, type JournalEntry, type Seal } from '../../core/play-record.ts';
import { isGenuine, isGenuineDigest } from '../../player/journal/seals.ts';
import { sha256Of } from '../../player/kept-file.ts';
import type { ReadLine } from '../lines/read-lines.ts';
import type { Finding } from './findings.ts';

/** Entries that follow one another, each with the hash of the one before. */
export interface Fragment {
  /** The folder of a machine's deliveries, or the file. */
  readonly place: string;
  readonly first: number;
  readonly prevHash: string;
  last: number;
  lastHash: string;
  /** Who has sealed it, and as far as which entry. */
  key: string | undefined;
  sealedTo: number;
  readonly screens: Set<string>;
  /** Entries that came again. */
  doubled: number;
}

/** What was put together of all lines. Its size grows with the holes and the batches, not with the entries. */
export interface Gathered {
  readonly fragments: readonly Fragment[];
  /** Genuine seals of what had not come when they came: what was let go, or what is missing. */
  readonly stray: readonly Seal[];
  readonly findings: readonly Finding[];
  /** What was seen of chains elsewhere, and is not here. */
  readonly unmet: readonly Seen[];
}

/** What a player has told elsewhere of its chain: a place in it, and at least the beginning of the hash there. */
export interface Seen {
  readonly seq: number;
  readonly hash: string;
  /** The screens that told it; none where nobody knows. */
  readonly screens: readonly string[];
}

/** Follows the lines, in whatever order the files come. */
export async function gather(lines: AsyncIterable<ReadLine>, seen: readonly Seen[] = []): Promise<Gathered> {
  const fragments: Fragment[] = [];
  const findings: Finding[] = [];
  const stray: Seal[] = [];
  /** By the hash of its last entry. */
  const tails = new Map<string, Fragment>();
  /** The entries of late, by their hashes: what is brought twice mostly comes soon after. */
  const lately = new Map<string, Fragment>();
  /** By key and place in the chain. */
  const sealed = new Map<string, string>();
  const unmet = new Set(seen);
  const seenAt = Map.groupBy(seen, ({ seq }) => seq);

  const heedEntry = (entry: JournalEntry, hash: string, place: string) => {
    for (const one of seenAt.get(entry.seq) ?? []) if (hash.startsWith(one.hash)) unmet.delete(one);
    const again = lately.get(hash) ?? tails.get(hash);
    if (again !== undefined) {
      again.doubled += 1;
      return;
    }
    const before = entry.prevHash === CHAIN_BEGINS ? undefined : tails.get(entry.prevHash);
    const fragment = before?.last === entry.seq - 1 ? before : begin(entry, place);
    if (fragment === before) tails.delete(fragment.lastHash);
    fragment.last = entry.seq;
    fragment.lastHash = hash;
    fragment.screens.add(entry.screenId);
    tails.set(hash, fragment);
    lately.set(hash, fragment);
    for (const [oldest] of lately) {
      if (lately.size <= REMEMBERED) break;
      lately.delete(oldest);
    }
  };
  const begin = ({ seq, prevHash }: JournalEntry, place: string): Fragment => {
    const fragment: Fragment = {
      ...{ place, first: seq, prevHash, last: seq, lastHash: '' },
      ...{ key: undefined, sealedTo: 0, screens: new Set<string>(), doubled: 0 },
    };
    fragments.push(fragment);
    return fragment;
  };
  const heedSeal = (seal: Seal, file: string, line: number) => {
    if (!isGenuine(seal)) return void findings.push({ kind: 'forged-seal', file, line });
    const point = `${seal.key} ${seal.seq}`;
    const other = sealed.get(point);
    if (other !== undefined && other !== seal.hash)
      return void findings.push({ kind: 'forked', chain: seal.key, from: seal.seq, to: seal.seq });
    sealed.set(point, seal.hash);
    const fragment = tails.get(seal.hash) ?? lately.get(seal.hash);
    // Another key may seal what it has copied; the first one that did counts, and the other is told as foreign.
    if (fragment === undefined || fragment.last < seal.seq || (fragment.key ?? seal.key) !== seal.key)
      return void stray.push(seal);
    fragment.key = seal.key;
    fragment.sealedTo = Math.max(fragment.sealedTo, seal.seq);
  };

  for await (const read of lines) {
    if (read.kind === 'fault') {
      findings.push({ kind: 'unreadable', file: read.file, line: null, why: read.words });
      continue;
    }
    const { file, number, text } = read;
    const said = readJournalLine(text);
    switch (said.kind) {
      case 'entry':
        heedEntry(said.entry, sha256Of(text), placeOf(file));
        break;
      case 'seal':
        heedSeal(said.seal, file, number);
        break;
      case 'digest':
        // Sums are no part of a chain, and there is nothing here to hold them against but their own signature.
        if (!isGenuineDigest(said.signed)) findings.push({ kind: 'unreadable', file, line: number, why: forgedDigest });
        break;
      case 'fault':
        findings.push({ kind: 'unreadable', file, line: number, why: said.why });
    }
  }
  return { fragments, stray, findings, unmet: [...unmet] };
}

/** Batches are delivered into a folder that is called after the key of their machine. */
function placeOf(file: string): string {
  const folder = path.dirname(file);
  return /^[0-9a-f]{16}$/.test(path.basename(folder)) ? folder : file;
}

/** Some forty batches. */
const REMEMBERED = 20_000;
