/**
 * The outcome of `work`, if it comes in time; rejects when it takes longer than this or `signal` is aborted. The work
 * itself cannot be stopped: whoever started it lets go of what it works on.
 */
export function within<T>(limitMs: number, work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`was not ready within ${Math.round(limitMs / 1000)} s`)), limitMs);
    const giveUp = () => reject(new Error('wanted no more'));
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    });
  });
}
