import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Play } from '../../core/play.ts';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';
import { readChain } from '../../player/journal/read-chain.ts';
import { sealOf } from '../../player/journal/seals.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { judgeKilled, type KilledFact } from '../store/killed-oracle.ts';
import { reportJournalAccidents } from './journal-accidents.ts';
import { runJournalKills } from './journal-kills.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const play = (n: number): Play => ({
  ...{ id: `a:${n}`, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: `clip-${n}` },
  ...{ startedAt: n * 10_000, shownMs: 9_000, frames: 270, result: 'complete', displayed: true },
});
const said = (n: number, what: NonNullable<KilledFact['what']>): readonly KilledFact[] =>
  [false, true].map((did) => ({
    ...{ did, what, id: `a:${n}`, itemId: `clip-${n}`, startedAt: n * 10_000 },
    ...(what === 'close' ? { shownMs: 9_000 } : {}),
  }));

/** A directory with a journal of so many showings, all of them delivered. */
async function left(count: number) {
  const dir = await tempDir();
  for (const name of ['data', 'delivered']) mkdirSync(path.join(dir, name));
  const file = path.join(dir, 'data', 'journal.sqlite');
  const journal = openJournalDatabase(file, { now: () => 0, uptimeMs: () => 0 });
  journal.together(() => {
    for (let n = 1; n <= count; n++) journal.close(play(n));
    journal.chain.enter();
    journal.chain.seal((head) => sealOf(head, privateKey, 0));
  });
  journal.dispose();
  const lines = [...readChain(file)];
  writeFileSync(path.join(dir, 'delivered', 'all.jsonl'), lines.map((line) => `${line}\n`).join(''));
  return { dir, lines, facts: Array.from({ length: count }, (_, n) => said(n + 1, 'close')).flat() };
}

describe('judgeKilled', () => {
  it('finds nothing wrong with what is true', async () => {
    const { dir, facts } = await left(3);

    expect(await judgeKilled(dir, facts)).toEqual({ records: 3, acknowledged: 3, lost: [], doubled: [], false: [] });
  });

  it('finds what was acknowledged and is lost', async () => {
    const { dir, facts } = await left(3);

    expect((await judgeKilled(dir, [...facts, ...said(4, 'close')])).lost).toEqual(['a:4: close was acknowledged']);
    expect((await judgeKilled(dir, [...facts, ...said(5, 'open')])).lost).toEqual(['a:5 had begun']);
  });

  it('finds a record of what never was, and of more than was', async () => {
    const { dir, facts } = await left(3);
    const longer = facts.map((fact) => (fact.id === 'a:2' ? { ...fact, shownMs: 100 } : fact));

    expect((await judgeKilled(dir, facts.slice(2))).false).toContain('a:1, success, never was');
    expect((await judgeKilled(dir, longer)).false).toContain('a:2, success, never was');
  });

  it('finds a showing with two records, and deliveries that were cut or changed', async () => {
    const { dir, lines, facts } = await left(3);
    const deliver = (all: readonly string[]) =>
      writeFileSync(path.join(dir, 'delivered', 'all.jsonl'), all.map((line) => `${line}\n`).join(''));

    deliver([...lines, (lines[0] ?? '').replace('"seq":1', '"seq":4')]);
    expect((await judgeKilled(dir, facts)).doubled).toEqual(['a:1 is there twice']);
    deliver(lines.toSpliced(1, 1));
    expect((await judgeKilled(dir, facts)).false).toContainEqual(expect.stringContaining('missing: entry 2'));
  });
});

describe('the journal after kill -9', () => {
  it('has lost nothing that was acknowledged, and tells nothing twice or falsely', async () => {
    const { records, ...found } = await runJournalKills({ kills: 4, seed: 1 });

    expect(found).toMatchObject({ kills: 4, lost: [], doubled: [], false: [] });
    expect(records).toBeGreaterThan(0);
  }, 60_000);
});

describe('reportJournalAccidents', () => {
  const killed = { kills: 1_000, records: 9, acknowledged: 9, lost: [], doubled: [], false: [] };
  const cut = { cuts: 600, states: 2_000, faults: [] };
  const broken = { cuts: 1, states: 1, faults: ['a showing is lost'] };

  it('is met only in full, without a fault, by an instrument that can fail', () => {
    expect(reportJournalAccidents({ killed, cut, broken }).met).toBe(true);
    expect(reportJournalAccidents({ killed: { ...killed, doubled: ['x'] }, cut, broken }).met).toBe(false);
    expect(reportJournalAccidents({ killed, cut, broken: { ...broken, faults: [] } }).met).toBe(false);
    expect(reportJournalAccidents({ killed: { ...killed, kills: 10 }, cut, broken })).toMatchObject({
      ...{ met: false, shortOf: '10 of 1,000 kills, 600 of 500 power cuts' },
    });
  });
});
