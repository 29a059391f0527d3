import { codedColours, CODED_FPS, CODED_FRAME_MS, type CodedItem } from './coded-picture.ts';
import type { Samples } from './samples.ts';

/** What a made-up display shows for a while: a frame of an item (by index), or `BLACK` or `OTHER`. */
export interface Shown {
  readonly item: number;
  readonly frame?: number;
  readonly forMs: number;
}

/** Coded items of one second each. */
export function oneSecondItems(ids: readonly (keyof typeof codedColours)[]): CodedItem[] {
  return ids.map((id) => {
    const kind = id.startsWith('v') ? 'video' : 'image';
    return { id, kind, rgb: codedColours[id], durationMs: 1000, frames: kind === 'video' ? CODED_FPS : 0 };
  });
}

/** A whole showing of one item: every frame of a video for its time, or a picture for one second. */
export function wholeShowing(items: readonly CodedItem[], item: number): Shown[] {
  const frames = items[item]?.frames ?? 0;
  if (frames === 0) return [{ item, forMs: 1000 }];
  return Array.from({ length: frames }, (_, frame) => ({ item, frame, forMs: CODED_FRAME_MS }));
}

/** The samples that a sampler would take of this every `periodMs`. */
export function sampled(shown: readonly Shown[], { periodMs = 2.5, startMs = 1000 } = {}): Samples {
  const seen: { atMs: number; item: number; frame: number }[] = [];
  let endMs = startMs;
  let atMs = startMs;
  for (const { item, frame = -1, forMs } of shown) {
    endMs += forMs;
    for (; atMs < endMs - 1e-6; atMs += periodMs) seen.push({ atMs, item, frame });
  }
  return {
    atMs: Float64Array.from(seen, (sample) => sample.atMs),
    item: Int16Array.from(seen, (sample) => sample.item),
    frame: Int16Array.from(seen, (sample) => sample.frame),
    colour: new Uint32Array(seen.length),
  };
}
