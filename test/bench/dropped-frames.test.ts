import { describe, expect, it } from 'vitest';
import { reportDroppedFrames, type Steady } from './dropped-frames.ts';

const steady = (dropped: number, cores = 0.4): Steady => ({ shown: 10_000 - dropped, dropped, cores, foreignCores: 0 });
const met = (player: Steady, naive: Steady) => reportDroppedFrames([{ player, naive, sameSize: naive }]).met;

describe('reportDroppedFrames', () => {
  it('lets four frames in ten thousand be dropped, or ten more than the naive page drops', () => {
    expect(met(steady(4), steady(0))).toBe(true);
    expect(met(steady(30), steady(20))).toBe(true);
    expect(met(steady(12), steady(1))).toBe(false);
  });

  it('lets the player take a twentieth of a core more', () => {
    expect(met(steady(0, 0.44), steady(0, 0.4))).toBe(true);
    expect(met(steady(0, 0.46), steady(0, 0.4))).toBe(false);
  });

  it('judges cores by the median of all rounds', () => {
    const rounds = [0.41, 0.42, 2].map((cores) => ({
      player: steady(0, cores),
      naive: steady(0),
      sameSize: steady(0),
    }));
    expect(reportDroppedFrames(rounds).met).toBe(true);
  });
});
