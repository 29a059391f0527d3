import { describe, expect, it } from 'vitest';
import type { PackedBatch } from '../../../player/delivery/batch.ts';
import type { Brought } from '../../../player/delivery/destination.ts';
import { batchOf } from './sealed-batch.ts';
import { DAY, down, live, MINUTE, numbers, taken } from './live.ts';

describe('startDelivery', () => {
  it('brings what there is every ten minutes, and each entry once', async () => {
    const { brought, remembered, state } = await live({
      entries: (ms) => Math.floor(ms / MINUTE),
      answer: () => taken,
      untilMs: 60 * MINUTE,
    });

    expect(brought.flatMap(({ seqs }) => seqs)).toEqual(numbers(1, brought.at(-1)?.seqs.at(-1) ?? 0));
    expect(brought.map(({ atMs }) => Math.round(atMs / MINUTE))).toEqual([5, 15, 25, 35, 45, 55]);
    expect(remembered.get('there')).toBe(55);
    expect(state).toMatchObject({ batches: { acknowledged: 6, failed: 0 } });
    expect(state.bytes).toBeGreaterThan(0);
  });

  it('does not wait when there are many', async () => {
    const { brought } = await live({
      entries: (ms) => Math.floor(ms / 100),
      answer: () => taken,
      untilMs: 10 * MINUTE,
      random: () => 0,
    });

    expect(brought.slice(0, 3).map(({ seqs }) => seqs.length)).toEqual([300, 600, 600]);
  });

  it.each([
    [0, 0],
    [0.999, 9.99],
  ])('is spread over the first ten minutes: at %d of them after %d minutes', async (share, minutes) => {
    const { brought } = await live({ entries: () => 1, answer: () => taken, untilMs: DAY, random: () => share });

    expect((brought[0]?.atMs ?? NaN) / MINUTE).toBeCloseTo(minutes);
  });

  it('brings weeks without a line in order, in large pieces, once the line is back', async () => {
    const back = 30 * DAY;
    const { brought, remembered, state } = await live({
      entries: (ms) => Math.floor(Math.min(ms, back) / 10_000),
      answer: (_batch, _nth, ms) => (ms < back ? down : taken),
      untilMs: back + DAY,
    });
    const good = brought.filter(({ atMs }) => atMs >= back);

    expect(good.flatMap(({ seqs }) => seqs)).toEqual(numbers(1, 30 * 8640));
    expect(Math.max(...good.map(({ seqs }) => seqs.length))).toBe(2000);
    expect(remembered.get('there')).toBe(30 * 8640);
    expect(state.waiting).toBe(0);
    // At half of a quarter of an hour each, when all is down.
    expect(brought.length - good.length).toBeLessThan(30 * 24 * 8 + 20);
  });

  it('brings the same batch under the same name until it is taken, each time later', async () => {
    const { brought, log } = await live({
      entries: (ms) => 10 + Math.floor(ms / MINUTE),
      answer: (_batch, nth) => (nth < 4 ? down : taken),
      untilMs: 12 * MINUTE,
    });
    const waits = brought.slice(1, 4).map(({ atMs }, index) => atMs - (brought[index]?.atMs ?? 0));

    expect(new Set(brought.slice(0, 4).map(({ name }) => name)).size).toBe(1);
    expect(waits).toEqual([15_000, 30_000, 60_000]);
    expect(log.entries.map(({ event }) => event)).toEqual(['plays not taken', 'plays taken again']);
  });

  it('tells since when nothing is taken, why, and after how many tries, until something is', async () => {
    const answers = ['the server answered 500', 'the server answered 500', 'no answer within 120 s'];
    const life = {
      entries: () => 3,
      answer: (_batch: PackedBatch, nth: number): Brought =>
        answers[nth - 1] === undefined ? taken : { kind: 'failed', reason: answers[nth - 1] ?? '' },
      startsAt: Date.parse('2026-11-22T00:00:00Z'),
    };

    expect((await live({ ...life, untilMs: 5.6 * MINUTE })).state.failing).toEqual({
      since: Date.parse('2026-11-22T00:05:00Z'),
      reason: 'the server answered 500',
      tries: 2,
    });
    expect((await live({ ...life, untilMs: 6 * MINUTE })).state.failing).toMatchObject({
      ...{ since: Date.parse('2026-11-22T00:05:00Z'), reason: 'no answer within 120 s', tries: 3 },
    });
    expect((await live({ ...life, untilMs: 60 * MINUTE })).state.failing).toBeUndefined();
  });

  it('tells of a refusal as of any other failure', async () => {
    const answer = (): Brought => ({ kind: 'refused', reason: 'the server answered 401' });
    const { state } = await live({ entries: () => 3, answer, untilMs: 6 * MINUTE });

    expect(state.failing).toMatchObject({ reason: 'the server answered 401' });
  });

  it('tells of a journal that cannot be read, until it can', async () => {
    const failing = async (times: number) => {
      let asked = 0;
      const head = () =>
        ++asked <= times ? Promise.reject(new Error('disk I/O error')) : Promise.resolve({ seq: 0, hash: '' });
      const life = { entries: () => 0, answer: () => taken, untilMs: 60 * MINUTE };
      return (await live({ ...life, journal: { head } })).state.failing;
    };

    expect(await failing(Infinity)).toMatchObject({ reason: 'disk I/O error' });
    expect(await failing(2)).toBeUndefined();
  });

  it('comes when the server says, and not at the same moment as all the others', async () => {
    const waits = await Promise.all(
      [0, 0.999].map(async (share) => {
        const { brought } = await live({
          entries: () => 10,
          answer: (_batch, nth) => (nth === 1 ? { ...down, retryAfterMs: 40 * MINUTE } : taken),
          untilMs: 2 * 60 * MINUTE,
          random: () => share,
        });
        return Math.round(((brought[1]?.atMs ?? NaN) - (brought[0]?.atMs ?? NaN)) / MINUTE);
      }),
    );

    expect(waits).toEqual([40, 48]);
  });

  it('brings less at once where a batch was too large', async () => {
    const { brought, codes } = await live({
      entries: () => 4000,
      answer: ({ entries }) => (entries > 1100 ? { kind: 'too-large', reason: 'the server answered 413' } : taken),
      untilMs: 10 * MINUTE,
    });

    expect(brought.map(({ seqs }) => seqs.length)).toEqual([2000, 1000, 1000, 1000, 1000]);
    expect(brought.slice(1).flatMap(({ seqs }) => seqs)).toEqual(numbers(1, 4000));
    expect(codes).toEqual([]);
  });

  it('tells that a server takes not even one', async () => {
    const { brought, codes } = await live({
      entries: () => 2,
      answer: () => ({ kind: 'too-large', reason: 'the server answered 413' }),
      untilMs: 10 * MINUTE,
    });

    expect(brought.slice(0, 3).map(({ seqs }) => seqs.length)).toEqual([2, 1, 1]);
    expect(codes).toEqual(['REPORT_REFUSED']);
  });

  it('tells what is refused until it is taken, and goes on trying', async () => {
    const refused: Brought = { kind: 'refused', reason: 'the server answered 401' };
    const life = { entries: () => 3, untilMs: 10 * 60 * MINUTE };

    expect((await live({ ...life, answer: () => refused })).codes).toEqual(['REPORT_REFUSED']);
    const mended = await live({ ...life, answer: (_batch, nth) => (nth < 5 ? refused : taken) });
    expect(mended.codes).toEqual([]);
    expect(mended.state.waiting).toBe(0);
  });

  describe('when what was shown a day ago is still here', () => {
    const startsAt = Date.parse('2026-11-22T00:00:00Z');
    /** Showings since an instant, as far as they are looked into. */
    const since = (instant: string) => ({
      batch: (after: number) => {
        const { lines, ...batch } = batchOf(after + 1, 3 - after);
        const told = lines.map((line) => JSON.stringify({ ...(JSON.parse(line) as object), startedAt: instant }));
        return Promise.resolve(after >= 3 ? undefined : { ...batch, lines: told });
      },
    });
    const life = { entries: () => 3, answer: () => down, startsAt };

    it('tells that it is late, once it was tried for an hour', async () => {
      const journal = since('2026-11-20T08:00:00.000Z');

      expect((await live({ ...life, journal, untilMs: 50 * MINUTE })).codes).toEqual([]);
      expect((await live({ ...life, journal, untilMs: 120 * MINUTE })).faults).toMatchObject([
        {
          code: 'REPORT_LATE',
          message:
            'plays since 2026-11-20T08:00:00.000Z have not come to there: the server answered 503; they are kept here',
        },
      ]);
    });

    it('tells it when a day has passed, and no longer than until something is taken', async () => {
      const journal = since('2026-11-22T00:00:00.000Z');

      expect((await live({ ...life, journal, untilMs: DAY - MINUTE })).codes).toEqual([]);
      expect((await live({ ...life, journal, untilMs: DAY + 60 * MINUTE })).codes).toEqual(['REPORT_LATE']);
      const answer = (_batch: PackedBatch, _nth: number, ms: number) => (ms < DAY + 60 * MINUTE ? down : taken);
      expect((await live({ ...life, answer, journal, untilMs: 2 * DAY })).codes).toEqual([]);
    });

    it('tells it beside what is refused', async () => {
      const answer = (): Brought => ({ kind: 'refused', reason: 'the server answered 401' });
      const { codes } = await live({ ...life, answer, journal: since('2026-11-20T08:00:00Z'), untilMs: DAY });

      expect(codes).toEqual(['REPORT_REFUSED', 'REPORT_LATE']);
    });
  });
});
