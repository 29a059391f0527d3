import { writeSync } from 'node:fs';
import path from 'node:path';
import type { FailedPlay, Play } from '../../core/play.ts';
import { packBatch } from '../../player/delivery/batch.ts';
import { fileBatches } from '../../player/delivery/file-batches.ts';
import { openJournal, type JournalWork } from '../../player/journal/journal.ts';
import type { KilledFact } from './killed-oracle.ts';

/**
 * What a player does with its journal, in its own process and with the journal's real thread, as fast as it can, until it is
 * killed: showings of two screens begin, end, fail or are left on, and batches are brought to a folder. It says beforehand
 * what it is about to write, and afterwards that it was acknowledged, for that must be true from then on.
 */
const [dir = '', life = '0'] = process.argv.slice(2);
const say = (fact: KilledFact) => writeSync(1, `${JSON.stringify(fact)}\n`);
const end = (why: unknown): never => {
  process.stderr.write(`${String(why)}\n`);
  process.exit(1);
};
const journal = openJournal({
  file: path.join(dir, 'data', 'journal.sqlite'),
  worker: path.join(import.meta.dirname, 'journal-worker.mjs'),
  log: { info: () => undefined, warn: () => undefined, error: (event, fields) => end(JSON.stringify([event, fields])) },
  onTrouble: (trouble) => void (trouble === undefined || end(trouble.reason)),
  onReplaced: end,
  onDeath: end,
});
const folder = fileBatches(path.join(dir, 'delivered'));

const meant = (screenId: string, n: number): Omit<FailedPlay, 'reason'> => ({
  ...{ id: `life${life}${screenId}:${n}`, screenId, playlistId: 'p', revision: 1, campaignId: 'main' },
  ...{ itemId: `clip-${n % 20}`, startedAt: (Number(life) * 100_000 + n) * 10_000, displayed: true, plannedMs: 9_000 },
});
/** The thread answers in order: when it tells its newest place, it has written what was asked for before. */
const write = async (facts: readonly KilledFact[], work: readonly JournalWork[]) => {
  for (const fact of facts) say({ ...fact, did: false });
  journal.write(work);
  await journal.head();
  for (const fact of facts) say({ ...fact, did: true });
};
const deliver = async () => {
  const batch = await journal.batch(await journal.deliveredTo(folder.name), { entries: 200, bytes: 2 ** 20 });
  if (batch === undefined) return;
  const { kind } = await folder.bring(await packBatch(batch), AbortSignal.timeout(60_000));
  if (kind !== 'acknowledged') end(kind);
  journal.delivered(folder.name, batch.lastSeq);
};

for (let n = 1; ; n++) {
  const screenId = n % 2 === 0 ? 'hall' : 'lobby';
  const play = meant(screenId, n);
  const { id, itemId, startedAt } = play;
  const fact = { did: false, id, itemId, startedAt };
  if (n % 23 === 0) {
    await write([{ ...fact, what: 'fail' }], [{ type: 'fail', play: { ...play, reason: 'cannot be decoded' } }]);
    continue;
  }
  const on: Play = { ...play, shownMs: 0, frames: 0, result: 'playing' };
  await write([{ ...fact, what: 'open' }], [{ type: 'open', play: on }]);
  await write([], [{ type: 'progress', id, shownMs: 4_000, frames: 120 }]);
  // What is left on was broken off by a page that died.
  if (n % 17 === 0) continue;
  const shownMs = 8_900 + (n % 100);
  const over: Play = { ...on, shownMs, frames: 267, result: 'complete', endedAt: startedAt + shownMs };
  await write([{ ...fact, what: 'close', shownMs }], [{ type: 'close', play: over }]);
  if (n % 7 === 0) await deliver();
}
