import { afterLook, newWatch, verdictOf, type PlayerSight, type Verdict } from '../core/update-watch.ts';

export interface WatchWorld {
  readonly look: () => Promise<PlayerSight>;
  /** Milliseconds by a clock that never jumps. */
  readonly uptimeMs: () => number;
  /** Ends early when the signal is given. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Looks at the player until it can be said what became of it; `undefined` when the machine is switched off meanwhile.
 *
 * @param before  the life of the player that is no longer meant
 */
export async function watchPlayer(
  { look, uptimeMs, sleep, signal }: WatchWorld,
  before?: string,
): Promise<Verdict | undefined> {
  let watch = newWatch(uptimeMs(), before);
  while (!signal.aborted) {
    watch = afterLook(watch, await look(), uptimeMs());
    const verdict = verdictOf(watch, uptimeMs());
    if (verdict !== undefined) return verdict;
    await sleep(LOOK_EVERY_MS);
  }
  return undefined;
}

const LOOK_EVERY_MS = 2_000;
