import type { PackedBatch } from '../../../player/delivery/batch.ts';
import { startDelivery, type JournalToDeliver } from '../../../player/delivery/delivery.ts';
import type { Brought } from '../../../player/delivery/destination.ts';
import { createFaultBoard } from '../../../player/fault-board.ts';
import { logbook } from '../../fakes/logbook.ts';
import { batchOf } from './sealed-batch.ts';
import { seqsIn } from './taking-server.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

interface Life {
  /** How many entries there are at this moment of its uptime. */
  readonly entries: (uptimeMs: number) => number;
  readonly answer: (batch: PackedBatch, nth: number, uptimeMs: number) => Brought;
  readonly untilMs: number;
  readonly random?: () => number;
  readonly journal?: Partial<JournalToDeliver>;
  /** What the clock on the wall shows at the start. */
  readonly startsAt?: number;
}

/** What is brought until a moment, by a clock that is turned. */
export async function live({ entries, answer, untilMs, random = () => 0.5, journal, startsAt = 0 }: Life) {
  let uptimeMs = 0;
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const brought: { readonly name: string; readonly seqs: readonly number[]; readonly atMs: number }[] = [];
  const remembered = new Map<string, number>();
  const faults = createFaultBoard(() => uptimeMs);
  const log = logbook();
  const delivery = startDelivery({
    journal: {
      head: () => Promise.resolve({ seq: entries(uptimeMs), hash: '' }),
      batch(after, most) {
        const count = Math.min(most.entries, entries(uptimeMs) - after);
        return Promise.resolve(count > 0 ? batchOf(after + 1, count) : undefined);
      },
      countAfter: (seq) => Promise.resolve(Math.max(0, entries(uptimeMs) - seq)),
      delivered: (destination, seq) => void remembered.set(destination, seq),
      deliveredTo: (destination) => Promise.resolve(remembered.get(destination) ?? 0),
      ...journal,
    },
    destination: {
      name: 'there',
      bring(batch) {
        brought.push({ name: batch.name, seqs: seqsIn(batch.bytes), atMs: uptimeMs });
        return Promise.resolve(answer(batch, brought.length, uptimeMs));
      },
    },
    ...{ faults, log, random, now: () => startsAt + uptimeMs, uptimeMs: () => uptimeMs },
    sleep(ms, signal) {
      if (uptimeMs + ms < untilMs) {
        uptimeMs += ms;
        return Promise.resolve();
      }
      uptimeMs = untilMs;
      arrived();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    },
  });
  await arrival;
  const state = await delivery.state();
  await delivery.stop();
  return { brought, remembered, state, log, codes: faults.list().map(({ code }) => code), faults: faults.list() };
}

export const taken: Brought = { kind: 'acknowledged' };
export const down: Brought = { kind: 'failed', reason: 'the server answered 503' };
export const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
