import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FRESH_MEMORY } from '../../core/memory.ts';
import type { Play } from '../../core/play.ts';
import { packBatch } from '../../player/delivery/batch.ts';
import { startDelivery } from '../../player/delivery/delivery.ts';
import { postBatches } from '../../player/delivery/post-batches.ts';
import { createFetch } from '../../player/http.ts';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';
import { openJournal, type JournalWork } from '../../player/journal/journal.ts';
import { expositionOf } from '../../player/metrics/exposition.ts';
import { answerMetrics } from '../../player/metrics/metrics-door.ts';
import { metricsOf } from '../../player/metrics/metrics.ts';
import { someStatus } from '../player/metrics/some-status.ts';

/**
 * Does all that a player process does for evidence, and says on stdout how much processor time that took: `account PLAYS`
 * each part by itself, one after the other without a pause · `steady SECONDS` all of it at the rate of four screens.
 */
const [dir = '', url = '', mode = '', count = '0'] = process.argv.slice(2);
const ITEM_MS = 10_000;
const SCREENS = ['a', 'b', 'c', 'd'];
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const tell = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const taken = async (work: () => Promise<void> | void) => {
  const before = cpuMs();
  await work();
  return cpuMs() - before;
};

const on = (n: number, screenId: string): Play => ({
  ...{ id: `0b9f6c52-page-${screenId}:${n}`, screenId, playlistId: 'binh-phuoc', revision: 12, campaignId: 'main' },
  ...{ itemId: `clip-${n % 20}.mp4`, sha256: 'ab'.repeat(32), startedAt: 1.79e12 + n * ITEM_MS, plannedMs: ITEM_MS },
  ...{ shownMs: 0, frames: 0, result: 'playing', displayed: true, clockTrusted: true, playerVersion: '0.4.0' },
});
const over = (n: number, screenId: string): Play => {
  const play = on(n, screenId);
  return { ...play, shownMs: ITEM_MS, frames: 250, result: 'complete', endedAt: play.startedAt + ITEM_MS };
};
/** An item takes the place of the one before. */
const change = (n: number, screenId: string): readonly JournalWork[] => [
  { type: 'close', play: over(n - 1, screenId) },
  { type: 'open', play: on(n, screenId) },
  { type: 'remember', screenId, zone: 'main', remembered: { memory: FRESH_MEMORY, shownAt: n * ITEM_MS } },
];
const progress = (n: number, screenId: string): readonly JournalWork[] => [
  { type: 'progress', id: on(n, screenId).id, shownMs: ITEM_MS / 2, frames: 125 },
];
/** Straight into the database, as it was before there was a chain, or with it. */
const written = (name: string, plays: number, isChained: boolean) => {
  const database = openJournalDatabase(path.join(dir, `${name}.sqlite`), { now: Date.now, uptimeMs: () => 0 });
  const together = (work: () => void) =>
    database.together(() => {
      work();
      if (isChained) database.chain.enter();
    });
  for (let n = 1; n <= plays; n++) {
    together(() => {
      database.close(over(n - 1, 'a'));
      database.open(on(n, 'a'));
    });
    together(() => database.progress(on(n, 'a').id, ITEM_MS / 2, 125));
  }
  database.dispose();
};

const journal = openJournal({
  ...{ file: path.join(dir, 'journal.sqlite'), worker: path.join(import.meta.dirname, 'journal-worker.mjs'), log },
  onTrouble: (trouble) => void (trouble && tell({ trouble })),
  onReplaced: () => undefined,
  onDeath: (error) => {
    throw error;
  },
});
await journal.head();
const destination = postBatches({ url, name: 'server' }, createFetch({ env: {}, userAgent: 'bluezone-kiosk/0.4.0' }));
const compose = async () => {
  const { seq } = await journal.head();
  return expositionOf(
    metricsOf({
      ...{ status: someStatus, journalSeq: seq, process: { cpuSeconds: cpuMs() / 1_000, residentBytes: 0 } },
      delivery: {
        ...{ waiting: 0, bytes: 0, failing: undefined },
        batches: { acknowledged: 1, 'too-large': 0, refused: 0, failed: 0 },
      },
    }),
  );
};
const answer = answerMetrics(undefined, compose);
const server = createServer((request, response) => void answer(request, response, true)).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as { port: number };

if (mode === 'account') await account(Number(count));
else await steady(Number(count));
process.exit(0);

async function account(plays: number): Promise<void> {
  written('warm', Math.min(plays, 200), true);
  const bareMs = await taken(() => written('bare', plays, false));
  const chainedMs = await taken(() => written('chained', plays, true));
  const writeAll = async (from: number, to: number) => {
    for (let n = from; n <= to; n++) {
      journal.write(change(n, 'a'));
      await journal.head();
      journal.write(progress(n, 'a'));
      await journal.head();
    }
  };
  await writeAll(1, 50);
  const journalMs = await taken(() => writeAll(51, plays + 50));
  let batches = 0;
  const batchesMs = await taken(async () => {
    for (let after = 0; ; batches++) {
      const batch = await journal.batch(after, { entries: 60, bytes: 2 ** 21 });
      if (batch === undefined) return;
      await destination.bring(await packBatch(batch), AbortSignal.timeout(60_000));
      journal.delivered('server', batch.lastSeq);
      after = batch.lastSeq;
    }
  });
  const scrapes = once(process.stdin, 'data');
  const scrapesMs = await taken(async () => {
    tell({ port });
    await scrapes;
  });
  tell({ bareMs, chainedMs, journalMs, batches, batchesMs, scrapesMs });
}

async function steady(seconds: number): Promise<void> {
  const delivery = startDelivery({
    ...{ journal, destination, log, now: Date.now, uptimeMs: () => performance.now(), random: () => 0 },
    faults: { raise: () => undefined, clear: () => undefined },
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  });
  tell({ port });
  const began = performance.now();
  const usedMs = await taken(async () => {
    for (let quarter = 1; performance.now() - began < seconds * 1_000; quarter++) {
      const screenId = SCREENS[quarter % SCREENS.length] ?? 'a';
      const n = Math.ceil(quarter / SCREENS.length);
      journal.write(change(n, screenId));
      await sleep(ITEM_MS / SCREENS.length / 2);
      journal.write(progress(n, screenId));
      await sleep(ITEM_MS / SCREENS.length / 2);
    }
  });
  const elapsedMs = performance.now() - began;
  await delivery.stop();
  const { batches } = await delivery.state();
  tell({ usedMs, elapsedMs, entries: (await journal.head()).seq, batches: batches.acknowledged });
}
