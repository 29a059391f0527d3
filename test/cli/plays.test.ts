import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { plays } from '../../cli/plays.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import type { Play } from '../../core/play.ts';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';
import { readChain } from '../../player/journal/read-chain.ts';
import { publicTextOf, sealOf } from '../../player/journal/seals.ts';
import { openMachineKey } from '../../player/trust/machine-key.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

let dir: string;
let data: string;
beforeEach(async () => {
  dir = await tempDir();
  data = path.join(dir, 'data');
  mkdirSync(data);
});

const play = (n: number): Play => ({
  ...{ id: `page:${n}`, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: `=clip-${n}` },
  ...{
    startedAt: Date.UTC(2026, 10, 20 + n, 12),
    endedAt: Date.UTC(2026, 10, 20 + n, 12, 0, 5),
    shownMs: 5000,
    frames: 9,
  },
  ...{
    result: 'complete',
    displayed: true,
    plannedMs: 5000,
    clockTrusted: true,
    playerVersion: '0.4.0',
    venueType: '903',
  },
});

/** One that is on. */
const on = (n: number): Play => ({
  ...{ id: `page:${n}`, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: `clip-${n}` },
  ...{ startedAt: play(n).startedAt, shownMs: 0, frames: 0, result: 'playing', displayed: true },
});

/** A machine that has shown so much, and delivered it: gives its public key and the delivered file. */
async function shown(count: number) {
  const key = await openMachineKey(data);
  const file = path.join(data, 'journal.sqlite');
  const journal = openJournalDatabase(file, { now: () => 0, uptimeMs: () => 0 });
  journal.together(() => {
    for (let n = 1; n <= count; n++) journal.close(play(n));
    journal.chain.enter();
  });
  const batch = journal.chain.batch(0, { entries: 500, bytes: 2 ** 20 }, (head) => sealOf(head, key, 0));
  const { hash } = journal.chain.head();
  journal.dispose();
  const delivered = path.join(dir, 'delivered.jsonl');
  writeFileSync(delivered, [...(batch?.lines ?? []), batch?.seal, ''].join('\n'));
  return { publicKey: publicTextOf(key), delivered, hash };
}

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

describe('plays key', () => {
  it('prints what is to stand in screens.csv, and nothing else', async () => {
    const { publicKey } = await shown(1);

    expect(await said(plays, ['key', '--data-dir', data])).toMatchObject({ exitCode: 0, stdout: `${publicKey}\n` });
  });

  it('makes none', async () => {
    const { exitCode, stderr } = await said(plays, ['key', '--data-dir', data]);

    expect(exitCode).toBe(exitCodes.dataDirUnusable);
    expect(stderr).toContain('no key in');
  });
});

describe('plays verify', () => {
  it('says where it has found nothing, and not that it is whole', async () => {
    const { exitCode, stdout } = await said(plays, ['verify', dir]);

    expect([exitCode, stdout]).toEqual([0, `There is no record yet in ${dir}, so that there is nothing to verify.\n`]);
  });

  it('finds nothing wrong with a data directory, nor with what was delivered of it', async () => {
    const { delivered } = await shown(5);

    for (const where of [['--data-dir', data], [delivered]]) {
      const { exitCode, stdout } = await said(plays, ['verify', ...where]);
      expect(exitCode).toBe(exitCodes.ok);
      expect(stdout).toContain('lobby: entries 1 to 5, complete to 5, sealed to 5');
    }
  });

  it('says of lines that were printed that they prove nothing, and what to take instead', async () => {
    await shown(2);
    const printed = path.join(dir, 'printed.jsonl');
    await said(plays, ['--data-dir', data, '--out', printed]);
    const { exitCode, stdout } = await said(plays, ['verify', printed]);
    const vietnamese = await said(plays, ['verify', printed, '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stdout).toMatch(/line 1: it was printed by `plays`.* proves nothing: take .* journal\.sqlite/);
    expect(vietnamese.stdout).toMatch(/do lệnh `plays` in ra để xem.* journal\.sqlite/);
  });

  it('says in Vietnamese what was changed, with exit code 1', async () => {
    const { delivered } = await shown(5);
    writeFileSync(delivered, readFileSync(delivered, 'utf8').replace('=clip-3', '=clip-9'));
    const { exitCode, stdout } = await said(plays, ['verify', delivered, '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stdout).toContain('bị sửa: bản ghi 3');
  });

  it('tells scripts all of it', async () => {
    const { delivered, hash, publicKey } = await shown(5);
    const lines = readFileSync(delivered, 'utf8').split('\n');
    writeFileSync(delivered, lines.slice(0, 4).join('\n'));
    const { exitCode, stdout } = await said(plays, ['verify', delivered, '--json', '--seen', `5.${hash.slice(0, 8)}`]);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      chains: [{ key: null, last: 4 }],
      findings: [
        { kind: 'unsealed' },
        { kind: 'cut', seq: 5, last: 4, message: expect.stringContaining('cut off') as string },
      ],
    });
    expect([...readChain(path.join(data, 'journal.sqlite'))].at(-1)).toContain(publicKey);
  });

  it('takes what fleet --json has written of many screens, to find whose end is cut off', async () => {
    const { delivered, hash } = await shown(5);
    const seen = path.join(dir, 'seen.json');
    const told = (id: string, seq: number) => ({ id, journal: { seq, hash: hash.slice(0, 8), trouble: null } });
    const verified = async (...screens: readonly object[]) => {
      writeFileSync(seen, JSON.stringify({ ok: true, screens: [...screens, { id: 'never', journal: null }] }));
      return said(plays, ['verify', delivered, '--seen', seen]);
    };

    expect(await verified(told('lobby', 5))).toMatchObject({ exitCode: exitCodes.ok });
    const lacking = await verified(told('lobby', 5), told('hall', 812));
    expect(lacking.exitCode).toBe(exitCodes.faulty);
    expect(lacking.stdout).toContain('cut off: the player of hall has told the web server of entry 812, and nothing');
    const nothing = await verified();
    expect(nothing.exitCode).toBe(exitCodes.usage);
    expect(nothing.stderr).toContain('no screen in it tells how far');
  });

  it.each([
    ['<html>', 'is no JSON'],
    ['{"counts":{}}', 'is not what fleet --json writes'],
    ['{"screens":[{"id":"a","journal":{"seq":-1,"hash":"x"}}]}', 'is not what fleet --json writes'],
  ])('does not take %s for what screens have told', async (text, words) => {
    const seen = path.join(dir, 'seen.json');
    writeFileSync(seen, text);
    const { exitCode, stderr } = await said(plays, ['verify', dir, '--seen', seen]);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain(words);
  });

  it('asks the register whose key it is', async () => {
    const { delivered, publicKey } = await shown(2);
    const screens = path.join(dir, 'screens.csv');
    const verified = async (key: string) => {
      writeFileSync(screens, `id,name,public key\nlobby,Sảnh,${key}\n`);
      return said(plays, ['verify', delivered, '--screens', screens]);
    };

    expect(await verified(publicKey)).toMatchObject({ exitCode: exitCodes.ok });
    expect(await verified('A'.repeat(43))).toMatchObject({ exitCode: exitCodes.faulty });
  });

  it.each([
    [['verify', '--seen', 'abc'], '--seen: must be a number, a dot'],
    [['verify', '--screens', 'nowhere.csv', '--data-dir', '.'], 'there is no file nowhere.csv'],
  ])('says what is wrong with %s', async (args, words) => {
    const { exitCode, stderr } = await said(plays, args);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain(words);
  });
});
