import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { chainOfFile, type ReadLines } from '../../../report/daily/chain-of-file.ts';
import { readLines } from '../../../report/lines/read-lines.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { machine } from './handed-out.ts';

const nobodyReads: ReadLines = () => {
  throw new Error('it was read');
};

/** A journal with a showing of each machine, each sealed. */
async function journalOf(...machines: readonly ReturnType<typeof machine>[]): Promise<string> {
  const file = path.join(await tempDir(), 'journal.sqlite');
  const database = new DatabaseSync(file);
  database.exec(
    'CREATE TABLE entries (seq INTEGER PRIMARY KEY, line TEXT); CREATE TABLE seals (seq INTEGER, line TEXT)',
  );
  for (const [index, one] of machines.entries()) {
    one.add({});
    database.prepare('INSERT INTO entries VALUES (?, ?)').run(index + 1, one.lines.at(-1) ?? '');
    database.prepare('INSERT INTO seals VALUES (?, ?)').run(index + 1, one.seal());
  }
  database.close();
  return file;
}

describe('chainOfFile', () => {
  it('knows by its seals whose a journal is, without reading what it holds', async () => {
    const one = machine();
    const chainOf = await chainOfFile(await journalOf(one), nobodyReads);

    expect(chainOf(1)).toBe(one.id);
  });

  it('reads a journal that two keys have sealed, for the lines of each', async () => {
    const [one, other] = [machine(), machine()];
    const chainOf = await chainOfFile(await journalOf(one, other), readLines);

    expect([1, 2, 3, 4].map((number) => chainOf(number))).toEqual([one.id, one.id, other.id, other.id]);
  });

  it('calls a journal that nothing has sealed by its first entry, wherever a copy of it lies', async () => {
    const one = machine();
    const file = await journalOf(one);
    const unsealed = new DatabaseSync(file);
    unsealed.exec('DELETE FROM seals');
    unsealed.close();
    const copy = path.join(await tempDir(), 'copy.jsonl');
    await writeFile(copy, `${one.lines.join('\n')}\n`);

    expect((await chainOfFile(file, readLines))(1)).toBe(hash('sha256', one.lines[0] ?? ''));
    expect((await chainOfFile(copy, readLines))(1)).toBe(hash('sha256', one.lines[0] ?? ''));
  });

  it('has no trouble with a journal that is none', async () => {
    const missing = path.join(await tempDir(), 'journal.sqlite');

    expect((await chainOfFile(missing, readLines))(1)).toBe(missing);
  });
});
