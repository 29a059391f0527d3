import { describe, expect, it } from 'vitest';
import { marks, reportMemory } from './memory.ts';

const steady = [310, 300, 290].map((mib) => ({ page: mib * 2 ** 20, player: 300 * 2 ** 20 }));
const grown = steady.map(({ page, player }) => ({ page: page * 1.12, player }));

describe('marks', () => {
  it('reads early, every thousand changes, and at the end', () => {
    expect(marks({ early: 500, late: 2500, every: 1000 })).toEqual([500, 1000, 2000, 2500]);
    expect(marks({ early: 500, late: 2000, every: 1000 })).toEqual([500, 1000, 2000]);
  });
});

describe('reportMemory', () => {
  it('finds memory that has grown by more than a twentieth', () => {
    const early = { afterChanges: 500, bytes: steady, sharers: 0 };
    expect(reportMemory([early, { ...early, afterChanges: 10_000 }]).met).toBe(true);
    expect(reportMemory([early, { ...early, afterChanges: 10_000, bytes: grown }]).met).toBe(false);
  });

  it('says when fewer changes were played than are promised', () => {
    const [early, late] = [500, 2000].map((afterChanges) => ({ afterChanges, bytes: steady, sharers: 0 }));
    expect(reportMemory([early!, late!])).toMatchObject({ met: true, shortOf: '2000 of 10000 changes' });
  });
});
