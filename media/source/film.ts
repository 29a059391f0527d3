import { circle, clipped, group } from './draw.ts';
import { endCard } from './ending.ts';
import { headline, type Words } from './headline.ts';
import { halo } from './marks.ts';
import { type Ground, type Point, type Stage } from './stage.ts';
import { BEAT, easeBurst, ramp } from './timeline.ts';

/** A clip: shots one after the other, and one drawing that lives through all of them. `name` is the name of its files. */
export interface Clip {
  readonly name: string;
  /** The last one is the end card. */
  readonly shots: readonly Shot[];
  /** What stands and moves before the grounds, at instant `t` of the clip, in seconds. */
  readonly draw: (t: number, stage: Stage) => string;
  /** What stands before all words, such as the steps that are done; nothing unless told. */
  readonly frame?: (t: number, stage: Stage) => string;
  /** What is heard beside the music, on the grid. */
  readonly accents: readonly Accent[];
}

/** Something that is heard at instant `at` of a clip, in seconds. */
export interface Accent {
  readonly at: number;
  readonly sound: 'tap' | 'key' | 'right' | 'wrong' | 'alert';
}

export interface Shot {
  readonly beats: number;
  readonly ground: Ground;
  readonly words: Words;
  /** Where the circle that uncovers its ground begins; the middle of the drawing unless told. */
  readonly opensAt?: (stage: Stage) => Point;
}

export const FRAMES_PER_SECOND = 30;
const OPENING_SECONDS = 0.5;

export function secondsOf({ shots }: Pick<Clip, 'shots'>): number {
  return shots.reduce((sum, { beats }) => sum + beats * BEAT, 0);
}

/** When each shot begins, in seconds. */
export function startsOf({ shots }: Pick<Clip, 'shots'>): readonly number[] {
  return shots.map((_, index) => secondsOf({ shots: shots.slice(0, index) }));
}

/**
 * The frame at instant `t` as SVG: the ground, before it the drawing, before that the words. The ground of a shot
 * spreads over the one before as a circle, a zone that grows behind the drawing.
 */
export function frameAt(clip: Clip, t: number, stage: Stage): string {
  const starts = startsOf(clip);
  const now = starts.findLastIndex((start) => start <= t);
  const shot = clip.shots[now];
  if (shot === undefined) throw new RangeError(`${clip.name} has no instant ${t}`);
  const start = starts[now] ?? 0;
  const words =
    now === clip.shots.length - 1
      ? endCard(t - start, stage)
      : headline(shot.words, spanOf(clip, now), t, stage, shot.ground);
  const layers = groundAt(clip, now, t - start, stage) + clip.draw(t, stage) + words + (clip.frame?.(t, stage) ?? '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${stage.width} ${stage.height}">${layers}</svg>`;
}

/** When a shot begins and ends. The words of the first one stand from the first frame on. */
function spanOf(clip: Clip, index: number): { readonly from: number; readonly to: number } {
  const from = startsOf(clip)[index] ?? 0;
  return { from: index === 0 ? -10 : from, to: from + (clip.shots[index]?.beats ?? 0) * BEAT };
}

function groundAt({ shots }: Clip, now: number, since: number, stage: Stage): string {
  const shot = shots[now];
  if (shot === undefined) return '';
  const open = now === 0 ? 1 : ramp(since, 0, OPENING_SECONDS, easeBurst);
  const whole = laid(shot.ground, stage);
  const before = shots[now - 1];
  if (open >= 1 || before === undefined) return whole;
  const { x, y } = shot.opensAt?.(stage) ?? stage.drawing;
  const radius = open * Math.hypot(Math.max(x, stage.width - x), Math.max(y, stage.height - y));
  return laid(before.ground, stage) + clipped('opening', circle(x, y, radius, { fill: '#fff' }), whole);
}

/** A ground, with the zones around the drawing. */
function laid({ ground, tone, ring }: Ground, stage: Stage): string {
  const { width, height, drawing } = stage;
  return `<rect width="${width}" height="${height}" fill="${ground}"/>${group(halo(tone, ring), drawing)}`;
}
