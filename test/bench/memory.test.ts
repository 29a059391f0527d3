import { describe, expect, it } from 'vitest';
import { marks, reportMemory } from './memory.ts';

const steady = [610, 600, 590].map((mib) => mib * 2 ** 20);
const grown = steady.map((bytes) => bytes * 1.06);

describe('marks', () => {
  it('reads early, every thousand changes, and at the end', () => {
    expect(marks({ early: 500, late: 2500, every: 1000 })).toEqual([500, 1000, 2000, 2500]);
    expect(marks({ early: 500, late: 2000, every: 1000 })).toEqual([500, 1000, 2000]);
  });
});

describe('reportMemory', () => {
  it('finds memory that has grown by more than a twentieth', () => {
    const early = { afterChanges: 500, bytes: steady };
    expect(reportMemory([early, { afterChanges: 10_000, bytes: steady }]).met).toBe(true);
    expect(reportMemory([early, { afterChanges: 10_000, bytes: grown }]).met).toBe(false);
  });

  it('says when fewer changes were played than are promised', () => {
    const [early, late] = [500, 2000].map((afterChanges) => ({ afterChanges, bytes: steady }));
    expect(reportMemory([early!, late!])).toMatchObject({ met: true, shortOf: '2000 of 10000 changes' });
  });
});
