import { describe, expect, it } from 'vitest';
import { peaksOf, seeded, simulateLoad } from './delivery-load.ts';

const players = { players: 10_000, intervalSeconds: 60, seconds: 600 };

describe('10,000 players whose power returns at one instant', () => {
  it.each([
    ['at a server that is there', {}],
    ['at a server that comes back 20 s later', { reachableAfterSeconds: 20 }],
    ['at a server that comes back a minute later', { reachableAfterSeconds: 60 }],
    ['at a server that comes back five minutes later', { reachableAfterSeconds: 300 }],
    ['at a server that answers 503 for half a minute', { overloadedUntilSeconds: 30 }],
    ['at a server that answers 503 for five minutes', { overloadedUntilSeconds: 300 }],
  ])('ask no more than 250 times in any second %s', (_, more) => {
    expect(simulateLoad({ ...players, ...more }, seeded(1)).anySecond).toBeLessThanOrEqual(250);
  });
});

describe('peaksOf', () => {
  it('finds a peak that lies across two seconds of the clock', () => {
    const tenths = new Uint32Array(30);
    tenths[8] = 3;
    tenths[12] = 4;

    expect(peaksOf(tenths)).toEqual({ anySecond: 7, clockSecond: 4, requests: 7 });
  });
});
