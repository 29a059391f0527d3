import type { DownloadOutcome } from './download.ts';
import type { FaultBoard } from './fault-board.ts';
import type { SyncState } from './sync.ts';

/**
 * Puts up what keeps media from coming, each kind under its own code, and takes down what has passed. A file that is
 * simply not there has none of its own: it is told in `INCOMPLETE` as soon as an item goes without it.
 */
export function tellMediaFaults(
  faults: Pick<FaultBoard, 'raise' | 'clear'>,
  { troubled, diskFull }: Pick<SyncState, 'troubled' | 'diskFull'>,
): void {
  const tell = (code: string, message: string | undefined) =>
    message === undefined ? faults.clear(code) : faults.raise(code, message);
  tell(
    'DISK_FULL',
    diskFull ? 'the disk has no room for the media of the playlist: make room, or use a larger one' : undefined,
  );
  for (const [code, causes] of codes) {
    const these = troubled.filter(({ cause }) => causes.includes(cause));
    tell(code, these.length === 0 ? undefined : listed(these));
  }
}

const codes: readonly (readonly [string, readonly DownloadOutcome['kind'][]])[] = [
  // Wrong bytes are never shown; asking again past the caches is all that a player can do.
  ['WRONG_HASH', ['wrong-hash', 'wrong-size', 'wrong-type', 'too-big']],
  ['MEDIA_UNREACHABLE', ['unreachable']],
];

function listed(troubled: SyncState['troubled']): string {
  const lines = troubled.slice(0, MOST_TOLD).map(({ itemId, url, why }) => `${itemId} (${url}): ${why}`);
  const more = troubled.length - MOST_TOLD;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

const MOST_TOLD = 10;
