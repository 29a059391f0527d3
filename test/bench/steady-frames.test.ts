import { describe, expect, it } from 'vitest';
import { CODED_FRAME_MS, OTHER } from './coded-picture.ts';
import { steadyFrames } from './steady-frames.ts';
import { oneSecondItems, sampled, type Shown } from './synthetic.ts';

/** Two videos of twenty seconds, so that the numbers of their frames begin again twice. */
const items = oneSecondItems(['v1', 'v2']).map((item) => ({ ...item, durationMs: 20_000, frames: 600 }));
const whole = (item: number): Shown[] =>
  Array.from({ length: 600 }, (_, frame) => ({ item, frame: frame % 256, forMs: CODED_FRAME_MS }));
const counted = (shown: readonly Shown[], fromMs = 0) =>
  steadyFrames(sampled(shown), items, { fromMs, toMs: Infinity });

describe('steadyFrames', () => {
  it('misses no frame of long videos that follow one another', () => {
    expect(counted([...whole(0), ...whole(1), ...whole(0)])).toEqual({ shown: 1800, dropped: 0 });
  });

  it('finds frames that were never shown: in the middle, at the end and at the beginning', () => {
    const shown = [...whole(0).toSpliced(300, 2).slice(0, -3), ...whole(1).slice(4)];
    expect(counted(shown)).toEqual({ shown: 1191, dropped: 9 });
  });

  it('counts from where it is asked to', () => {
    expect(counted([...whole(0).toSpliced(10, 5), ...whole(1)], 11_000)).toMatchObject({ dropped: 0 });
  });

  it('is not misled by half-copied frames, nor by a late frame that comes up first', () => {
    const half = [
      { item: 0, frame: 99, forMs: 5 },
      { item: OTHER, forMs: 5 },
    ];
    const late = { item: 1, frame: 200, forMs: 20 };
    expect(counted([...whole(0).toSpliced(101, 0, ...half), late, ...whole(1)]).dropped).toBe(0);
  });
});
