import { describe, expect, it } from 'vitest';
import { marks, reportMemory } from './memory.ts';

const MIB = 2 ** 20;
const steady = [310, 300, 290].map((mib) => ({
  page: { pss: mib * MIB, own: 150 * MIB },
  player: { pss: 300 * MIB, own: 250 * MIB },
}));
const grown = steady.map(({ page, player }) => ({ page: { ...page, pss: page.pss * 1.12 }, player }));
/** Somebody else runs the same browser meanwhile, which hides it in the sum. */
const hidden = steady.map(({ page, player }) => ({ page: { ...page, own: page.own * 1.2 }, player }));

describe('marks', () => {
  it('reads early, every thousand changes, and at the end', () => {
    expect(marks({ early: 500, late: 2500, every: 1000 })).toEqual([500, 1000, 2000, 2500]);
    expect(marks({ early: 500, late: 2000, every: 1000 })).toEqual([500, 1000, 2000]);
  });
});

describe('reportMemory', () => {
  it('finds memory that has grown by more than a twentieth', () => {
    const early = { afterChanges: 500, boundaries: steady, sharers: 0 };
    expect(reportMemory([early, { ...early, afterChanges: 10_000 }]).met).toBe(true);
    for (const boundaries of [grown, hidden])
      expect(reportMemory([early, { ...early, afterChanges: 10_000, boundaries }]).met).toBe(false);
  });

  it('says when fewer changes were played than are promised', () => {
    const [early, late] = [500, 2000].map((afterChanges) => ({ afterChanges, boundaries: steady, sharers: 0 }));
    expect(reportMemory([early!, late!])).toMatchObject({ met: true, shortOf: '2000 of 10000 changes' });
  });
});
