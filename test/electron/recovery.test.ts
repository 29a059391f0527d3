import { describe, expect, it } from 'vitest';
import { gpuIsFailing, repairAfterDeath, restartFor, startsInSoftware } from '../../electron/recovery.ts';

const MINUTE = 60_000;
const now = 1_700_000_000_000;

describe('repairAfterDeath', () => {
  it('reloads at once the first time', () => {
    expect(repairAfterDeath([now], now)).toEqual({ kind: 'reload', delayMs: 0 });
  });

  it('climbs from reloads to new windows to a new host, each later than the last', () => {
    const climbed = [1, 2, 3, 4, 5, 6, 7].map((deaths) => repairAfterDeath(Array<number>(deaths).fill(now), now));

    expect(climbed).toEqual([
      { kind: 'reload', delayMs: 0 },
      { kind: 'reload', delayMs: 500 },
      { kind: 'reload', delayMs: 1000 },
      { kind: 'new-window', delayMs: 2000 },
      { kind: 'new-window', delayMs: 4000 },
      { kind: 'new-window', delayMs: 8000 },
      { kind: 'restart-host' },
    ]);
  });

  it('begins anew after five good minutes', () => {
    expect(repairAfterDeath([...Array<number>(6).fill(now - 6 * MINUTE), now], now)).toEqual({
      kind: 'reload',
      delayMs: 0,
    });
  });
});

describe('restartFor', () => {
  it('opens a new window, then ends the GPU process, then starts the host again', () => {
    expect(restartFor([now], now)).toBe('new-window');
    expect(restartFor([now - MINUTE, now], now)).toBe('kill-gpu');
    expect(restartFor([now - 2 * MINUTE, now - MINUTE, now], now)).toBe('restart-host');
    expect(restartFor([now - 9 * MINUTE, now - 8 * MINUTE, now], now)).toBe('new-window');
  });
});

describe('the GPU', () => {
  it('is failing after three deaths within five minutes', () => {
    expect(gpuIsFailing([now - MINUTE, now], now)).toBe(false);
    expect(gpuIsFailing([now - 10 * MINUTE, now - MINUTE, now], now)).toBe(false);
    expect(gpuIsFailing([now - 2 * MINUTE, now - MINUTE, now], now)).toBe(true);
  });

  it('is left alone for a day after it failed, and then tried again', () => {
    const deaths = [now - 2 * MINUTE, now - MINUTE, now];

    expect(startsInSoftware(deaths, now + 5 * MINUTE)).toBe(true);
    expect(startsInSoftware(deaths, now + 23 * 60 * MINUTE)).toBe(true);
    expect(startsInSoftware(deaths, now + 25 * 60 * MINUTE)).toBe(false);
  });

  it('is used in spite of deaths that were far apart', () => {
    expect(startsInSoftware([now - 60 * MINUTE, now - 30 * MINUTE, now], now)).toBe(false);
    expect(startsInSoftware([], now)).toBe(false);
  });
});
