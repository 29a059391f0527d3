import { describe, expect, it } from 'vitest';
import { repairAfterDeath } from '../../electron/recovery.ts';

const MINUTE = 60_000;
const now = 1_700_000_000_000;

describe('repairAfterDeath', () => {
  it('reloads at once the first time', () => {
    expect(repairAfterDeath([now], now, 'crashed')).toEqual({ kind: 'reload', delayMs: 0 });
  });

  it('climbs from reloads to new windows to a new host, each later than the last', () => {
    const climbed = [1, 2, 3, 4, 5, 6, 7].map((deaths) =>
      repairAfterDeath(Array<number>(deaths).fill(now), now, 'oom'),
    );

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

  it.each(['launch-failed (exit code 1)', 'integrity-failure (exit code 1)'])('takes a new host for %s', (why) => {
    expect(repairAfterDeath([now], now, why)).toEqual({ kind: 'restart-host' });
  });

  it('begins anew after five good minutes', () => {
    expect(repairAfterDeath([...Array<number>(6).fill(now - 6 * MINUTE), now], now, 'crashed')).toEqual({
      kind: 'reload',
      delayMs: 0,
    });
  });
});
