import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../player/rate-limit.ts';

/** A limit, and the waits that it asked for in milliseconds; `pass` lets time go by. */
function limited(kbps?: number) {
  const clock = { now: 1_000_000 };
  const waits: number[] = [];
  const rate = createRateLimit({
    now: () => clock.now,
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  rate.set(kbps);
  const spend = (bytes: number) => rate.spend(bytes, new AbortController().signal);
  return { rate, waits, spend, clock };
}

describe('createRateLimit', () => {
  it('lets everything through at once while there is no rate', async () => {
    const { spend, waits, rate } = limited();
    await spend(1e9);
    rate.set(8);
    await spend(1000);
    rate.set(undefined);
    await spend(1e9);

    expect(waits).toEqual([1000]);
  });

  it('is one budget for all who spend at a time', async () => {
    const { spend, waits } = limited(8_000); // a megabyte a second
    await Promise.all([spend(64_000), spend(64_000), spend(64_000)]);

    expect(waits).toEqual([64, 128, 192]);
  });

  it('saves nothing up while nothing is spent', async () => {
    const { spend, waits, clock } = limited(8_000);
    await spend(64_000);
    clock.now += 3_600_000;
    await spend(64_000);

    expect(waits).toEqual([64, 64]);
  });

  it('is not held up by a clock that is put back', async () => {
    const { spend, waits, clock } = limited(8_000);
    await spend(64_000);
    clock.now -= 86_400_000;
    await spend(64_000);

    expect(waits).toEqual([64, 64]);
  });

  it('ends a wait when the transfer is broken off', async () => {
    const abort = new AbortController();
    const rate = createRateLimit({
      now: () => 0,
      sleep: (_, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    });
    rate.set(8);
    const spent = rate.spend(1_000_000, abort.signal);
    abort.abort();

    await expect(spent).resolves.toBeUndefined();
  });
});
