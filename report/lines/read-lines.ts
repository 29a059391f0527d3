import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Words } from '../../core/words.ts';
import { readChain } from '../../player/journal/read-chain.ts';
import { reasonOf } from '../../player/log.ts';
import { reasonWords } from '../../publish/reason-words.ts';
import { splitLines } from './split-lines.ts';

/** A line of what journals have handed out, or what could not be read. */
export type ReadLine =
  /** Counted from 1 in its file; its text is without the line break. */
  | { readonly kind: 'line'; readonly file: string; readonly number: number; readonly text: string }
  | { readonly kind: 'fault'; readonly file: string; readonly words: Words };

/**
 * All lines in files (`.jsonl`, `.jsonl.gz`), in folders of them however deep, by name, and in data directories of players,
 * whose journals are only read. Empty lines are left out. What cannot be read is told, and the others go on; of a file that
 * breaks off what stood before comes first. In the memory there is one piece of one file at a time.
 *
 * @param since  of journals, what was entered long before may be left out (`readChain`); epoch milliseconds
 */
export async function* readLines(paths: readonly string[], since?: number): AsyncGenerator<ReadLine> {
  for (const one of paths) {
    try {
      const found = await stat(one);
      if (found.isDirectory()) yield* linesInFolder(one, since);
      else if (isLines(one)) yield* linesInFile(one);
      else if (path.basename(one) === JOURNAL) yield* linesInJournal(one, since);
      else yield { kind: 'fault', file: one, words: noLines };
    } catch (error) {
      yield unreadable(one, error);
    }
  }
}

async function* linesInFolder(folder: string, since?: number): AsyncGenerator<ReadLine> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (entries.some((entry) => entry.isFile() && entry.name === JOURNAL)) {
    yield* linesInJournal(path.join(folder, JOURNAL), since);
    return;
  }
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isFile() && isLines(entry.name)) yield* linesInFile(file);
    if (!entry.isDirectory()) continue;
    try {
      yield* linesInFolder(file, since);
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
  if (!file.toLowerCase().endsWith('.gz')) return source;
  // Whoever reads on hears of it when either of them fails.
  return pipeline(source, createGunzip(), () => undefined);
}

function isLines(name: string): boolean {
  return /\.jsonl(\.gz|\.txt)?$/i.test(name);
}

function unreadable(file: string, error: unknown): ReadLine {
  const reason = reasonOf(error);
  return {
    kind: 'fault',
    file,
    words: { en: `cannot be read to its end: ${reason}`, vi: `không đọc được đến hết: ${reasonWords(reason).vi}` },
  };
}

const noLines: Words = {
  en: 'is no file of plays: name .jsonl or .jsonl.gz files, folders of them, or the data directory of a player',
  vi: 'không phải tệp nhật ký phát: hãy nêu tệp .jsonl, .jsonl.gz, thư mục chứa chúng, hoặc thư mục dữ liệu của trình phát',
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
