import path from 'node:path';
import { forgedDigest } from '../../core/digest.ts';
import { readJournalLine } from '../../core/journal-lines.ts';
import { CHAIN_BEGINS, type JournalEntry } from '../../core/play-record.ts';
import { isGenuineDigest } from '../../player/journal/seals.ts';
import { sha256Of } from '../../player/kept-file.ts';
import { isJournalName, type ReadLine } from '../lines/read-lines.ts';
import type { Finding } from './findings.ts';
import { beginFragment, type Fragment } from './fragment.ts';
import { createLately } from './lately.ts';
import { createSealBook, type ReadSeal, type StraySeals } from './seal-book.ts';

/** What was put together of all lines. Its size grows with the holes and the batches, not with the entries. */
export interface Gathered {
  readonly fragments: readonly Fragment[];
  /** Genuine seals that cover nothing of it. */
  readonly stray: StraySeals;
  readonly findings: readonly Finding[];
  /** What was seen of chains elsewhere, and is not here. */
  readonly unmet: readonly Seen[];
  /** No line has come, nor anything that cannot be read. */
  readonly isEmpty: boolean;
}

/** What a player has told elsewhere of its chain: a place in it, and at least the beginning of the hash there. */
export interface Seen {
  readonly seq: number;
  readonly hash: string;
  /** The screens that told it; none where nobody knows. */
  readonly screens: readonly string[];
}

/** What somebody who has read the lines before wants to know this time. */
export interface Asked {
  /** Places in chains whose hashes are to be noted. */
  readonly places: ReadonlySet<number>;
  /** Seals whose entries may come long before them, by their names (`nameOfSeal`). */
  readonly seals: ReadonlyMap<string, ReadSeal>;
}

export interface Gathering {
  readonly seen: readonly Seen[];
  readonly asked: Asked;
  /** How many of the newest entries are known by their hashes; of the others only their fragments are. */
  readonly remembered: number;
}

/** Follows the lines, in whatever order the files come. */
export async function gather(
  lines: AsyncIterable<ReadLine>,
  { seen, asked, remembered }: Gathering,
): Promise<Gathered> {
  const fragments: Fragment[] = [];
  const findings: Finding[] = [];
  /** By the hash of its last entry. */
  const tails = new Map<string, Fragment>();
  /** What is brought twice mostly comes soon after. */
  const lately = createLately<Fragment>(remembered);
  const seals = createSealBook((hash) => tails.get(hash) ?? lately.get(hash), asked.seals);
  const unmet = new Set(seen);
  let isEmpty = true;
  const seenAt = Map.groupBy(seen, ({ seq }) => seq);

  const heedEntry = (entry: JournalEntry, hash: string, file: string, line: number) => {
    for (const one of seenAt.get(entry.seq) ?? []) if (hash.startsWith(one.hash)) unmet.delete(one);
    const linesTo = isJournalName(file) ? 0 : entry.seq;
    const again = lately.get(hash) ?? tails.get(hash);
    if (again !== undefined) {
      again.doubled += 1;
      again.linesTo = Math.max(again.linesTo, linesTo);
      // Another fragment ends before it: as far as that both are the same.
      const beside = tails.get(entry.prevHash);
      if (beside !== undefined && beside !== again && again.first < entry.seq)
        again.noted.set(entry.seq - 1, entry.prevHash);
      return;
    }
    const before = entry.prevHash === CHAIN_BEGINS ? undefined : tails.get(entry.prevHash);
    const fragment =
      before?.last === entry.seq - 1 ? before : beginFragment(entry, hash, placeOf(file), { file, line });
    if (fragment === before) tails.delete(fragment.lastHash);
    else fragments.push(fragment);
    fragment.last = entry.seq;
    fragment.lastHash = hash;
    fragment.lastFile = file;
    fragment.lastLine = line;
    fragment.linesTo = Math.max(fragment.linesTo, linesTo);
    fragment.screens.add(entry.screenId);
    if (asked.places.has(entry.seq)) fragment.noted.set(entry.seq, hash);
    tails.set(hash, fragment);
    lately.set(hash, fragment);
    seals.came(hash, fragment);
  };

  for await (const read of lines) {
    isEmpty = false;
    if (read.kind === 'fault') {
      findings.push({ kind: 'unreadable', file: read.file, line: null, why: read.words });
      continue;
    }
    const { file, number, text } = read;
    const said = readJournalLine(text);
    switch (said.kind) {
      case 'entry':
        heedEntry(said.entry, sha256Of(text), file, number);
        break;
      case 'seal': {
        const wrong = seals.heed({ ...said.seal, file, line: number });
        if (wrong !== undefined) findings.push(wrong);
        break;
      }
      case 'digest':
        // Sums are no part of a chain, and there is nothing here to hold them against but their own signature.
        if (!isGenuineDigest(said.signed)) findings.push({ kind: 'unreadable', file, line: number, why: forgedDigest });
        break;
      case 'fault':
        findings.push({ kind: 'unreadable', file, line: number, why: said.why });
    }
  }
  return { fragments, stray: seals.settle(fragments), findings, unmet: [...unmet], isEmpty };
}

/** Batches are delivered into a folder that is called after the key of their machine. */
function placeOf(file: string): string {
  const folder = path.dirname(file);
  return /^[0-9a-f]{16}$/.test(path.basename(folder)) ? folder : file;
}
