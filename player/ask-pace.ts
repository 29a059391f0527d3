import { retryDelayMs } from '../core/retry.ts';

/** How often a playlist is asked for, seconds. */
export interface Pace {
  readonly intervalSeconds: number;
  readonly jitterSeconds: number;
}

/** Of a player that has no playlist yet (DECISIONS 21). */
export const DEFAULT_REFRESH: Pace = { intervalSeconds: 60, jitterSeconds: 12 };

/** What asking came to, as far as it says when to ask again. */
type Outcome =
  { readonly kind: 'unchanged' | 'changed' | 'bad' } | { readonly kind: 'unreachable'; readonly retryAfterMs?: number };

/**
 * How long to wait before the first request: none when nothing is kept, else anywhere within one interval, so that
 * thousands of players that get their power back together do not ask together (DECISIONS 21). The interval is one with
 * its jitter: then the requests after the first come on as evenly as those, and do not pile up on one another.
 *
 * @param random  gives numbers in [0, 1)
 */
export function firstAskDelayMs({
  kept,
  refresh,
  random,
}: {
  readonly kept: boolean;
  readonly refresh: Pace;
  readonly random: () => number;
}): number {
  return kept ? Math.round(intervalMs(refresh, random()) * random()) : 0;
}

/**
 * How long to wait after an answer. Good or bad, the next request comes after the playlist's interval ± its jitter: a bad
 * playlist is being mended. A server out of reach is asked again at growing distances from two minutes on, but no rarer
 * than the interval; so however many players have lost it, it never finds more of them at its door than it is built for
 * when it comes back. Only a player that has nothing yet asks again within seconds. A server that says it has too much to
 * do (5xx, 429) is left alone ever longer from the second time on, up to 15 minutes above the interval, and as long as
 * its `Retry-After` says.
 *
 * @param failures  how many requests in a row came to nothing
 * @param random    in [0, 1)
 */
export function nextAskDelayMs(world: {
  readonly answer: Outcome | undefined;
  /** Whether there is a playlist to go on with. */
  readonly kept: boolean;
  readonly failures: number;
  readonly overloaded: boolean;
  readonly refresh: Pace;
  readonly random: number;
}): number {
  const { answer, refresh, random } = world;
  const ordinaryMs = intervalMs(refresh, random);
  if (answer?.kind !== 'unreachable') return Math.round(ordinaryMs);
  // All that were told the same second must not come back in the same second.
  const toldMs = (answer.retryAfterMs ?? 0) * (1 + 0.2 * random);
  return Math.round(Math.max(toldMs, retryMs(world, ordinaryMs)));
}

function retryMs(
  { kept, failures, overloaded, refresh, random }: Parameters<typeof nextAskDelayMs>[0],
  ordinaryMs: number,
): number {
  const spanFrom = (firstMs: number) =>
    retryDelayMs(Math.max(1, failures), random, { firstMs, mostMs: LONGEST_RETRY_MS });
  if (overloaded) return ordinaryMs + (failures > 1 ? spanFrom(refresh.intervalSeconds * 1000) : 0);
  if (!kept) return Math.min(ordinaryMs, retryDelayMs(Math.max(1, failures), random));
  return refresh.intervalSeconds * 1000 <= FIRST_RETRY_MS / 2
    ? ordinaryMs
    : Math.min(ordinaryMs, spanFrom(FIRST_RETRY_MS));
}

/** One interval with its jitter. */
function intervalMs({ intervalSeconds, jitterSeconds }: Pace, random: number): number {
  return (intervalSeconds + (random * 2 - 1) * Math.min(jitterSeconds, intervalSeconds)) * 1000;
}

const LONGEST_RETRY_MS = 15 * 60_000;
/** Full jitter over it is one request a minute. */
const FIRST_RETRY_MS = 120_000;
