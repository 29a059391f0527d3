import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { countPlays, type CountWorld } from '../../../report/daily/count-plays.ts';
import { periodOf } from '../../../report/daily/period.ts';
import { readLines } from '../../../report/lines/read-lines.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { machine } from './handed-out.ts';

const period = periodOf('2026-11-20', '2026-11-21', 'Asia/Ho_Chi_Minh');

const count = (paths: readonly string[], world: Partial<CountWorld> = {}) =>
  countPlays(paths, period, { readLines, keyIdsOf: () => [], ...world });

/** What was counted, with names in the place of numbers. */
async function counted(paths: readonly string[], world: Partial<CountWorld> = {}) {
  const found = await count(paths, world);
  const rows = [...found.tallies.rows()].map(({ day, screen, item, ...counts }) => ({
    day: period.days[day]?.date,
    screen: found.screens[screen],
    item: found.items[item]?.itemId,
    ...counts,
  }));
  return { ...found, rows };
}

describe('countPlays', () => {
  it('counts by day on the clock of the place, by screen and by item', async () => {
    const dir = await tempDir();
    const one = machine();
    one.add({ startedAt: '2026-11-19T16:59:59.999Z' }); // the evening of the 19th in Vietnam
    one.add({ startedAt: '2026-11-19T17:00:00.000Z' });
    one.add({ status: 'partial', shownMs: 4_000 });
    one.add({ itemId: 'khau-hieu', status: 'failed', shownMs: 0, reason: 'the clip cannot be decoded' });
    one.add({ startedAt: '2026-11-21T16:59:59.000Z', screenId: 'hall' });
    one.add({ startedAt: '2026-11-21T17:00:00.000Z' });
    await one.deliver(dir);

    const none = { success: 0, partial: 0, interrupted: 0, failed: 0, shownMs: 0 };
    const { rows, failures, chains } = await counted([dir]);
    expect(rows).toEqual([
      { ...none, day: '2026-11-20', screen: 'lobby', item: 'huong-dan.mp4', success: 1, partial: 1, shownMs: 19_000 },
      { ...none, day: '2026-11-20', screen: 'lobby', item: 'khau-hieu', failed: 1 },
      { ...none, day: '2026-11-21', screen: 'hall', item: 'huong-dan.mp4', success: 1, shownMs: 15_000 },
    ]);
    expect(failures.map(({ times, words }) => [times, words.en])).toEqual([
      [1, 'it was not shown to its end'],
      [1, 'the file is damaged, or of a kind that this machine cannot show'],
    ]);
    expect(chains).toEqual([
      {
        ...{ id: one.id, firstSeq: 1, lastSeq: 6, entries: 6, missing: 0, doubled: 0, broken: 0 },
        ...{ sealedTo: 6, notAsSealed: 0, badSeals: 0, screens: ['lobby', 'hall'], uncounted: [] },
      },
    ]);
  });

  it('counts nothing twice that was delivered twice, whole or overlapping', async () => {
    const dir = await tempDir();
    const one = machine();
    for (let n = 0; n < 10; n++) one.add({});
    await one.deliver(dir, 1, 4);
    await one.deliver(dir, 1, 6);
    await one.deliver(dir, 3, 10);

    const { rows, chains } = await counted([dir]);
    expect(rows).toMatchObject([{ success: 10 }]);
    expect(chains).toMatchObject([{ entries: 10, doubled: 8, missing: 0, broken: 0 }]);
  });

  it('counts nothing twice that lies in another file too, such as a batch that somebody has unpacked', async () => {
    const dir = await tempDir();
    const one = machine();
    for (let n = 0; n < 3; n++) one.add({});
    const batch = await one.deliver(dir);
    const unpacked = path.join(dir, 'unpacked.jsonl');
    await writeFile(unpacked, gunzipSync(await readFile(batch)));

    const { rows, chains } = await counted([batch, unpacked]);
    expect(rows).toMatchObject([{ success: 3 }]);
    expect(chains).toMatchObject([{ id: one.id, entries: 3, doubled: 3 }]);
  });

  it('tells what is missing, and what was changed', async () => {
    const dir = await tempDir();
    const one = machine();
    for (let n = 0; n < 9; n++) one.add({});
    await one.deliver(dir, 1, 3);
    await one.deliver(dir, 6, 9);
    const other = machine();
    for (let n = 0; n < 3; n++) other.add({});
    other.lines[1] = (other.lines[1] ?? '').replace('"shownMs":15000', '"shownMs":90000');
    await other.deliver(dir);

    const { chains } = await counted([dir]);
    expect(chains.find(({ id }) => id === one.id)).toMatchObject({ entries: 7, missing: 2, broken: 0 });
    expect(chains.find(({ id }) => id === other.id)).toMatchObject({ entries: 3, missing: 0, broken: 1 });
  });

  it('does not take a seal of another key for the word of a machine', async () => {
    const dir = await tempDir();
    const [one, other] = [machine(), machine()];
    one.add({});
    other.add({});
    const file = await one.deliver(dir);
    await writeFile(file, gzipSync([...one.lines, other.seal()].join('\n')));

    expect((await counted([dir])).chains).toMatchObject([{ id: one.id, sealedTo: 0, badSeals: 1 }]);
  });

  it('leaves out what another machine says of a screen whose key is registered', async () => {
    const dir = await tempDir();
    const [real, forger] = [machine(), machine()];
    real.add({});
    forger.add({});
    forger.add({ startedAt: '2026-11-12T01:00:00.000Z' });
    forger.add({ screenId: 'elsewhere' });
    await real.deliver(dir);
    await forger.deliver(dir);

    const { rows, leftOut } = await counted([dir], { keyIdsOf: (id) => (id === 'lobby' ? [real.id] : []) });
    expect(rows.map(({ screen, success }) => [screen, success]).sort()).toEqual([
      ['elsewhere', 1],
      ['lobby', 1],
    ]);
    expect(leftOut.foreign).toEqual({ records: 1, screens: new Set(['lobby']) });
  });

  it('leaves out what no seal proves of a screen whose key is registered', async () => {
    const dir = await tempDir();
    const [real, invented] = [machine(), machine()];
    real.add({});
    await real.deliver(dir);
    invented.add({});
    invented.add({ screenId: 'elsewhere' });
    await writeFile(path.join(dir, 'journal.jsonl'), invented.lines.join('\n'));

    const { rows, leftOut } = await counted([dir], { keyIdsOf: (id) => (id === 'lobby' ? [real.id] : []) });
    expect(rows.map(({ screen, success }) => [screen, success]).sort()).toEqual([
      ['elsewhere', 1],
      ['lobby', 1],
    ]);
    expect(leftOut.unproven).toEqual({ records: 1, screens: new Set(['lobby']) });
  });

  it('takes no copy of a seal for the word of its key on other records', async () => {
    const dir = await tempDir();
    const [real, invented] = [machine(), machine()];
    real.add({});
    await real.deliver(dir);
    for (let n = 0; n < 3; n++) invented.add({});
    await writeFile(path.join(dir, 'journal.jsonl'), [...invented.lines, real.seal()].join('\n'));

    const { rows, leftOut } = await counted([dir], { keyIdsOf: () => [real.id] });
    expect(rows).toMatchObject([{ success: 1 }]);
    expect(leftOut.unproven.records).toBe(3);
  });

  it('counts once what nothing seals, in however many files it lies', async () => {
    const dir = await tempDir();
    const one = machine();
    for (let n = 0; n < 3; n++) one.add({});
    await writeFile(path.join(dir, 'monday.jsonl'), one.lines.slice(0, 2).join('\n'));
    await writeFile(path.join(dir, 'tuesday.jsonl'), one.lines.join('\n'));

    const { rows, chains } = await counted([dir]);
    expect(rows).toMatchObject([{ success: 3 }]);
    expect(chains).toMatchObject([{ entries: 3, doubled: 2, sealedTo: 0 }]);
  });

  it('leaves out what nobody could see, and what a wrong clock has dated out of these days', async () => {
    const dir = await tempDir();
    const one = machine();
    one.add({ displayed: false });
    one.add({ clockTrusted: false, startedAt: '1970-01-01T00:00:10.000Z' });
    await one.deliver(dir);

    const { rows, leftOut } = await counted([dir]);
    expect(rows).toEqual([]);
    expect(leftOut).toMatchObject({ undisplayed: 1, foreign: { records: 0 }, untimed: 1, beyond: 0 });
  });

  it('takes the last word of a clerk for a day', async () => {
    const dir = await tempDir();
    const one = machine();
    one.add({ kind: 'helped', date: '2026-11-20', people: 12 });
    one.add({ kind: 'helped', date: '2026-11-21', people: 5 });
    one.add({ kind: 'helped', date: '2026-11-20', people: 21 });
    one.add({ kind: 'helped', date: '2026-11-19', people: 99 });
    await one.deliver(dir);

    const { helped } = await counted([dir]);
    expect(helped.toSorted((a, b) => a.date.localeCompare(b.date))).toEqual([
      { screenId: 'lobby', date: '2026-11-20', people: 21 },
      { screenId: 'lobby', date: '2026-11-21', people: 5 },
    ]);
  });

  it('tells where lines cannot be read, and counts the others', async () => {
    const dir = await tempDir();
    const one = machine();
    one.add({});
    one.add({});
    const file = path.join(dir, 'mixed.jsonl');
    await writeFile(file, [one.lines[0], '{"v":1,"kind":"pl', '\u0000', one.lines[1]].join('\n'));
    const lost = path.join(dir, 'lost.jsonl');

    const { rows, badLines, faults } = await counted([file, lost]);
    expect(rows).toMatchObject([{ success: 2 }]);
    expect(badLines).toBe(2);
    expect(faults.map(({ place }) => place)).toEqual([`${file}:2`, lost]);
  });
});
