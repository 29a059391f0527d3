import type { KeyObject } from 'node:crypto';
import type { Ballast } from './ballast.ts';
import type { Prunable } from './chain.ts';
import type { JournalDatabase } from './journal-database.ts';
import { checkpointOf } from './seals.ts';

/** The room that the journal has on its disk. */
export interface Room {
  /** Lays the ballast where there is room for it. */
  lay(): void;
  /** Makes some on a full disk: gives the ballast up, once, and what was delivered long since; whether there was any of it. */
  make(): boolean;
  /** Lets go what is too old or too much, in steps. The rest of it can wait, and so can whoever it goes wrong for. */
  keep(): void;
  /** Resolves when no ballast is being laid any more. */
  settled(): Promise<void>;
}

export interface RoomWorld {
  readonly ballast: Ballast;
  readonly database: () => JournalDatabase | undefined;
  /** Where plays are delivered to now: what none of them lacks may go. */
  readonly destinations: () => readonly string[];
  /** The machine's own, which says what was let go: without it nothing is. */
  readonly key: () => KeyObject | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** By a clock that never jumps. */
  readonly uptimeMs: () => number;
}

export function createRoom({ ballast, database, destinations, key, now, uptimeMs }: RoomWorld): Room {
  let laying = Promise.resolve();
  let prunedAt = -Infinity;

  /** How many entries went. */
  const pruned = (what: Prunable): number => {
    const [journal, signer] = [database(), key()];
    if (journal === undefined || signer === undefined) return 0;
    let gone = 0;
    try {
      journal.together(() => {
        gone = journal.chain.prune(what, (head) => checkpointOf(head, signer, now()));
      });
      return gone;
    } catch {
      return 0; // also to delete takes room; it is tried again
    }
  };
  /**
   * On a disk that is nearly full the oldest that every destination has make room inside of the file before it must grow:
   * once the disk is full to the last byte, nothing could be let go of any more.
   */
  const keepSpare = () => {
    const journal = database();
    try {
      if (!ballast.isTight() || journal === undefined || journal.spareBytes() >= SPARE_BYTES) return;
      if (prunedDelivered() > 0) journal.checkpoint();
    } catch {
      // Nobody knows how full it is, or it has no room for this either: the next write finds out.
    }
  };
  const prunedDelivered = () => pruned({ deliveredTo: destinations() });
  const lay = () => void (laying = laying.then(() => ballast.lay()));

  return {
    lay,
    make() {
      const hadBallast = ballast.giveUp();
      try {
        // Also to delete takes room: in the write-ahead log, which begins anew where the file need not grow.
        database()?.checkpoint();
      } catch {
        // It must grow: what is let go of may still find room in the log.
      }
      return prunedDelivered() > 0 || hadBallast;
    },
    keep() {
      keepSpare();
      if (uptimeMs() - prunedAt < PRUNE_EVERY_MS) return;
      if (pruned('old') === 0) prunedAt = uptimeMs();
      lay();
    },
    settled: () => laying,
  };
}

const PRUNE_EVERY_MS = 10 * 60_000;
/** So much the journal keeps inside of itself where the disk is tight: about a thousand plays. */
const SPARE_BYTES = 2 ** 20;
