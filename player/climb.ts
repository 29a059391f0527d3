/**
 * Asks every ten minutes whether better graphics deserve another try, for what led down the ladder (`core/ladder`) counts
 * for a day only. Gives what ends that.
 */
export function startClimbing(climb: () => void, setTimer: (run: () => void, ms: number) => () => void): () => void {
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
