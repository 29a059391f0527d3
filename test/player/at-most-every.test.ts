import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atMostEvery } from '../../player/at-most-every.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('atMostEvery', () => {
  it('works at once, then rests, and forgets no asking', () => {
    const work = vi.fn();
    const paced = atMostEvery(1000, work);
    paced();
    expect(work).toHaveBeenCalledTimes(1);
    for (let n = 0; n < 5; n++) paced();
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    expect(work).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(10_000);

    expect(work).toHaveBeenCalledTimes(2);
  });

  it('does nothing after it was stopped', () => {
    const work = vi.fn();
    const paced = atMostEvery(1000, work);
    paced();
    paced();
    paced.stop();
    vi.advanceTimersByTime(10_000);

    expect(work).toHaveBeenCalledTimes(1);
  });
});
