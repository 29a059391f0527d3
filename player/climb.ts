import type { SetTimer } from './set-timer.ts';

/**
 * Asks every ten minutes whether better graphics deserve another try, for what led down the ladder (`core/ladder`) counts
 * for a day only. Gives what ends that.
 */
export function startClimbing(climb: () => void, setTimer: SetTimer): () => void {
  let cancel = () => {};
  const wait = () => {
    cancel = setTimer(() => {
      wait();
      climb();
    }, CLIMB_POLL_MS);
  };
  wait();
  return () => cancel();
}

const CLIMB_POLL_MS = 10 * 60_000;
