import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readJournalLine } from '../../../core/journal-lines.ts';
import { FRESH_MEMORY, readMemory } from '../../../core/memory.ts';
import type { Play } from '../../../core/play.ts';
import type { Zone } from '../../../core/playlist.ts';
import { openJournal, type JournalWork } from '../../../player/journal/journal.ts';
import { readChain } from '../../../player/journal/read-chain.ts';
import { readPlays } from '../../../player/journal/read-plays.ts';
import { isGenuine } from '../../../player/journal/seals.ts';
import { MACHINE_KEY_FILE } from '../../../player/trust/machine-key.ts';
import { logbook } from '../../fakes/logbook.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const worker = path.resolve(import.meta.dirname, '../../../player/journal/journal-worker.ts');
const play: Play = {
  ...{ id: 'a:1', screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: 'a', startedAt: 1000 },
  ...{ shownMs: 0, frames: 0, result: 'playing', displayed: true },
};

function journalIn(dir: string, { sealEveryMs = 600_000, name = 'journal.sqlite' } = {}) {
  const replaced: string[] = [];
  const troubles: (string | undefined)[] = [];
  const file = path.join(dir, name);
  const journal = openJournal({
    ...{ file, worker, sealEveryMs, log: logbook() },
    onTrouble: (trouble) => troubles.push(trouble?.reason),
    onReplaced: (movedTo) => replaced.push(movedTo),
    onDeath: (error) => {
      throw error;
    },
  });
  let open = true;
  const close = async () => {
    if (open) await journal.close();
    open = false;
  };
  onTestFinished(close);
  return { ...journal, close, file, replaced, troubles };
}

describe('openJournal', () => {
  it('writes in a thread of its own, and has written when it is closed', async () => {
    const journal = journalIn(await tempDir());
    journal.write([{ type: 'open', play }]);
    journal.write([{ type: 'close', play: { ...play, result: 'complete', endedAt: 2000, shownMs: 1000 } }]);

    expect(await journal.count('lobby', 0)).toMatchObject({ today: 1, total: 1 });
    await journal.close();
    expect([...readPlays(journal.file)]).toMatchObject([{ id: 'a:1', result: 'complete' }]);
  });

  it('hands out what is final, sealed with a key that it keeps', async () => {
    const dir = await tempDir();
    const first = journalIn(dir);
    first.write([
      { type: 'close', play: { ...play, result: 'complete', endedAt: 2000, shownMs: 1000 } },
      { type: 'helped', helped: { screenId: 'lobby', date: '2026-11-22', people: 3, at: '2026-11-22T09:00:00.000Z' } },
    ]);
    const batch = await first.batch(0, { entries: 10, bytes: 10_000 });
    expect(batch).toMatchObject({ firstSeq: 1, lastSeq: 2, lines: [expect.any(String), expect.any(String)] });
    expect(await first.head()).toMatchObject({ seq: 2 });
    expect(await first.countAfter(1)).toBe(1);
    expect(first.newest()).toMatchObject({ seq: 2 });
    first.delivered('https://a.vn/', 2);
    await first.close();

    const second = journalIn(dir);
    expect(await second.deliveredTo('https://a.vn/')).toBe(2);
    // Also before anything is shown, for the first polls tell it.
    expect(second.newest()).toMatchObject({ seq: 2 });
    expect(await second.batch(2, { entries: 10, bytes: 10_000 })).toBeUndefined();
    const again = await second.batch(0, { entries: 10, bytes: 10_000 });
    const keys = [batch, again].map((one) => (JSON.parse(one?.seal ?? '{}') as { key?: string }).key);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('seals what is new when it is closed, and writes nothing where nothing is', async () => {
    const dir = await tempDir();
    const first = journalIn(dir);
    first.write([{ type: 'close', play: { ...play, result: 'complete', endedAt: 2000 } }]);
    await first.close();
    const made = sealsIn(first.file);
    expect(made).toMatchObject([{ seq: 1 }]);
    expect(made.every(isGenuine)).toBe(true);

    await journalIn(dir).close();
    expect(sealsIn(first.file)).toEqual(made);
  });

  it('seals what is new when a digest is signed', async () => {
    const journal = journalIn(await tempDir());
    journal.write([{ type: 'close', play: { ...play, result: 'complete', endedAt: 2000 } }]);

    expect(await journal.signDigest('{}')).toMatchObject({ key: expect.any(String) as unknown });
    expect(sealsIn(journal.file)).toMatchObject([{ seq: 1 }]);
  });

  it('seals what is new from time to time, though nobody asks for it', async () => {
    const journal = journalIn(await tempDir(), { sealEveryMs: 5 });
    for (const n of [1, 2]) {
      journal.write([{ type: 'close', play: { ...play, id: `a:${n}`, result: 'complete', endedAt: 2000 } }]);
      await journal.head();
      await vi.waitFor(() => expect(sealsIn(journal.file)).toMatchObject([{ seq: n }]), { timeout: 10_000 });
    }
  });

  it('enters what was broken off once it is final, though nothing is shown any more', async () => {
    const journal = journalIn(await tempDir(), { sealEveryMs: 5 });
    journal.write([
      { type: 'open', play },
      { type: 'open', play: { ...play, id: 'b:1' } },
    ]);
    await journal.head();
    const aside = new DatabaseSync(journal.file);
    aside.exec(`UPDATE plays SET result = 'interrupted', ended_at = 2000 WHERE id = 'a:1'`);
    aside.close();

    await vi.waitFor(() => expect(sealsIn(journal.file)).toMatchObject([{ seq: 1 }]), { timeout: 10_000 });
    expect(journal.newest()).toMatchObject({ seq: 1 });
  });

  it('knows the files that have played to their end', async () => {
    const journal = journalIn(await tempDir());
    for (const [n, result] of (['complete', 'partial', 'complete'] as const).entries()) {
      const over = { ...play, id: `a:${n}`, sha256: `${n}`.repeat(64), result, endedAt: 2000 };
      journal.write([{ type: 'open', play: over }, { type: 'close', play: over }]); // prettier-ignore
    }

    expect(await journal.proven()).toEqual(new Set(['0'.repeat(64), '2'.repeat(64)]));
  });

  it('closes what the last writer left open as interrupted', async () => {
    const dir = await tempDir();
    const first = journalIn(dir);
    first.write([
      { type: 'open', play },
      { type: 'progress', id: 'a:1', shownMs: 300, frames: 9 },
    ]);
    await first.close();
    await journalIn(dir).close();

    expect([...readPlays(first.file)]).toMatchObject([{ result: 'interrupted', shownMs: 300, endedAt: 1300 }]);
  });

  it('moves a damaged journal aside and goes on in a new one', async () => {
    const dir = await tempDir();
    writeFileSync(path.join(dir, 'journal.sqlite'), 'this was a database once'.repeat(100));
    const journal = journalIn(dir);
    journal.write([{ type: 'open', play }]);
    await journal.close();

    expect([...readPlays(journal.file)]).toHaveLength(1);
    expect(journal.replaced).toHaveLength(1);
    expect(readdirSync(dir).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  it('begins the chain far above one that is lost, for what was delivered of that keeps its names', async () => {
    const dir = await tempDir();
    await journalIn(dir).close();
    writeFileSync(path.join(dir, 'journal.sqlite'), 'this was a database once'.repeat(100));
    expect(await firstSeqIn(dir)).toBeGreaterThan(Date.now() / 1000 - 3_600);
  });

  it.each([
    ['was taken away', () => undefined],
    ['had no table yet when the machine was switched off', (file: string) => beginDatabase(file)],
    [
      'was taken away, with the first of the two files of the key',
      (file: string) => rmSync(path.join(path.dirname(file), MACHINE_KEY_FILE)),
    ],
  ])('begins the chain far above where the journal %s', async (_, change) => {
    const dir = await tempDir();
    await journalIn(dir).close();
    const file = path.join(dir, 'journal.sqlite');
    rmSync(file);
    change(file);

    expect(await firstSeqIn(dir)).toBeGreaterThan(Date.now() / 1000 - 3_600);
  });

  it('begins with 1 once and for all, though nothing is shown before the next start', async () => {
    const dir = await tempDir();
    await journalIn(dir).close();

    expect(await firstSeqIn(dir)).toBe(1);
  });

  it('keeps plays in the memory while a damaged journal cannot be moved aside', async () => {
    const dir = await tempDir();
    const name = 'j'.repeat(240); // with what is put behind it this is longer than a name may be
    writeFileSync(path.join(dir, name), 'this was a database once'.repeat(100));
    const journal = journalIn(dir, { name });
    journal.write([{ type: 'close', play: { ...play, result: 'complete', endedAt: 2000 } }]);
    expect(await journal.head()).toMatchObject({ seq: 0 });
    expect(journal.troubles).toEqual([
      expect.stringMatching(/not a database; not moved aside: .*ENAMETOOLONG/),
      expect.any(String),
    ]);

    rmSync(journal.file);
    journal.write([{ type: 'close', play: { ...play, id: 'a:2', result: 'complete', endedAt: 2000 } }]);
    expect(await journal.head()).toMatchObject({ seq: 2 });
    expect(journal.troubles.at(-1)).toBeUndefined();
  });

  it('keeps what the screens have shown for the next start, each zone once', async () => {
    const dir = await tempDir();
    const first = journalIn(dir);
    for (const [zone, turn] of [
      ['main', 1],
      ['side', 7],
      ['main', 2],
    ] as const)
      // prettier-ignore
      first.write([{ type: 'open', play }, remembering('lobby', zone, turn)]);
    await first.close();

    const kept = await journalIn(dir).memories();
    expect(kept.map(({ zone, text }) => [zone, readTurn(text)])).toEqual([
      ['main', 2],
      ['side', 7],
    ]);
  });

  it('forgets screens that have long had other names, the oldest first', async () => {
    const dir = await tempDir();
    const first = journalIn(dir);
    first.write(Array.from({ length: 300 }, (_, n) => remembering(`screen-${n}`, 'main', n)));
    await first.close();

    const kept = (await journalIn(dir).memories()).map(({ screenId }) => screenId);
    expect(kept).toHaveLength(192);
    expect(kept).toContain('screen-299');
    expect(kept).not.toContain('screen-0');
  });
});

/** Shows something, and gives the place that it has in the chain. */
async function firstSeqIn(dir: string): Promise<number | undefined> {
  const journal = journalIn(dir);
  journal.write([{ type: 'close', play: { ...play, result: 'complete', endedAt: 2000 } }]);
  return (await journal.batch(0, { entries: 10, bytes: 10_000 }))?.firstSeq;
}

/** As far as SQLite comes before it is asked for a table. */
function beginDatabase(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.close();
}

function sealsIn(file: string) {
  return [...readChain(file)].map(readJournalLine).flatMap((read) => (read.kind === 'seal' ? [read.seal] : []));
}

/** Shown at the instant of its turn. */
function remembering(screenId: string, zone: Zone, turn: number): JournalWork {
  const memory = { ...FRESH_MEMORY, turns: { main: turn } };
  return { type: 'remember', screenId, zone, remembered: { memory, shownAt: turn } };
}

function readTurn(text: string): number | undefined {
  return readMemory(JSON.parse(text))?.turns['main'];
}
