import { atMostEvery } from './at-most-every.ts';
import type { FaultBoard } from './fault-board.ts';
import type { Log } from './log.ts';
import { tellMediaFaults } from './media-faults.ts';
import { createSyncProgress } from './sync-progress.ts';
import type { SyncState } from './sync.ts';

/** Who is to know what the sync tells. */
export interface SyncWitnesses {
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
  readonly log: Log;
  /** SHA-256s of what is here of the playlist in force, in the order of play. */
  readonly inPlayOrder: () => readonly string[];
  /** Other files are ready than before, or cannot be had. */
  readonly onReady: () => void;
}

/** What comes of how the sync stands, for those whom it concerns. */
export interface SyncHeed {
  (state: SyncState): void;
  stop(): void;
}

/** The sync tells once a second while bytes arrive: `onReady` is called only when something has changed for the pages. */
export function createSyncHeed({ faults, log, inPlayOrder, onReady }: SyncWitnesses): SyncHeed {
  const tellProgress = createSyncProgress(log);
  // Of a playlist with thousands of files many become ready every second, and each changes what all pages are told.
  const changed = atMostEvery(1_000, onReady);
  let readyBefore = '';
  const heed = (state: SyncState) => {
    tellMediaFaults(faults, state);
    if (state.ready === state.wanted) faults.clear('MEDIA_DAMAGED');
    tellProgress(state);
    const ready = JSON.stringify([state.ready, state.wanted, state.failed, state.isShort, inPlayOrder()]);
    if (ready === readyBefore) return;
    readyBefore = ready;
    changed();
  };
  return Object.assign(heed, { stop: () => changed.stop() });
}
