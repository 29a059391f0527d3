import type { JournalEntry } from '../../core/play-record.ts';

/** A line in a file, counted from 1. */
export interface ReadAt {
  readonly file: string;
  readonly line: number;
}

/** Entries that follow one another, each with the hash of the one before. */
export interface Fragment {
  /** The folder of a machine's deliveries, or the file. */
  readonly place: string;
  readonly first: number;
  readonly firstHash: string;
  readonly prevHash: string;
  /** Where its first entry was read. */
  readonly firstAt: ReadAt;
  last: number;
  lastHash: string;
  /** Where its last entry was read. */
  lastFile: string;
  lastLine: number;
  /** Who has sealed it, and as far as which entry. */
  key: string | undefined;
  sealedTo: number;
  /** What stands before its first entry: what its `prevHash` says, or a checkpoint of its key, where the machine has let that go. */
  before: 'entry' | 'checkpoint';
  /** The last one that came in a file of lines, which a machine never hands out without a seal; 0: all stand in a journal. */
  linesTo: number;
  readonly screens: Set<string>;
  /** Entries that came again. */
  doubled: number;
  /** Hashes of some of its entries, by their places: of those that were sealed, and of those that were asked for. */
  readonly noted: Map<number, string>;
}

/** A fragment of which nothing but its first entry is known yet. */
export function beginFragment(
  { seq, prevHash }: JournalEntry,
  firstHash: string,
  place: string,
  firstAt: ReadAt,
): Fragment {
  return {
    ...{ place, first: seq, firstHash, prevHash, firstAt, last: seq, lastHash: firstHash },
    ...{ lastFile: firstAt.file, lastLine: firstAt.line, key: undefined, sealedTo: 0 },
    ...{ before: 'entry', linesTo: 0, screens: new Set(), doubled: 0, noted: new Map() },
  };
}

/** The hash of one of its entries, or of the one before its first; `undefined` where nobody has noted it. */
export function hashAt({ first, last, prevHash, lastHash, noted }: Fragment, seq: number): string | undefined {
  if (seq === last) return lastHash;
  return seq === first - 1 ? prevHash : noted.get(seq);
}
