import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Words } from '../../core/words.ts';
import { readChain } from '../../player/journal/read-chain.ts';
import { STRIKES } from '../../player/strikes.ts';
import { wordsOfReading } from '../../publish/disk-words.ts';
import { splitLines } from './split-lines.ts';
import { unpacked } from './unpacked.ts';

/** A line of what journals have handed out, or what could not be read. */
export type ReadLine =
  /** Counted from 1 in its file; its text is without the line break. */
  | { readonly kind: 'line'; readonly file: string; readonly number: number; readonly text: string }
  | { readonly kind: 'fault'; readonly file: string; readonly words: Words };

/**
 * All lines in files (`.jsonl`, `.jsonl.gz`), in journals of players (`.sqlite`), which are only read, and in folders of both
 * however deep, by name, but a player's own journal first. Empty lines are left out; so are databases that are none of it.
 * What is gzip is unpacked though its name does not say so. What cannot be read is told, and the others go on; of a file
 * that breaks off what stood before comes first. In the memory there is one piece of one file at a time.
 *
 * @param since  of journals, what was entered long before may be left out (`readChain`); epoch milliseconds
 */
export async function* readLines(paths: readonly string[], since?: number): AsyncGenerator<ReadLine> {
  for (const one of paths) {
    try {
      const found = await stat(one);
      if (found.isDirectory()) yield* linesInFolder(one, since);
      else if (isLines(one)) yield* linesInFile(one);
      else if (isJournalName(one)) yield* linesInJournal(one, since);
      else yield { kind: 'fault', file: one, words: noLines };
    } catch (error) {
      yield unreadable(one, error);
    }
  }
}

async function* linesInFolder(folder: string, since?: number): AsyncGenerator<ReadLine> {
  const byName = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const isPlayers = (entry: Dirent) => entry.name === JOURNAL;
  for (const entry of [...byName.filter(isPlayers), ...byName.filter((one) => !isPlayers(one))]) {
    const file = path.join(folder, entry.name);
    try {
      if (entry.isDirectory()) yield* linesInFolder(file, since);
      else if (entry.isFile() && isLines(entry.name)) yield* linesInFile(file);
      // A player's lock is an empty database, at which nobody must tug.
      else if (entry.isFile() && isJournalName(entry.name) && (await stat(file)).size > 0)
        yield* linesInJournal(file, since);
    } catch (error) {
      yield unreadable(file, error);
    }
  }
}

async function* linesInFile(file: string): AsyncGenerator<ReadLine> {
  let number = 0;
  try {
    for await (const text of splitLines(bytesOf(file))) {
      number += 1;
      if (text.kind === 'too-long') yield { kind: 'fault', file, words: tooLong(number) };
      else if (text.text !== '') yield { kind: 'line', file, number, text: text.text };
    }
  } catch (error) {
    yield unreadable(file, error);
  }
}

function* linesInJournal(file: string, since?: number): Generator<ReadLine> {
  let number = 0;
  try {
    for (const text of readChain(file, since)) yield { kind: 'line', file, number: ++number, text };
  } catch (error) {
    yield unreadable(file, error);
  }
}

function bytesOf(file: string): AsyncIterable<Buffer> {
  const source = createReadStream(file);
  // A name with .gz is a promise: what is not packed there, or has become empty, is damaged.
  if (!file.toLowerCase().endsWith('.gz')) return unpacked(source);
  // Whoever reads on hears of it when either of them fails.
  return pipeline(source, createGunzip(), () => undefined);
}

function isLines(name: string): boolean {
  return /\.jsonl(\.gz|\.txt)?$/i.test(name) && path.basename(name) !== STRIKES;
}

function unreadable(file: string, error: unknown): ReadLine {
  const { en, vi } = wordsOfReading(error);
  return {
    kind: 'fault',
    file,
    words: { en: `cannot be read to its end: ${en}`, vi: `không đọc được đến hết: ${vi}` },
  };
}

const noLines: Words = {
  en: 'is no file of plays: name .jsonl or .jsonl.gz files, a journal.sqlite, folders of these, or the data directory of a player',
  vi: 'không phải tệp nhật ký phát: hãy nêu tệp .jsonl, .jsonl.gz, journal.sqlite, thư mục chứa chúng, hoặc thư mục dữ liệu của trình phát',
};

const tooLong = (number: number): Words => ({
  en: `line ${number} is longer than any line of a journal`,
  vi: `dòng ${number} dài hơn mọi dòng có thể có của nhật ký phát`,
});

/** Whether a file is a journal and not lines, by its name. */
export function isJournalName(file: string): boolean {
  return /\.sqlite$/i.test(file);
}

/** What a player calls its journal. */
export const JOURNAL = 'journal.sqlite';
