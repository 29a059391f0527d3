import type { SamplePairs, Samples } from './samples.ts';
import { quantile } from './statistics.ts';
import { framesAhead, placeOf, shortWay, type Place, type SyncLoop } from './sync-loop.ts';

/** How far apart two displays were over a stretch of time. */
export interface Agreement {
  /** Looks at both. */
  readonly pairs: number;
  /** Of these, with something on one of the two that is no item, or a frame that cannot be read. */
  readonly unread: number;
  /** With the same picture on both: nothing moved, so nothing was learned. */
  readonly still: number;
  /** For each of the others, how many frames the first display was ahead of the second. */
  readonly ahead: Int16Array;
}

/** Where the loop should be at an instant of `Samples.atMs`, in milliseconds of the loop. */
export type Due = (atMs: number) => number;

/** Compares what was seen on two displays in looks from `fromMs` to before `toMs` that pass `counts`. */
export function agreementOf(
  loop: SyncLoop,
  [first, second]: SamplePairs,
  { fromMs, toMs, counts = () => true }: { fromMs: number; toMs: number; counts?: (atMs: number) => boolean },
): Agreement {
  const ahead: number[] = [];
  let [pairs, unread, still] = [0, 0, 0];
  for (const index of looksIn(first, fromMs, toMs)) {
    if (!counts(first.atMs[index] ?? 0)) continue;
    pairs++;
    const [a, b] = [placeAt(loop, first, index), placeAt(loop, second, index)];
    if (a === undefined || b === undefined) unread++;
    else if (a.fromMs === b.fromMs && loop.items[first.item[index] ?? -1]?.kind === 'image') still++;
    else ahead.push(framesAhead(loop, a, b));
  }
  return { pairs, unread, still, ahead: Int16Array.from(ahead) };
}

/**
 * So many frames apart, at most, in this share (0–1) of the pairs that tell something. A pair that could not be read
 * counts as farther apart than any other: `Infinity`.
 */
export function apartQuantile({ ahead, unread }: Agreement, share: number): number {
  const apart = new Float64Array(ahead.length + unread).fill(Infinity);
  ahead.forEach((frames, index) => (apart[index] = Math.abs(frames)));
  return quantile(apart, share);
}

/** The most frames that the two were apart in any pair that could be read. */
export function worstApart({ ahead }: Agreement): number {
  return ahead.reduce((most, frames) => Math.max(most, Math.abs(frames)), 0);
}

/**
 * How much later than due each frame of a video was that was seen on one display, in milliseconds; negative: earlier. A
 * frame is seen in the middle of its time on the average, so that is where it is due.
 */
export function latenessMs(loop: SyncLoop, samples: Samples, due: Due, fromMs: number, toMs: number): Float64Array {
  const late: number[] = [];
  for (const index of looksIn(samples, fromMs, toMs)) {
    const place = placeAt(loop, samples, index);
    if (place === undefined || loop.items[samples.item[index] ?? -1]?.kind !== 'video') continue;
    late.push(shortWay(loop, due(samples.atMs[index] ?? 0) - (place.fromMs + place.toMs) / 2));
  }
  return Float64Array.from(late);
}

function* looksIn({ atMs }: Samples, fromMs: number, toMs: number): Generator<number> {
  for (let index = 0; index < atMs.length; index++) {
    const at = atMs[index] ?? 0;
    if (at >= fromMs && at < toMs) yield index;
  }
}

function placeAt(loop: SyncLoop, { item, frame }: Samples, index: number): Place | undefined {
  return placeOf(loop, { item: item[index] ?? -1, frame: frame[index] ?? -1 });
}
