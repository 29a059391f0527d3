import { describe, expect, it } from 'vitest';
import { foreignCores, parseBusyMs } from './machine-load.ts';

describe('parseBusyMs', () => {
  it('leaves out idle and waiting time, and guests, who are counted with their hosts', () => {
    const stat = 'cpu  100 20 30 4000 500 6 7 8 90 9\ncpu0 1 2 3 4 5 6 7 8 9 10\nintr 0\n';
    expect(parseBusyMs(stat)).toBe(1710);
  });
});

describe('foreignCores', () => {
  const looks = [
    { atMs: 0, busyMs: 0, ownMs: 0 },
    { atMs: 1000, busyMs: 900, ownMs: 800 },
    { atMs: 2000, busyMs: 2700, ownMs: 1300 },
  ];

  it('tells what others used in the second around an instant', () => {
    expect(foreignCores(looks, 400)).toBeCloseTo(0.1);
    expect(foreignCores(looks, 1999)).toBeCloseTo(1.3);
  });

  it('does not know of an instant at which nobody looked', () => {
    expect(foreignCores(looks, -1)).toBeNaN();
    expect(foreignCores(looks, 2500)).toBeNaN();
  });
});
