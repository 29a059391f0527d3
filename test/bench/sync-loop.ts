import { CODED_FRAME_MS, type CodedItem } from './coded-picture.ts';

/** Coded items one after the other, for ever: none twice, so that every frame has one place. */
export interface SyncLoop {
  readonly items: readonly CodedItem[];
  /** When each begins, from the beginning of the loop; milliseconds. */
  readonly startsMs: readonly number[];
  readonly lengthMs: number;
}

/** What one look at a display has shown: an item by its index, and its frame; −1 as the sampler has it. */
export interface Seen {
  readonly item: number;
  readonly frame: number;
}

export function loopOf(items: readonly CodedItem[]): SyncLoop {
  const startsMs: number[] = [];
  let lengthMs = 0;
  for (const { durationMs } of items) {
    startsMs.push(lengthMs);
    lengthMs += durationMs;
  }
  return { items, startsMs, lengthMs };
}

/**
 * From when to when a perfect player shows this, in milliseconds of the loop: one frame time for a frame of a video, all
 * of its time for a picture. `undefined` for what is no item, or a frame that cannot be read.
 */
export function placeOf({ items, startsMs }: SyncLoop, { item, frame }: Seen): Place | undefined {
  const shown = items[item];
  const startMs = startsMs[item];
  if (shown === undefined || startMs === undefined) return undefined;
  if (shown.kind === 'image') return { fromMs: startMs, toMs: startMs + shown.durationMs };
  if (frame < 0 || frame >= shown.frames) return undefined;
  return { fromMs: startMs + frame * CODED_FRAME_MS, toMs: startMs + (frame + 1) * CODED_FRAME_MS };
}

export interface Place {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * How many frames `a` is ahead of `b` (negative: behind), the short way round the loop. A picture counts as that of its
 * frame times which is nearest to the other: more cannot be known from one look.
 */
export function framesAhead(loop: SyncLoop, a: Place, b: Place): number {
  const past = shortWay(loop, a.fromMs - (b.toMs - CODED_FRAME_MS));
  const before = shortWay(loop, b.fromMs - (a.toMs - CODED_FRAME_MS));
  if (past <= 0 && before <= 0) return 0;
  const ahead = past > 0 && (before <= 0 || past <= before) ? past : -before;
  return Math.round(ahead / CODED_FRAME_MS);
}

/** A difference of two places as the shorter way round: at most half the loop, negative for backwards. */
export function shortWay({ lengthMs }: SyncLoop, ms: number): number {
  return ms - lengthMs * Math.round(ms / lengthMs);
}
