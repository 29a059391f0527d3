import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createFaultBoard } from '../../player/fault-board.ts';
import { heartbeatOf } from '../../player/heartbeat.ts';
import { createFetch } from '../../player/http.ts';
import { createOutgoing, type OutgoingWorld } from '../../player/outgoing.ts';
import { logbook } from '../fakes/logbook.ts';
import { batchOf } from './delivery/sealed-batch.ts';
import { startTakingServer } from './delivery/taking-server.ts';
import { someStatus } from './metrics/some-status.ts';

type Reports = ReturnType<OutgoingWorld['trust']>;

it('goes elsewhere when another trust file says so, and nowhere else any more', async () => {
  const [before, after] = [
    await startTakingServer(() => ({ status: 204 })),
    await startTakingServer(() => ({ status: 204 })),
  ];
  let reports: NonNullable<Reports>['reports'] = { reportUrl: before.url('/plays') };
  const told: (readonly string[])[] = [];
  const remembered = new Map<string, number>();
  const outgoing = createOutgoing({
    journal: {
      head: () => Promise.resolve({ seq: 3, hash: '' }),
      countAfter: (seq) => Promise.resolve(3 - seq),
      batch: (from) => Promise.resolve(from < 3 ? batchOf(from + 1, 3 - from) : undefined),
      deliversTo: (destinations) => void told.push(destinations),
      delivered: (destination, seq) => void remembered.set(destination, seq),
      deliveredTo: (destination) => Promise.resolve(remembered.get(destination) ?? 0),
    },
    ...{
      options: { dataDir: '/data' },
      faults: createFaultBoard(Date.now),
      log: logbook(),
      now: Date.now,
      uptimeMs: Date.now,
    },
    ...{ trust: () => ({ reports }), random: () => 0, fetch: createFetch({ env: {}, userAgent: 'test' }) },
    sleep: (ms, signal) => sleep(Math.min(ms, 20), undefined, { signal }),
    beat: () => Promise.resolve(heartbeatOf({ status: someStatus, journal: { seq: 3, hash: '' }, now: 0 })),
  });
  onTestFinished(() => outgoing.stop());
  outgoing.follow();
  await vi.waitFor(() => expect(before.seqs()).toEqual([1, 2, 3]));

  reports = { heartbeatUrl: after.url('/beat'), reportUrl: after.url('/plays') };
  outgoing.follow();
  outgoing.follow();
  await vi.waitFor(() =>
    expect(after.taken.map(({ path }) => path)).toEqual(expect.arrayContaining(['/plays', '/beat'])),
  );
  expect(before.taken).toHaveLength(1);

  reports = undefined;
  outgoing.follow();
  await vi.waitFor(() => expect(outgoing.delivery()).toBeUndefined());
  const taken = after.taken.length;
  await sleep(100);
  expect(after.taken).toHaveLength(taken);
  expect(told).toEqual([[`post ${before.url('/plays')}`], [`post ${after.url('/plays')}`], []]);
});
