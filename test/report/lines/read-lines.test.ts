import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openJournalDatabase } from '../../../player/journal/journal-database.ts';
import { readLines, type ReadLine } from '../../../report/lines/read-lines.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

let dir: string;
beforeEach(async () => {
  dir = await tempDir();
});

const at = (name: string) => path.join(dir, name);
const read = async (...names: readonly string[]) => {
  const all: ReadLine[] = [];
  for await (const one of readLines(names.map(at))) all.push(one);
  return all;
};
const texts = async (...names: readonly string[]) =>
  (await read(...names)).map((one) => (one.kind === 'line' ? one.text : one.words.en));

describe('readLines', () => {
  it('reads lines with and without the line breaks of Windows, the last one too', async () => {
    writeFileSync(at('plays.jsonl'), '\ufeffone\r\ntwo\n\nthree');

    expect(await read('plays.jsonl')).toMatchObject([
      { kind: 'line', number: 1, text: 'one' },
      { kind: 'line', number: 2, text: 'two' },
      { kind: 'line', number: 4, text: 'three' },
    ]);
  });

  it('keeps what only looks like a line break, and letters that lie across two pieces', async () => {
    const long = `${'x'.repeat(65_535)}ế`;
    writeFileSync(at('plays.jsonl'), `a\u2028b\n${long}\n`);

    expect(await texts('plays.jsonl')).toEqual(['a\u2028b', long]);
  });

  it('reads folders by name, however deep, and nothing in them that is none of it', async () => {
    mkdirSync(at('delivered/b'), { recursive: true });
    writeFileSync(at('delivered/b/000000000501-000000001000.jsonl.gz'), gzipSync('second\n'));
    writeFileSync(at('delivered/b/000000000001-000000000500.jsonl.gz'), gzipSync('first\n'));
    writeFileSync(at('delivered/a.jsonl'), 'before\n');
    writeFileSync(at('delivered/b/notes.txt'), 'not this\n');

    expect(await texts('delivered')).toEqual(['before', 'first', 'second']);
  });

  it('reads the chain of a data directory', async () => {
    const journal = openJournalDatabase(at('journal.sqlite'), { now: () => 0, uptimeMs: () => 0 });
    journal.chain.helped({ screenId: 'lobby', date: '2026-11-22', people: 3, at: '2026-11-22T09:00:00.000Z' });
    journal.dispose();

    expect(await texts('.')).toEqual([expect.stringContaining('"people":3')]);
  });

  it('reads what lies beside a journal too: batches, and other journals that somebody has put there', async () => {
    const helped = (name: string, people: number) => {
      const journal = openJournalDatabase(at(name), { now: () => 0, uptimeMs: () => 0 });
      journal.chain.helped({ screenId: 'lobby', date: '2026-11-22', people, at: '2026-11-22T09:00:00.000Z' });
      journal.dispose();
    };
    mkdirSync(at('all/66687aadf862bd77'), { recursive: true });
    helped('all/journal.sqlite', 3);
    helped('all/journal (1).sqlite', 4);
    writeFileSync(at('all/66687aadf862bd77/000000000001-000000000001.jsonl'), 'batch\n');

    const people = (count: number) => expect.stringContaining(`"people":${count}`) as string;
    expect(await texts('all')).toEqual([people(3), 'batch', people(4)]);
    expect(await texts('all/journal (1).sqlite')).toEqual([people(4)]);
  });

  it('passes over a database in a folder that is none of it, and tells of one that is damaged', async () => {
    mkdirSync(at('all'));
    const lock = new DatabaseSync(at('all/lock.sqlite'));
    onTestFinished(() => lock.close());
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const other = new DatabaseSync(at('all/other.sqlite'));
    other.exec('CREATE TABLE people (name TEXT) STRICT');
    other.close();
    writeFileSync(at('all/phong-hop.sqlite'), 'x'.repeat(5_000));

    expect(await read('all')).toMatchObject([{ kind: 'fault', file: at('all/phong-hop.sqlite') }]);
  });

  it('begins with the day before, where only what is since then is asked for', async () => {
    const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
    let now = 0;
    const journal = openJournalDatabase(at('journal.sqlite'), { now: () => now, uptimeMs: () => 0 });
    for (const date of days) {
      now = Date.parse(`${date}T08:00:00Z`);
      journal.chain.helped({ screenId: 'lobby', date, people: 3, at: new Date(now).toISOString() });
    }
    journal.dispose();
    const since = async (instant: string) => {
      const dates: unknown[] = [];
      for await (const one of readLines([dir], Date.parse(instant)))
        if (one.kind === 'line') dates.push((JSON.parse(one.text) as { readonly date?: unknown }).date);
      return dates;
    };

    expect(await since('2026-11-21T17:00:00Z')).toEqual(days.slice(2));
    expect(await since('2026-11-01T00:00:00Z')).toEqual(days);
    expect(await texts('journal.sqlite')).toHaveLength(5);
  });

  it('gives what stood before a file breaks off, says so, and goes on with the next', async () => {
    const whole = gzipSync(Array.from({ length: 20_000 }, (_, n) => `line ${n} ${Math.sin(n)}\n`).join(''));
    writeFileSync(at('1.jsonl.gz'), whole.subarray(0, whole.length / 2));
    writeFileSync(at('2.jsonl'), 'next\n');

    const all = await texts('1.jsonl.gz', '2.jsonl');
    expect(all[0]).toMatch(/^line 0 /);
    expect(all.at(-2)).toContain('cannot be read to its end');
    expect(all.at(-1)).toBe('next');
  });

  it('unpacks what is gzip though its name does not say so, and takes no packed name at its word', async () => {
    writeFileSync(at('packed.jsonl'), Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]));
    writeFileSync(at('cut.jsonl'), gzipSync('three\n').subarray(0, 20));
    writeFileSync(at('emptied.jsonl.gz'), '');

    expect(await texts('packed.jsonl')).toEqual(['one', 'two']);
    for (const broken of ['cut.jsonl', 'emptied.jsonl.gz'])
      expect((await texts(broken)).at(-1)).toContain('cannot be read to its end');
  });

  it('says what is missing, and what is no journal', async () => {
    writeFileSync(at('plays.xlsx'), 'no lines');

    expect(await texts('nothing.jsonl', 'plays.xlsx')).toEqual([
      expect.stringContaining('there is no such file'),
      expect.stringContaining('no file of plays'),
    ]);
  });

  it('takes what a host writes down of its starts for no lines', async () => {
    writeFileSync(at('strikes.jsonl'), '{"at":1,"kind":"launch"}\n');
    writeFileSync(at('plays.jsonl'), 'one\n');

    expect(await texts('.')).toEqual(['one']);
  });

  it('passes over a line that is longer than any may be', async () => {
    writeFileSync(at('plays.jsonl'), `${'x'.repeat(300_000)}\nafter\n`);

    expect(await texts('plays.jsonl')).toEqual([expect.stringContaining('longer'), 'after']);
  });
});
