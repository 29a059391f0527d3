import type { PlayerFault } from '../core/status.ts';
import type { Culprits } from './culprits.ts';
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

/**
 * What is left out because pages die of it or it stands still; one fault for each file.
 *
 * @param playable  SHA-256s of what is to be shown: what no list names any more nobody needs to hear of
 */
export function leftOutFaults(
  { leftOut }: Pick<Culprits, 'leftOut'>,
  playable: () => readonly string[],
): readonly PlayerFault[] {
  const out = leftOut();
  const named = new Set(out.length === 0 ? [] : playable());
  return out
    .filter(({ sha256 }) => named.has(sha256))
    .map(({ sha256, itemId, why, since, until }) => ({
      code: 'MEDIA_LEFT_OUT',
      message:
        `${itemId}: ${why === 'died' ? 'the page died of it' : 'it stood still'} again and again, so it is left out until ${new Date(until).toISOString()}; ` +
        `convert the file and publish it again (SHA-256 ${sha256})`,
      at: new Date(since).toISOString(),
    }));
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
