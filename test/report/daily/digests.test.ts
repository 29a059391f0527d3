import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../core/digest.ts';
import { publicTextOf } from '../../../player/journal/seals.ts';
import { keyIdOf } from '../../../player/trust/public-key.ts';
import { countPlays, type CountWorld } from '../../../report/daily/count-plays.ts';
import { makeReport } from '../../../report/daily/make-report.ts';
import { periodOf } from '../../../report/daily/period.ts';
import { readLines } from '../../../report/lines/read-lines.ts';
import { digestLineOf, someDigest } from '../../fakes/digest.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { machine } from './handed-out.ts';

const period = periodOf('2026-11-20', '2026-11-21', 'Asia/Ho_Chi_Minh');
const key = generateKeyPairSync('ed25519').privateKey;
const id = keyIdOf(publicTextOf(key));

/** Counts files of these lines, each a file, beside what lies in the folder. */
async function counted(lines: readonly string[], { dir, ...world }: Partial<CountWorld> & { dir?: string } = {}) {
  const folder = dir ?? (await tempDir());
  for (const [at, line] of lines.entries()) await writeFile(path.join(folder, `scan-${at}.jsonl`), `${line}\n`);
  const found = await countPlays([folder], period, { readLines, keyIdsOf: () => [], ...world });
  const rows = [...found.tallies.rows()].map(({ day, screen, item, success, failed, shownMs }) => [
    ...[period.days[day]?.date, found.screens[screen], found.items[item]?.itemId],
    ...[success, failed, shownMs],
  ]);
  return { ...found, rows };
}

const guide = ['2026-11-20', 'lobby', 'huong-dan.mp4', 240, 0, 3_600_123];
const slogan = ['2026-11-20', 'lobby', 'khẩu hiệu', 7, 3, 70_000];
/** The same machine, a day on. */
const later = (change: Partial<Digest>): Digest => ({
  ...someDigest,
  seq: 900,
  at: '2026-11-22T08:00:00+07:00',
  ...change,
});

describe('countPlays with digests', () => {
  it('counts a digest, and says whose it is', async () => {
    const { rows, helped, failures, digests, chains } = await counted([digestLineOf(someDigest, key)]);

    expect(rows).toEqual([guide, slogan]);
    expect(helped).toEqual([{ screenId: 'lobby', date: '2026-11-20', people: 31 }]);
    expect(failures.map(({ times }) => times)).toEqual([2, 1, 3]);
    expect(digests).toEqual([{ id, screens: ['lobby'], days: 2, givenWay: 0, at: someDigest.at, faults: ['STALE'] }]);
    expect(chains).toEqual([]);
  });

  it('counts once what was scanned twice, and of two digests the newer one for the days that it has', async () => {
    const [day] = someDigest.days;
    const plays = [{ screen: 0, item: 0, success: 300, partial: 0, interrupted: 0, failed: 0, shownMs: 4_500_000 }];
    const newer = later({
      days: [
        { date: '2026-11-20', helped: [], plays },
        { ...day, date: '2026-11-21', plays, helped: [] },
      ],
    });
    const line = digestLineOf(someDigest, key);
    const { rows, digests } = await counted([line, digestLineOf(newer, key), line]);

    expect(rows).toEqual([
      ['2026-11-20', 'lobby', 'huong-dan.mp4', 300, 0, 4_500_000],
      ['2026-11-21', 'lobby', 'huong-dan.mp4', 300, 0, 4_500_000],
    ]);
    expect(digests).toHaveLength(1);
  });

  it('adds up what several machines have told', async () => {
    const { rows, digests } = await counted([
      digestLineOf(someDigest),
      digestLineOf({ ...someDigest, screens: ['hall'] }),
    ]);

    expect(rows.map(([, screen, , success]) => [screen, success])).toEqual(
      expect.arrayContaining([
        ['lobby', 240],
        ['hall', 240],
      ]),
    );
    expect(digests).toHaveLength(2);
  });

  it('gives way to the records of the same machine and day, whichever come first', async () => {
    const dir = await tempDir();
    const one = machine();
    for (let n = 0; n < 5; n++) one.add({ startedAt: '2026-11-20T01:00:00.000Z', shownMs: 1_000 });
    await one.deliver(dir);
    const told = (success: number): Digest => ({
      ...someDigest,
      days: [
        {
          ...{ date: '2026-11-20', helped: [] },
          plays: [{ screen: 0, item: 0, success, partial: 0, interrupted: 0, failed: 0, shownMs: 1_000 * success }],
        },
      ],
    });

    const whole = await counted([digestLineOf(told(5), one.key)], { dir });
    expect(whole.rows).toEqual([['2026-11-20', 'lobby', 'huong-dan.mp4', 5, 0, 5_000]]);
    expect(whole.digests).toMatchObject([{ givenWay: 1 }]);
    // The line broke after five of nine: they are among the nine.
    const broken = await counted([digestLineOf(told(9), one.key)], { dir });
    expect(broken.rows).toEqual([['2026-11-20', 'lobby', 'huong-dan.mp4', 9, 0, 9_000]]);
    expect(broken.digests).toMatchObject([{ givenWay: 0 }]);
  });

  it('gives way to records of the same screen and day that nothing seals', async () => {
    const dir = await tempDir();
    const one = machine();
    for (let n = 0; n < 5; n++) one.add({ shownMs: 1_000 });
    await writeFile(path.join(dir, 'journal.jsonl'), one.lines.join('\n'));
    const plays = [{ screen: 0, item: 0, success: 5, partial: 0, interrupted: 0, failed: 0, shownMs: 5_000 }];
    const told = { ...someDigest, days: [{ date: '2026-11-20', helped: [], plays }] };

    const { rows, digests } = await counted([digestLineOf(told, one.key)], { dir });
    expect(rows).toEqual([['2026-11-20', 'lobby', 'huong-dan.mp4', 5, 0, 5_000]]);
    expect(digests).toMatchObject([{ givenWay: 1 }]);
  });

  it('takes nothing that was changed after it was signed, and says where it stands', async () => {
    const line = digestLineOf(someDigest, key).replace('240', '999');
    const { rows, digests, faults } = await counted([line]);

    expect([rows, digests]).toEqual([[], []]);
    expect(faults).toMatchObject([{ place: expect.stringMatching(/scan-0\.jsonl:1$/) as string }]);
    expect(faults[0]?.words.en).toContain('changed or forged');
  });

  it('tells of a line that is cut short, and counts the others', async () => {
    const { rows, faults } = await counted([digestLineOf(someDigest).slice(0, -40), digestLineOf(someDigest, key)]);

    expect(rows).toEqual([guide, slogan]);
    expect(faults[0]?.words.en).toContain('cut short');
  });

  it('does not believe another machine than the one that the register has', async () => {
    const lines = [digestLineOf(someDigest, key)];
    expect((await counted(lines, { keyIdsOf: () => ['f'.repeat(16)] })).rows).toEqual([]);
    expect((await counted(lines, { keyIdsOf: () => ['f'.repeat(16)] })).leftOut.foreign.records).toBe(254);
    expect((await counted(lines, { keyIdsOf: () => [id] })).rows).toHaveLength(2);
  });

  it('takes the number of people that was entered later, by whichever way it came', async () => {
    const dir = await tempDir();
    const one = machine();
    one.add({ kind: 'helped', date: '2026-11-20', people: 12, at: '2026-11-20T09:00:00.000Z' });
    await one.deliver(dir);

    expect((await counted([digestLineOf(someDigest, one.key)], { dir })).helped).toMatchObject([{ people: 31 }]);
    one.add({ kind: 'helped', date: '2026-11-20', people: 40, at: '2026-11-22T09:00:00.000Z' });
    await one.deliver(dir);
    expect((await counted([digestLineOf(someDigest, one.key)], { dir })).helped).toMatchObject([{ people: 40 }]);
  });
});

describe('a report with digests', () => {
  it.each(['vi', 'en'] as const)('says which machines came by code (%s)', async (lang) => {
    const dir = await tempDir();
    await writeFile(path.join(dir, 'bao-cao.jsonl'), `${digestLineOf(someDigest, key)}\n`);
    const { report } = await makeReport(
      {
        ...{ paths: [dir], from: '2026-11-20', to: '2026-11-21', timeZone: 'Asia/Ho_Chi_Minh', playlists: [] },
        ...{ register: undefined, lang, agency: undefined, scope: 'screens' },
      },
      { readLines, now: () => Date.UTC(2026, 10, 22) },
    );
    const section = report.sections.find((one) => one.id === 'by-code');

    expect(section?.rows).toMatchObject([[id, 'lobby', 2, 0, '15:30 21/11/2026', expect.any(String)]]);
    expect(report.notes.join('\n')).toMatch({ vi: /1 máy không có mạng/, en: /1 machine has no line/ }[lang]);
    expect(report.head.at(-1)?.value).toMatch({ vi: /1 máy lấy số liệu bằng mã/, en: /1 machine by code/ }[lang]);
  });
});
