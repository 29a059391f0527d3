import { retryDelayMs } from '../core/retry.ts';
import type { DownloadOutcome } from './download.ts';

/** What is known of a wanted file that is not here, or is asked about again. */
export interface Track {
  readonly failures: number;
  /** How often it came with the wrong bytes. */
  readonly wrong: number;
  readonly retryAt: number;
  readonly why?: string;
  /** What the last try came to. */
  readonly cause?: DownloadOutcome['kind'];
  /** It will not come for now, so it blocks nothing. */
  readonly failed: boolean;
  readonly got?: number;
  readonly total?: number;
}

/** Of a file that was never asked for. */
export const UNTRIED: Track = { failures: 0, wrong: 0, retryAt: 0, failed: false };

/**
 * What is known of a file after a try that ended so; `undefined` when there is nothing to remember, for it is here.
 * Wrong bytes are asked for again at once past the caches; the third time the file counts as failed, and is asked for
 * again after 10 minutes, then at doubling distances up to 6 hours (reliability, M01). A missing one counts as failed
 * at once and is asked for like a server out of reach, for it may still be being uploaded (N17, O06). Where something
 * withdrawn stands, it is seen every 10 minutes whether it has been replaced.
 */
export function afterOutcome(before: Track, outcome: DownloadOutcome, at: number, random: number): Track | undefined {
  const failures = before.failures + 1;
  const soon = at + retryDelayMs(failures, random);
  const base = { ...before, failures, retryAt: soon, cause: outcome.kind };
  const wrongBytes = (why: string): Track => {
    const wrong = before.wrong + 1;
    const failed = wrong >= 3;
    const restMs = Math.min(SHORTEST_REST_MS * 2 ** Math.min(30, wrong - 3), LONGEST_REST_MS);
    return { ...base, got: 0, wrong, failed, why, retryAt: failed ? at + restMs : soon };
  };
  switch (outcome.kind) {
    case 'adopted':
    case 'unchanged':
      return undefined;
    case 'wrong-hash':
      return wrongBytes(`the file on the server is not the one the playlist means: its SHA-256 is ${outcome.got}`);
    case 'wrong-size':
      return wrongBytes(`the file on the server has not the size the playlist says: it has ${outcome.got} bytes`);
    case 'wrong-type':
      return wrongBytes('what the server sent is neither a video nor a picture');
    case 'too-big':
      return wrongBytes('the file is larger than a player takes when the playlist does not say its size');
    case 'missing':
      return { ...base, failed: true, why: outcome.reason };
    case 'withdrawn':
      return { ...base, got: 0, failed: true, why: 'what is there is withdrawn', retryAt: at + SHORTEST_REST_MS };
    case 'unreachable': {
      // Bytes that came count as success: on a line that flaps the transfer goes on at once, not ever later (N25).
      const tries = outcome.gained > 0 ? 1 : failures;
      const retryAt = at + Math.max(outcome.retryAfterMs ?? 0, retryDelayMs(tries, random));
      return { ...base, failures: tries, retryAt, why: outcome.reason };
    }
    case 'disk-full':
      return { ...base, got: 0, total: outcome.neededBytes, why: 'the disk is full' };
    case 'disk-error':
      return { ...base, why: outcome.reason };
  }
}

const SHORTEST_REST_MS = 10 * 60_000;
const LONGEST_REST_MS = 6 * 3_600_000;
