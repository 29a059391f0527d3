import { firstAskDelayMs, nextAskDelayMs } from '../../player/ask-pace.ts';

/** How many players ask, how often, and for how long they are watched. */
export interface Load {
  readonly players: number;
  readonly intervalSeconds: number;
  readonly seconds: number;
  /** Until then the server is out of reach: the power came back to it, or to the line, later than to the players. */
  readonly reachableAfterSeconds?: number;
  /** Until then it answers 503 to all. */
  readonly overloadedUntilSeconds?: number;
}

export interface Peaks {
  /** The most requests in any second, wherever that begins (in steps of a tenth). */
  readonly anySecond: number;
  /** The most in a second of the clock, as a log of seconds shows them. */
  readonly clockSecond: number;
  /** All that arrived. */
  readonly requests: number;
}

/**
 * What arrives at a server when so many players get their power back at one instant: the real delays of the first and
 * the next request, on a clock that jumps. Requests that find the server out of reach are not counted.
 *
 * @param random  in [0, 1)
 */
export function simulateLoad(load: Load, random: () => number): Peaks {
  const reachableAt = (load.reachableAfterSeconds ?? 0) * 1000;
  const calmAt = (load.overloadedUntilSeconds ?? 0) * 1000;
  const { intervalSeconds } = load;
  const refresh = { intervalSeconds, jitterSeconds: intervalSeconds * 0.2 };
  const tenths = new Uint32Array(load.seconds * 10);
  for (let player = 0; player < load.players; player++) {
    let at = firstAskDelayMs({ kept: true, refresh, random });
    for (let failures = 0; at < load.seconds * 1000;) {
      const overloaded = at >= reachableAt && at < calmAt;
      const failed = at < reachableAt || overloaded;
      if (at >= reachableAt) tenths[Math.floor(at / 100)]! += 1;
      failures = failed ? failures + 1 : 0;
      const answer = failed ? ({ kind: 'unreachable', reason: '' } as const) : ({ kind: 'unchanged' } as const);
      at += nextAskDelayMs({ answer, kept: true, failures, overloaded, refresh, random: random() });
    }
  }
  return peaksOf(tenths);
}

/** The peaks of requests counted by tenths of seconds. */
export function peaksOf(tenths: Uint32Array): Peaks {
  const inSecondFrom = (start: number) => tenths.subarray(start, start + 10).reduce((sum, one) => sum + one, 0);
  const starts = Array.from(tenths, (_, start) => start);
  return {
    anySecond: Math.max(...starts.map(inSecondFrom)),
    clockSecond: Math.max(...starts.filter((start) => start % 10 === 0).map(inSecondFrom)),
    requests: tenths.reduce((sum, one) => sum + one, 0),
  };
}

/** Random numbers that come the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
