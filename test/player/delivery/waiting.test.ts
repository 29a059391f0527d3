import { describe, expect, it } from 'vitest';
import { batchOf } from './sealed-batch.ts';
import { DAY, down, live, MINUTE, numbers, taken } from './live.ts';

describe('a delivery and the journal that it takes from', () => {
  it('tells how much waits at the moment that it is asked, also before the first batch is due', async () => {
    const life = { entries: (ms: number) => Math.floor(ms / 1_000), answer: () => taken, random: () => 0.99 };

    expect((await live({ ...life, untilMs: 21_000 })).state).toMatchObject({ waiting: 21, failing: undefined });
    const { state } = await live({ ...life, untilMs: 5 * MINUTE + 7_000 });
    expect(state).toMatchObject({ waiting: 307, batches: { acknowledged: 0 } });
  });

  it('tells how much waited when the journal could be read last', async () => {
    let asked = 0;
    const { state } = await live({
      entries: () => 9,
      answer: () => down,
      untilMs: 20 * MINUTE,
      journal: {
        head: () => (++asked > 1 ? Promise.reject(new Error('disk I/O error')) : Promise.resolve({ seq: 9, hash: '' })),
      },
    });

    expect(state.waiting).toBe(9);
  });

  it('tells how much waits also while the same batch is tried again and again', async () => {
    const { state } = await live({
      entries: (ms) => Math.floor(ms / MINUTE),
      answer: () => down,
      untilMs: DAY,
    });

    expect(state.waiting).toBe(24 * 60);
  });

  it('tells how many wait where a chain begins far above its place, as one does that follows a lost one', async () => {
    const start = 1_700_000_000;
    const { brought, state } = await live({
      entries: () => start + 2,
      answer: () => down,
      untilMs: 60 * MINUTE,
      journal: { batch: () => Promise.resolve(batchOf(start, 3)), countAfter: () => Promise.resolve(3) },
    });

    expect(state.waiting).toBe(3);
    // Not at once, as where there are many.
    expect(brought[0]?.atMs).toBe(5 * MINUTE);
  });

  it('brings nothing twice where the journal cannot remember what was taken', async () => {
    const { brought } = await live({
      entries: () => 7,
      answer: () => taken,
      untilMs: 60 * MINUTE,
      journal: { delivered: () => undefined },
    });

    expect(brought.map(({ seqs }) => seqs)).toEqual([numbers(1, 7)]);
  });

  it('begins again with a journal that was begun anew', async () => {
    const { brought } = await live({
      entries: (ms) => (ms < 20 * MINUTE ? 50 : 2),
      answer: () => taken,
      untilMs: 60 * MINUTE,
      journal: { delivered: () => undefined },
    });

    expect(brought.map(({ seqs }) => seqs.length)).toEqual([50, 2]);
  });

  it('goes on when the journal could not be read for a while', async () => {
    let asked = 0;
    const { brought, log } = await live({
      entries: () => 1,
      answer: () => taken,
      untilMs: 60 * MINUTE,
      journal: {
        head: () => (++asked < 3 ? Promise.reject(new Error('disk I/O error')) : Promise.resolve({ seq: 1, hash: '' })),
      },
    });

    expect(brought).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({ event: 'plays not taken', data: { reason: 'disk I/O error' } });
  });
});
