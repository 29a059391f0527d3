import { createHash } from 'node:crypto';
import type { Sight } from '../core/sights.ts';
import { failureOf } from './failure-of.ts';
import type { SetTimer } from './set-timer.ts';

/** How large a look at a screen is, pixels. */
export const SIGHT_SIZE = { width: 64, height: 36 };

/** What is seen in a small picture: eight bits a channel, three or four channels a pixel. */
export function sightOf(data: Uint8Array, channels: 3 | 4): Sight {
  const mean = [0, 1, 2].map((channel) => meanOf(data, channels, channel));
  let unlike = 0;
  for (let at = 0; at < data.length; at += channels) {
    if (mean.some((value, channel) => Math.abs((data[at + channel] ?? 0) - value) > SAME_SHADE)) unlike++;
  }
  return {
    blank: unlike <= MOST_UNLIKE * (data.length / channels),
    print: createHash('sha256').update(data).digest('base64url').slice(0, 22),
  };
}

function meanOf(data: Uint8Array, channels: number, channel: number): number {
  let sum = 0;
  for (let at = channel; at < data.length; at += channels) sum += data[at] ?? 0;
  return sum / (data.length / channels);
}

/** Of 256; compression and dithering make this much of one colour. */
const SAME_SHADE = 8;
/** A forgotten pointer is no picture. */
const MOST_UNLIKE = 0.005;

export interface SightRoundsWorld {
  /** Looks at the screen; `undefined` when there is nothing to look at. May fail; `signal` is aborted when it is too late. */
  readonly look: (signal: AbortSignal) => Promise<Sight | undefined>;
  readonly tell: (sight: Sight) => void;
  readonly setTimer: SetTimer;
}

/**
 * Looks at a screen once a minute, and more often while it is blank; gives what ends that. A GPU process that hangs gives
 * no picture and no error either, so a look that has not come after ten seconds is given up.
 */
export function startSightRounds({ look, tell, setTimer }: SightRoundsWorld): () => void {
  let cancel = () => {};
  let limit = new AbortController();
  let stopped = false;
  const next = (ms: number) => {
    if (!stopped) cancel = setTimer(round, ms);
  };
  const round = () => {
    const mine = new AbortController();
    limit = mine;
    cancel = setTimer(() => mine.abort(new Error('no picture came')), LOOK_LIMIT_MS);
    const seen = Promise.race([look(mine.signal), failureOf(mine.signal)]).finally(() => cancel());
    seen.then(
      (sight) => {
        if (sight !== undefined && !stopped) tell(sight);
        next(sight?.blank === true ? AGAIN_MS : EVERY_MS);
      },
      // A page that gives no picture is judged by its silence, not by this.
      () => next(EVERY_MS),
    );
  };
  next(EVERY_MS);
  return () => {
    stopped = true;
    cancel();
    limit.abort(new Error('no more looks'));
  };
}

/** Not a whole minute: loops of whole seconds would be seen at the same place for ever. */
const EVERY_MS = 61_300;
const AGAIN_MS = 10_000;
const LOOK_LIMIT_MS = 10_000;
