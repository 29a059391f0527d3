import type { FaultBoard } from '../fault-board.ts';
import type { JournalWorld } from './journal.ts';

/** Puts up what keeps plays from being written down, and takes down what has passed. */
export function journalFaults(
  faults: Pick<FaultBoard, 'raise' | 'clear'>,
): Pick<JournalWorld, 'onTrouble' | 'onReplaced'> {
  return {
    onTrouble: (trouble) =>
      trouble === undefined
        ? faults.clear('JOURNAL')
        : faults.raise(
            'JOURNAL',
            `plays cannot be written down (${trouble.reason}); they wait in memory: make room on the disk`,
          ),
    onReplaced: (movedTo) =>
      faults.raise(
        'JOURNAL_DAMAGED',
        `the journal of plays was damaged and is kept as ${movedTo}; a new one was begun`,
      ),
  };
}
