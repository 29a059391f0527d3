import type { SetTimer } from '../player/set-timer.ts';
import type { Displays } from './displays.ts';

/** What the following of displays is given. */
export interface FollowWorld {
  readonly find: () => Promise<Displays>;
  /** What there is, at each look at which it has come to rest. */
  readonly onDisplays: (displays: Displays) => void;
  readonly setTimer: SetTimer;
}

/** A look costs some 10 ms of processor time. */
const LOOK_EVERY_MS = 2_000;
/** Displays come and go in bursts when a cable moves: what has changed counts when it is the same a moment later. */
const SETTLE_MS = 700;

/**
 * Looks after the displays every two seconds, never twice at once.
 *
 * @param first  what there is now
 * @returns what ends it
 */
export function followDisplays(first: Displays, { find, onDisplays, setTimer }: FollowWorld): () => void {
  let settled = JSON.stringify(first);
  let seen = settled;
  let ended = false;
  let cancel = () => {};

  async function look(): Promise<void> {
    const found = await find();
    if (ended) return;
    const text = JSON.stringify(found);
    if (text === seen) {
      settled = text;
      onDisplays(found);
    }
    seen = text;
    next();
  }

  function next(): void {
    cancel = setTimer(() => void look(), seen === settled ? LOOK_EVERY_MS : SETTLE_MS);
  }

  next();
  return () => {
    ended = true;
    cancel();
  };
}
