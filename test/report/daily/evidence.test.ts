import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../report/daily/make-report.ts';
import { readLines } from '../../../report/lines/read-lines.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { machine } from './handed-out.ts';

type Machine = ReturnType<typeof machine>;

function shown(count: number, said: Parameters<Machine['add']>[0] = {}, one = machine()): Machine {
  for (let n = 0; n < count; n++) one.add(said);
  return one;
}

/** Lines that somebody puts into the folder of a machine, as a login that all machines share allows. */
async function putInto(dir: string, id: string, lines: readonly string[], name = '000000000000-000000999999') {
  await mkdir(path.join(dir, id), { recursive: true });
  await writeFile(path.join(dir, id, `${name}.jsonl.gz`), gzipSync([...lines, ''].join('\n')));
}

async function reportOf(paths: readonly string[]) {
  const { report, counted } = await makeReport(
    {
      ...{ paths, from: '2026-11-20', to: '2026-11-21', timeZone: 'Asia/Ho_Chi_Minh', playlists: [] },
      ...{ register: undefined, lang: 'en', agency: undefined, scope: 'screens' },
    },
    { readLines, now: () => Date.UTC(2026, 10, 23) },
  );
  return { chains: counted.chains, evidence: String(report.head.at(-1)?.value), notes: report.notes.join('\n') };
}

describe('the evidence of a report', () => {
  it('is not complete where made-up records stand in the place of those that the machine has sealed', async () => {
    const dir = await tempDir();
    const [real, forger] = [shown(5), shown(9, { shownMs: 90_000 })];
    await putInto(dir, real.id, forger.lines);
    await real.deliver(dir);
    const { evidence, notes, chains } = await reportOf([dir]);

    expect(chains).toMatchObject([{ id: real.id, sealedTo: 0, notAsSealed: 5, doubled: 5 }]);
    expect(evidence).not.toContain('complete');
    expect(evidence).toContain('5 not as they were sealed');
    expect(notes).toContain(`5 records came more than once: ${real.id} · lobby.`);
    expect(notes).toContain('plays verify');
  });

  it('is not complete where made-up records fill a gap', async () => {
    const dir = await tempDir();
    const [real, forger] = [shown(9), shown(9, { shownMs: 90_000 })];
    await real.deliver(dir, 1, 3);
    await real.deliver(dir, 7, 9);
    await putInto(dir, real.id, forger.lines.slice(3, 6), 'x');
    const { evidence, chains } = await reportOf([dir]);

    expect(chains).toMatchObject([{ missing: 0, broken: 2 }]);
    expect(evidence).toContain('2 not fitting the one before');
  });

  it('is not complete while nothing is sealed', async () => {
    const dir = await tempDir();
    const one = shown(3);
    await putInto(dir, one.id, one.lines);

    const { evidence, notes } = await reportOf([dir]);
    expect(evidence).toBe('3 records of 1 machine: 3 with no seal');
    expect(notes).toContain(`Nothing proves whose 3 records are, for they carry no true seal: ${one.id} · lobby.`);
  });

  it('is complete where a journal that was taken along and what was delivered overlap, each with its own seals', async () => {
    const [dir, taken] = [await tempDir(), await tempDir()];
    const one = shown(4);
    const early = one.seal();
    shown(4, {}, one);
    await one.deliver(dir);
    shown(2, {}, one);
    await putInto(taken, one.id, [...one.lines.slice(0, 4), early, ...one.lines.slice(4)]);
    const { evidence } = await reportOf([taken, dir]);

    expect(evidence).toBe('10 records of 1 machine: complete; the last 2 are not sealed');
  });

  it('says of a screen that records of it came, where those of a copied disk had taken their numbers', async () => {
    const dir = await tempDir();
    const one = shown(5);
    const copy = shown(3, { screenId: 'hall' }, machine({ privateKey: one.key }));
    await one.deliver(dir);
    await putInto(dir, one.id, [...copy.lines, copy.seal()], 'copy');
    const { evidence, notes, chains } = await reportOf([dir]);

    expect(chains).toMatchObject([{ entries: 5, doubled: 3, uncounted: ['hall'] }]);
    expect(notes).toContain('No record of hall counts');
    expect(evidence).toContain('1 screens of which no record counts');
  });

  it('is not complete where two machines with one key have gone by one id', async () => {
    const dir = await tempDir();
    const one = shown(300);
    const copy = shown(280, { itemId: 'khac.mp4' }, machine({ privateKey: one.key }));
    await one.deliver(dir);
    await putInto(dir, one.id, [...copy.lines, copy.seal()], 'copy');
    const { evidence, chains } = await reportOf([dir]);

    expect(chains).toMatchObject([{ entries: 300, doubled: 280, broken: 1, sealedTo: 300 }]);
    expect(evidence).not.toContain('complete');
  });
});
