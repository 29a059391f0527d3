import { hash } from 'node:crypto';
import path from 'node:path';
import { readJournalLine } from '../../core/journal-lines.ts';
import { isGenuine } from '../../player/journal/seals.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import { keyOfJournal } from '../lines/journal-key.ts';
import { JOURNAL, type ReadLine } from '../lines/read-lines.ts';

/** What reads the files of a report, line by line. */
export type ReadLines = (paths: readonly string[]) => AsyncIterable<ReadLine>;

/** Whose chain each line of a file is part of: the id of its key, or the hash of the first entry of one that nothing seals. */
export type ChainOfLine = (number: number) => string;

/** Whether a chain is called by the key that seals it. */
export function isKeyId(chain: string): boolean {
  return chain.length === 16 && /^[0-9a-f]{16}$/.test(chain);
}

/** Whether a line may be one, which is soon told. */
function isSeal(text: string): boolean {
  return text.includes('"kind":"seal"');
}

/**
 * Whose chain the lines of a file are part of. Delivered batches lie in folders that are named by the machine's key. Any
 * other file is read once for its seals before it is counted: the lines up to a true seal that fits the line before it are of
 * its key, those behind the last one of the same. A chain without any is called by the hash of its first entry, whatever file a copy of it lies in.
 */
export async function chainOfFile(file: string, readLines: ReadLines): Promise<ChainOfLine> {
  const folder = path.basename(path.dirname(file));
  if (isKeyId(folder)) return () => folder;
  const key = path.basename(file) === JOURNAL ? keyOfJournal(file) : undefined;
  if (key !== undefined) {
    const id = keyIdOf(key);
    return () => id;
  }
  const sealed: { readonly until: number; readonly id: string }[] = [];
  let first: string | undefined;
  let before = '';
  for await (const read of readLines([file])) {
    if (read.kind === 'fault') continue;
    if (first === undefined || isSeal(read.text)) {
      const line = readJournalLine(read.text);
      if (line.kind === 'entry') first ??= hash('sha256', read.text);
      // A true seal of other entries, which anybody may have copied, says nothing of these.
      if (line.kind === 'seal' && line.seal.hash === hash('sha256', before) && isGenuine(line.seal))
        sealed.push({ until: read.number, id: keyIdOf(line.seal.key) });
    }
    if (!isSeal(read.text)) before = read.text;
  }
  const last = sealed.at(-1)?.id ?? first ?? file;
  let at = 0;
  return (number) => {
    while (at < sealed.length && number > (sealed[at]?.until ?? 0)) at += 1;
    return sealed[at]?.id ?? last;
  };
}
