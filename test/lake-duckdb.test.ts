import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countPlays } from '../report/daily/count-plays.ts';
import { periodOf } from '../report/daily/period.ts';
import { readLines } from '../report/lines/read-lines.ts';
import { recordingMachine } from './fakes/recording-machine.ts';
import { tempDir } from './fakes/temp-dir.ts';

/** Not made for every kind of machine. */
const api = await import('@duckdb/node-api').catch(() => undefined);

/** A folder as two machines have filled it, of which one has brought some of it twice, and its batches overlap. */
async function lake(): Promise<string> {
  const folder = await tempDir();
  const [lobby, hall] = [await recordingMachine('sanh-1'), await recordingMachine('hall')];
  lobby.show('2026-11-22T10:00:00+07:00');
  lobby.show('2026-11-22T23:59:50+07:00', { result: 'partial', shownMs: 9_000, reason: 'a "lost", frame' });
  await lobby.deliver({ reportUrl: folder });
  lobby.show('2026-11-23T00:00:10+07:00');
  lobby.help({ date: '2026-11-22', people: 3, at: '2026-11-22T09:00:00.000Z' });
  lobby.help({ date: '2026-11-22', people: 5, at: '2026-11-22T10:00:00.000Z' });
  await lobby.deliver({ reportUrl: folder }, { forgetful: true });
  hall.show('2026-11-22T10:00:00+07:00', { displayed: false });
  hall.show('2026-11-22T11:00:00+07:00', { clockTrusted: false });
  hall.show('2026-11-22T12:00:00+07:00', { zone: 'side', itemId: 'lich.png', frames: 0 });
  hall.show('2026-11-22T13:00:00+07:00');
  await hall.deliver({ reportUrl: folder });
  return folder;
}

/** The SQL of the docs, as it stands there, run where it says; then questions to it. */
async function duckdb(folder: string) {
  if (api === undefined) throw new Error('no DuckDB');
  const instance = await api.DuckDBInstance.create(':memory:', {
    // What is tested comes with DuckDB: nothing is fetched.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run(`SET file_search_path = '${folder}'; SET TimeZone = 'UTC'`);
  await connection.run(await readFile(path.resolve(import.meta.dirname, '../docs/lake/duckdb.sql'), 'utf8'));
  return async (question: string) => (await connection.runAndReadAll(question)).getRowObjectsJson();
}

describe.skipIf(api === undefined)('the lake of delivered files, asked with DuckDB as the docs say', () => {
  it('has every line that was brought, and each showing once', async () => {
    const ask = await duckdb(await lake());

    expect(await ask('SELECT count(*) AS n, count(DISTINCT chain) AS chains FROM lines')).toEqual([
      { n: String(3 + 6 + 5), chains: '2' },
    ]);
    expect(
      await ask('SELECT screenId, seq, startedAt, status, reason, plannedMs FROM plays ORDER BY screenId DESC, seq'),
    ).toMatchObject([
      { screenId: 'sanh-1', seq: '1', startedAt: '2026-11-22 03:00:00+00', status: 'success', reason: null },
      { screenId: 'sanh-1', seq: '2', status: 'partial', reason: 'a "lost", frame' },
      { screenId: 'sanh-1', seq: '3', startedAt: '2026-11-22 17:00:10+00' },
      ...['1', '2', '3', '4'].map((seq) => ({ screenId: 'hall', seq })),
    ]);
  });

  it('counts a file once that somebody has copied beside itself', async () => {
    const folder = await lake();
    const [file = ''] = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jsonl.gz'));
    const copy = path.join(folder, file.replace('.jsonl.gz', '(1).jsonl.gz'));
    await copyFile(path.join(folder, file), copy);
    const ask = await duckdb(folder);

    expect(await ask('SELECT count(*) AS n, count(DISTINCT chain) AS chains FROM plays')).toEqual([
      { n: '7', chains: '2' },
    ]);
  });

  it('counts what a clerk entered last', async () => {
    const ask = await duckdb(await lake());

    expect(await ask('SELECT * FROM helped')).toEqual([{ screenId: 'sanh-1', date: '2026-11-22', people: 5 }]);
  });

  it('finds how far each chain reaches, and what is missing in it', async () => {
    const folder = await lake();
    const gap = await recordingMachine('gap');
    for (const minute of ['00', '01', '02', '03']) {
      gap.show(`2026-11-22T10:${minute}:00+07:00`);
      await gap.deliver({ reportUrl: folder });
    }
    const lost = (await readdir(folder, { recursive: true })).filter((name) => /0000[23]-0*[23]\.jsonl/.test(name));
    for (const name of lost) await rm(path.join(folder, name));
    const ask = await duckdb(folder);

    expect(await ask('SELECT screen, first, last, missing FROM chains ORDER BY screen')).toEqual([
      { screen: 'gap', first: '1', last: '4', missing: '2' },
      { screen: 'hall', first: '1', last: '4', missing: '0' },
      { screen: 'sanh-1', first: '1', last: '5', missing: '0' },
    ]);
  });

  it('adds up each item by the days of Vietnam, leaving out what nobody can have seen', async () => {
    const ask = await duckdb(await lake());

    const [day, campaignId] = ['2026-11-22', 'main'];
    const guide = { day, campaignId, itemId: 'huong-dan.mp4', zone: 'main' };
    expect(await ask('SELECT * FROM daily')).toEqual([
      { ...guide, showings: '4', whole: '3', hours: 0.02, screens: '2', clockWrong: '1' },
      {
        ...{ day, campaignId, itemId: 'lich.png', zone: 'side' },
        ...{ showings: '1', whole: '1', hours: 0, screens: '1', clockWrong: '0' },
      },
      { ...guide, day: '2026-11-23', showings: '1', whole: '1', hours: 0, screens: '1', clockWrong: '0' },
    ]);
  });

  it('comes to the same sums as the report over the same files', async () => {
    const folder = await lake();
    const ask = await duckdb(folder);
    const period = periodOf('2026-11-22', '2026-11-23', 'Asia/Ho_Chi_Minh');
    const counted = await countPlays([folder], period, { readLines, keyIdsOf: () => [] });
    const sums = new Map<string, { readonly showings: number; readonly whole: number }>();
    for (const { day, item, success, partial, interrupted, failed } of counted.tallies.rows()) {
      const { itemId, zone } = counted.items[item] ?? {};
      const key = `${period.days[day]?.date} ${itemId} ${zone}`;
      const { showings, whole } = sums.get(key) ?? { showings: 0, whole: 0 };
      sums.set(key, { showings: showings + success + partial + interrupted + failed, whole: whole + success });
    }

    const rows = await ask('SELECT * FROM daily');
    expect(rows).toHaveLength(3);
    expect(
      new Map(
        rows.map(({ day, itemId, zone, showings, whole }) => [
          [day, itemId, zone].map(String).join(' '),
          { showings: Number(showings), whole: Number(whole) },
        ]),
      ),
    ).toEqual(sums);
  });
});
