import { describe, expect, it } from 'vitest';
import { createSyncProgress } from '../../player/sync-progress.ts';
import { logbook } from '../fakes/logbook.ts';

const MIB = 2 ** 20;

/** What is written of a sync that has so many MiB left, one after the other. */
function written(...left: readonly number[]) {
  const log = logbook();
  const tell = createSyncProgress(log);
  for (const mib of left) tell({ wanted: 3, ready: mib === 0 ? 3 : 1, bytesLeft: mib * MIB });
  return log.entries.map(({ event, data }) => (event === 'sync began' ? event : (data as { percent: number }).percent));
}

describe('createSyncProgress', () => {
  it('writes down the begin and each quarter of a larger sync, once', () => {
    expect(written(100, 99, 76, 75, 74, 60, 49, 48, 10, 9, 0, 0)).toEqual(['sync began', 25, 50, 75, 100]);
  });

  it('skips quarters that came at once', () => {
    expect(written(100, 20, 0)).toEqual(['sync began', 75, 100]);
  });

  it('says nothing of a small one', () => {
    expect(written(16, 8, 0)).toEqual([]);
  });

  it('begins anew when a later playlist wants more', () => {
    expect(written(40, 20, 0, 80, 40, 0)).toEqual(['sync began', 50, 100, 'sync began', 50, 100]);
    expect(written(40, 20, 80, 40, 0)).toEqual(['sync began', 50, 50, 100]);
  });
});
