import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFaultBoard } from '../../player/fault-board.ts';
import { createSyncHeed } from '../../player/heed-sync.ts';
import type { SyncState } from '../../player/sync.ts';
import { logbook } from '../fakes/logbook.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function heed() {
  const board = createFaultBoard(Date.now);
  const onReady = vi.fn<() => void>();
  const tell = createSyncHeed({ faults: board, log: logbook(), inPlayOrder: () => [], onReady });
  return { board, onReady, tell };
}
const state = (more: Partial<SyncState>): SyncState => ({
  ...{ wanted: 2, ready: 0, bytesLeft: 9, failed: [], troubled: [], diskFull: false, isShort: false },
  ...more,
});

describe('createSyncHeed', () => {
  it('has the pages told when another file is ready, not of bytes that arrive, and once a second at most', () => {
    const { tell, onReady } = heed();
    tell(state({}));
    vi.advanceTimersByTime(1_000);
    for (const bytesLeft of [8, 7, 6]) tell(state({ bytesLeft }));
    vi.advanceTimersByTime(1_000);
    expect(onReady).toHaveBeenCalledTimes(1);

    tell(state({ ready: 1 }));
    tell(state({ ready: 2 }));
    expect(onReady).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1_000);
    expect(onReady).toHaveBeenCalledTimes(3);
  });

  it('takes the word of damaged files back once everything is here', () => {
    const { board, tell } = heed();
    board.raise('MEDIA_DAMAGED', 'a file was damaged');
    tell(state({ ready: 1 }));
    expect(board.list()).toHaveLength(1);
    tell(state({ ready: 2 }));

    expect(board.list()).toEqual([]);
  });
});
