import { describe, expect, it } from 'vitest';
import { readUnverified } from '../../../player/trust/signed-reader.ts';
import { reportFuzz, runFuzz } from '../../bench/fuzz-envelopes.ts';

describe('damaged envelopes', () => {
  it('are believed only when enough pinned keys have signed their payload, and most get as far as that', () => {
    const { met, body } = reportFuzz(runFuzz({ count: 2_800, seed: 2026 }));

    expect(met, body).toBe(true);
  }, 30_000);

  it('are found to be believed wrongly by a reader that takes them at their word', () => {
    const { levels } = runFuzz({ count: 280, read: (bytes) => readUnverified(bytes) });

    for (const { level, wrongly } of levels) expect(wrongly.length, level).toBeGreaterThan(0);
  });

  it('are the same for the same seed', () => {
    const counts = () => runFuzz({ count: 140, seed: 7 }).levels;

    expect(counts()).toEqual(counts());
  });
});
