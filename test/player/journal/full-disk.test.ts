import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readJournalLine } from '../../../core/journal-lines.ts';
import type { Play } from '../../../core/play.ts';
import { openJournal, type JournalWork } from '../../../player/journal/journal.ts';
import { readChain } from '../../../player/journal/read-chain.ts';
import { readLines } from '../../../report/lines/read-lines.ts';
import { verifyChains } from '../../../report/verify/verify-chains.ts';
import { logbook } from '../../fakes/logbook.ts';
import { canMount, smallDisk } from '../../fakes/small-disk.ts';

const worker = path.resolve(import.meta.dirname, '../../../player/journal/journal-worker.ts');

const over = (n: number): JournalWork => {
  const play: Play = {
    ...{ id: `a:${n}`, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: `clip-${n % 9}` },
    ...{ sha256: 'ab'.repeat(32), startedAt: n * 10_000, endedAt: n * 10_000 + 9_000, shownMs: 9_000, frames: 270 },
    ...{ result: 'complete', displayed: true, clockTrusted: true, playerVersion: '0.4.0' },
  };
  return { type: 'close', play };
};

describe.skipIf(!canMount)('the journal on a disk that others have filled', () => {
  async function machine(size: string) {
    const dir = await smallDisk(`size=${size}`);
    const file = path.join(dir, 'journal.sqlite');
    const troubles: (string | undefined)[] = [];
    const journal = openJournal({
      ...{ file, worker, log: logbook() },
      onTrouble: (trouble) => troubles.push(trouble?.reason),
      onReplaced: (movedTo) => expect.unreachable(movedTo),
      onDeath: (error) => expect.unreachable(String(error)),
    });
    let isOpen = true;
    const close = async () => {
      if (isOpen) await journal.close();
      isOpen = false;
    };
    onTestFinished(close);
    let shown = 0;
    /** Shows so many, some of them written together: as fast as a test may wait for. */
    const show = async (count: number) => {
      for (const last = shown + count; shown < last;)
        journal.write(Array.from({ length: Math.min(20, last - shown) }, () => over(++shown)));
      return journal.head();
    };
    const ids = () =>
      [...readChain(file)].flatMap((line) => {
        const read = readJournalLine(line);
        return read.kind === 'entry' && read.entry.kind === 'play' ? [Number(read.entry.eventId.slice(2))] : [];
      });
    return { dir, journal, close, troubles, show, ids, filler: path.join(dir, 'filler') };
  }

  // The larger one has room for the ballast, and is full all at once.
  it.each(['16m', '100m'])(
    'goes on recording plays, while the oldest acknowledged make room: %s',
    async (size) => {
      const { dir, journal, troubles, show, ids, filler, close } = await machine(size);
      await show(3_000);
      // The machine's key is made by then: without it nothing can be sealed, and nothing is let go.
      expect((await journal.batch(0, { entries: 10, bytes: 2 ** 20 }))?.lastSeq).toBe(10);
      journal.delivered('a server of the past', 20);
      journal.deliversTo(['server']);
      journal.delivered('server', 2_500);
      await show(100);
      fill(filler);
      for (let acknowledged = 3_000; acknowledged <= 9_000; acknowledged += 500) {
        await show(500);
        journal.delivered('server', acknowledged);
      }
      const { seq } = await journal.head();

      expect(troubles).toEqual([]);
      expect(seq).toBe(9_600);
      const left = ids();
      expect(left[0]).toBeGreaterThan(4_000);
      // Of what nobody has acknowledged nothing is gone, nor anything from the middle.
      expect(left).toEqual(Array.from({ length: left.length }, (_, index) => seq - left.length + 1 + index));
      expect(left.length).toBeGreaterThan(600);
      expect(await journal.count('lobby', 0)).toMatchObject({ total: seq });
      await close();
      expect(await verifyChains(() => readLines([dir]))).toMatchObject({
        ok: true,
        chains: [{ last: seq, completeTo: seq }],
      });
    },
    60_000,
  );

  it('keeps what has no room in the memory, says so, and loses none of it once there is room', async () => {
    const { dir, journal, troubles, show, ids, filler, close } = await machine('16m');
    await show(200);
    fill(filler);
    for (let round = 0; round < 40 && troubles.length === 0; round++) await show(100);
    expect(troubles[0]).toMatch(/full/);
    const before = ids().length;
    await show(300);
    expect(ids().length).toBe(before);

    rmSync(filler);
    const { seq } = await show(1);
    expect(troubles.at(-1)).toBeUndefined();
    expect(ids()).toEqual(Array.from({ length: seq }, (_, index) => 1 + index));
    expect(await journal.count('lobby', 0)).toMatchObject({ total: seq });
    await close();
    expect(await verifyChains(() => readLines([dir]))).toMatchObject({ ok: true });
  }, 60_000);
});

/** Takes all the room that there is, to the last byte. */
function fill(file: string): void {
  writeFileSync(file, '');
  for (let bytes = 2 ** 20; bytes >= 1; bytes = bytes === 1 ? 0 : bytes >> 4 || 1) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(bytes, 1));
    } catch {
      // No room for so many bytes: fewer are tried.
    }
  }
}
