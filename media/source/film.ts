import { startsOf, type Clip } from './clip.ts';
import { circle, clipped, group } from './draw.ts';
import { endCard } from './ending.ts';
import { headline } from './headline.ts';
import { halo } from './marks.ts';
import { type Ground, type Stage } from './stage.ts';
import { BEAT, easeBurst, ramp } from './timeline.ts';

const OPENING_SECONDS = 0.5;

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
