import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../log.ts';
import { MACHINE_KEY_COPY_FILE, MACHINE_KEY_FILE } from '../trust/machine-key.ts';
import { openJournalDatabase, type JournalDatabase } from './journal-database.ts';

export interface JournalFileWorld {
  /** Absolute path of the database; the machine's key is beside it. */
  readonly file: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** By a clock that never jumps. */
  readonly uptimeMs: () => number;
  /** When this version was made, epoch milliseconds: a clock that is behind it is wrong. */
  readonly releasedAt: number;
}

export type JournalOpening =
  | { readonly kind: 'open'; readonly database: JournalDatabase }
  /** What is there cannot be read. Nobody has it open. */
  | { readonly kind: 'damaged'; readonly reason: string }
  /** It cannot be opened or made now, as on a full disk. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Opens the journal, and closes what was on when the last writer stopped. */
export function openJournalFile(world: JournalFileWorld): JournalOpening {
  try {
    return { kind: 'open', database: opened(world) };
  } catch (error) {
    return { kind: isDamage(error) ? 'damaged' : 'failed', reason: reasonOf(error) };
  }
}

export type MovedAside =
  | { readonly kind: 'moved'; readonly movedTo: string }
  /** As on a disk that can only be read, or where somebody has it open. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Moves a damaged journal aside for whoever can mend it: it is never deleted. Nobody may have it open. At most one in ten
 * minutes: a card that damages each of them would be filled with them.
 */
export function createAside({ file, now, uptimeMs }: Omit<JournalFileWorld, 'releasedAt'>): () => MovedAside {
  let movedAt = -Infinity;
  return () => {
    if (uptimeMs() - movedAt < MOVE_EVERY_MS) return { kind: 'failed', reason: 'the one before was damaged just now' };
    const movedTo = `${file}.damaged-${now()}`;
    try {
      // At once: whoever opened a new one meanwhile would lose its write-ahead log.
      for (const suffix of ['', '-wal', '-shm'])
        if (existsSync(file + suffix)) renameSync(file + suffix, movedTo + suffix);
      movedAt = uptimeMs();
      return { kind: 'moved', movedTo };
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error) };
    }
  };
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes. */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0;
  return [11, 26].includes(code & 0xff);
}

function opened(world: JournalFileWorld): JournalDatabase {
  const journal = openJournalDatabase(world.file, { ...world, startsAt: startOf(world) });
  try {
    journal.interrupt();
    return journal;
  } catch (error) {
    journal.dispose();
    throw error;
  }
}

/**
 * Where a chain begins that is new. Of a machine that has a key there was a journal before, of which nothing is left here:
 * the next one begins far above it, with the seconds since 1970, for what is delivered is called after its places in the
 * chain, and must not take the place of the old.
 */
function startOf({ file, now, releasedAt }: JournalFileWorld): number {
  const dir = path.dirname(file);
  const hasKey = [MACHINE_KEY_FILE, MACHINE_KEY_COPY_FILE].some((name) => existsSync(path.join(dir, name)));
  return hasKey ? Math.floor(Math.max(now(), releasedAt) / 1000) : 1;
}

const MOVE_EVERY_MS = 10 * 60_000;
