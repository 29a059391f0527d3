import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { plays } from '../../cli/plays.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import type { Play } from '../../core/play.ts';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';
import { said } from './said.ts';
import { newMachine, play } from './shown-plays.ts';

let dir: string;
let data: string;
let shown: Awaited<ReturnType<typeof newMachine>>['shown'];
beforeEach(async () => {
  ({ dir, data, shown } = await newMachine());
});

/** One that is on. */
const on = (n: number): Play => ({
  ...{ id: `page:${n}`, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: `clip-${n}` },
  ...{ startedAt: play(n).startedAt, shownMs: 0, frames: 0, result: 'playing', displayed: true },
});

describe('plays', () => {
  it('refuses days the wrong way round', async () => {
    await shown(1);
    const { exitCode, stderr } = await said(plays, ['--data-dir', data, '--from', '2026-11-30', '--to', '2026-11-01']);

    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--from: must not be after --to')]);
  });

  it('prints what was shown between two days, with all that is known of it', async () => {
    await shown(4);
    const { stdout } = await said(plays, ['--data-dir', data, '--from', '2026-11-22', '--to', '2026-11-23']);

    const printed = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(printed).toMatchObject([
      {
        ...{ eventId: 'page:2', status: 'success', endedAt: '2026-11-22T12:00:05.000Z', zone: 'main', reason: null },
        ...{ plannedMs: 5000, venueType: '903', clockTrusted: true, playerVersion: '0.4.0' },
      },
      { eventId: 'page:3' },
    ]);
  });

  it('prints each fact under the name that records have, and under no other', async () => {
    const { delivered } = await shown(1);
    const { stdout } = await said(plays, ['--data-dir', data]);

    const record = JSON.parse(readFileSync(delivered, 'utf8').split('\n')[0] ?? '') as Record<string, unknown>;
    const place = ['v', 'kind', 'seq', 'prevHash'];
    const facts = Object.fromEntries(Object.entries(record).filter(([name]) => !place.includes(name)));
    expect(JSON.parse(stdout)).toEqual({ ...facts, endedAt: '2026-11-21T12:00:05.000Z' });
  });

  it('prints what is on now, and what could not be shown, where it belongs', async () => {
    await shown(1);
    const journal = openJournalDatabase(path.join(data, 'journal.sqlite'), { now: () => 0, uptimeMs: () => 0 });
    journal.open(on(2));
    journal.chain.fail({ ...on(2), id: 'page:x', reason: 'cannot be decoded', startedAt: play(2).startedAt - 1 });
    journal.dispose();
    const { stdout } = await said(plays, ['--data-dir', data]);

    const printed = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(printed).toMatchObject([
      { eventId: 'page:1', status: 'success' },
      { eventId: 'page:x', status: 'failed', reason: 'cannot be decoded', shownMs: 0 },
      { eventId: 'page:2', status: 'playing', reason: null, endedAt: null },
    ]);
  });

  it('prints a table that another program reads, in which no name is a formula', async () => {
    await shown(1);
    const { stdout } = await said(plays, ['--data-dir', data, '--format', 'csv']);

    expect(parse(stdout, { bom: true, columns: true })).toMatchObject([
      { eventId: 'page:1', itemId: "'=clip-1", plannedMs: '5000', reason: '', venueType: '903' },
    ]);
  });

  it('writes a workbook in which dates are dates, numbers are numbers, and no name is a formula', async () => {
    await shown(2);
    const out = path.join(dir, 'plays.xlsx');
    const { exitCode, stderr } = await said(plays, ['--data-dir', data, '--out', out]);

    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: `bluezone-kiosk plays: written: ${out}\n` });
    const [sheet] = await readXlsxFile(out);
    const [head = [], first = [], ...others] = sheet?.data ?? [];
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const cell = (name: string) => first[head.indexOf(name)];
    expect(others).toHaveLength(1);
    expect(cell('itemId')).toBe('=clip-1');
    expect(cell('shownMs')).toBe(5000);
    expect(cell('displayed')).toBe(true);
    // What the wall clock shows, as Excel keeps it.
    const local = new Date(Date.UTC(2026, 10, 21, 12)).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
    expect(cell(`startedAt (${timeZone})`)).toEqual(new Date(`${local}Z`));
  });

  it('asks for days, and writes nothing, where a sheet of Excel has no room', async () => {
    const database = new DatabaseSync(path.join(data, 'journal.sqlite'));
    database.exec(`CREATE VIEW plays AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${2 ** 20})
      SELECT i * 10000 AS started_at FROM n`);
    database.close();
    const out = path.join(dir, 'plays.xlsx');
    const { exitCode, stderr } = await said(plays, ['--data-dir', data, '--out', out]);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain('1,048,576 showings');
    expect(stderr).toContain('take about 121 days at a time with --from and --to');
    expect(existsSync(out)).toBe(false);
  });

  it('keeps a file that is there, and writes no workbook to a terminal', async () => {
    await shown(1);
    const out = path.join(dir, 'plays.csv');
    writeFileSync(out, 'mine');
    const { isTTY } = process.stdout;
    process.stdout.isTTY = true;
    onTestFinished(() => void (process.stdout.isTTY = isTTY));
    const refused = [
      await said(plays, ['--data-dir', data, '--out', out]),
      await said(plays, ['--data-dir', data, '--format', 'xlsx']),
    ];

    expect(refused.map(({ exitCode }) => exitCode)).toEqual([exitCodes.usage, exitCodes.usage]);
    expect(refused.map(({ stdout }) => stdout)).toEqual(['', '']);
    expect(refused[1]?.stderr).toContain('name a file: --out plays.xlsx');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    await said(plays, ['--data-dir', data, '--out', out, '--force']);
    expect(parse(readFileSync(out, 'utf8'), { bom: true, columns: true })).toMatchObject([{ eventId: 'page:1' }]);
  });

  it('says what is no day', async () => {
    const { exitCode, stderr } = await said(plays, ['--data-dir', data, '--from', '22/11']);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain('--from: must be a day');
  });
});
