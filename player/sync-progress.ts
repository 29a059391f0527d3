import type { Log } from './log.ts';
import type { SyncState } from './sync.ts';

/** Writes down how a larger sync goes on: its begin, each quarter of its bytes, and its end. */
export function createSyncProgress(log: Log): (state: Pick<SyncState, 'wanted' | 'ready' | 'bytesLeft'>) => void {
  let most = 0;
  let told = 0;
  return ({ wanted, ready, bytesLeft }) => {
    // More is wanted than before: another sync has begun.
    if (bytesLeft > most) {
      if (most === 0 && bytesLeft > WORTH_TELLING_BYTES) log.info('sync began', { wanted, ready, bytes: bytesLeft });
      most = bytesLeft;
      told = 0;
    }
    const quarters = most === 0 ? 0 : Math.floor((4 * (most - bytesLeft)) / most);
    if (most > WORTH_TELLING_BYTES && quarters > told)
      log.info('sync progressed', { percent: quarters * 25, wanted, ready, bytesLeft });
    told = Math.max(told, quarters);
    if (bytesLeft === 0) most = told = 0;
  };
}

/** Smaller ones are over before anybody looks. */
const WORTH_TELLING_BYTES = 16 * 2 ** 20;
