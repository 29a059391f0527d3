import type { Rung } from '../core/ladder.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import { inSafeMode } from '../core/safe-mode.ts';
import type { FaultBoard } from './fault-board.ts';
import type { Journal } from './journal/journal.ts';

/** Puts up that the host draws otherwise than it should, for as long as it does. */
export function tellRung(rung: Rung | undefined, faults: Pick<FaultBoard, 'raise'>): void {
  switch (rung) {
    case 'other-backend':
      return faults.raise('GPU', `the GPU failed, so it is used in another way for a day; ${UPDATE}`);
    case 'software':
      return faults.raise('GPU', `the GPU failed again, so pictures are drawn without it for a day; ${UPDATE}`);
    case 'safe-mode':
      return faults.raise(
        'SAFE_MODE',
        'nothing else kept the picture on, so for a day only pictures, slides and proven videos are shown, without motion ' +
          `and without the GPU; ${UPDATE}, and see the log for what died`,
      );
    default:
      return;
  }
}

const UPDATE = 'update the graphics driver';

/**
 * Gives what may be played of a programme: in safe mode what has proven itself, else all of it.
 *
 * @param onKnown  it is known now what has proven itself, so that more may be played than before
 */
export function playedSafely(
  isSafeMode: boolean,
  journal: Pick<Journal, 'proven'>,
  onKnown: () => void,
): (programme: ScreenProgramme) => ScreenProgramme {
  if (!isSafeMode) return (programme) => programme;
  let proven: ReadonlySet<string> = new Set();
  void journal.proven().then((known) => {
    proven = known;
    onKnown();
  });
  return (programme) => inSafeMode(programme, (sha256) => proven.has(sha256));
}
