import { circle, clipped } from './draw.ts';
import { type Ground, type Point, type Stage } from './stage.ts';
import { easeInOut, ramp } from './timeline.ts';

/** A clip: its scenes one after the other. `name` is the name of its files. */
export interface Clip {
  readonly name: string;
  readonly scenes: readonly Scene[];
}

export interface Scene {
  readonly seconds: number;
  readonly ground: Ground;
  /** Where the circle that uncovers this scene begins; the middle of the drawing unless told. */
  readonly opensAt?: (stage: Stage) => Point;
  /** The scene `t` seconds after it began; drawn a little past its end, while the next one opens over it. */
  readonly draw: (t: number, stage: Stage) => string;
}

export const FRAMES_PER_SECOND = 30;
const OPENING_SECONDS = 0.9;

export function secondsOf({ scenes }: Clip): number {
  return scenes.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** When each scene begins, in seconds. */
export function startsOf({ scenes }: Clip): readonly number[] {
  return scenes.map((_, index) => scenes.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0));
}

/** The frame at instant `t` as SVG. A scene opens over the one before as a growing circle: a zone that spreads. */
export function frameAt(clip: Clip, t: number, stage: Stage): string {
  const starts = startsOf(clip);
  const layers = clip.scenes.map((scene, index) => {
    const start = starts[index] ?? 0;
    const end = start + scene.seconds + (index === clip.scenes.length - 1 ? 1 : OPENING_SECONDS);
    if (t < start || t >= end) return '';
    const { width, height } = stage;
    const whole = `<rect width="${width}" height="${height}" fill="${scene.ground.ground}"/>${scene.draw(t - start, stage)}`;
    const open = index === 0 ? 1 : ramp(t, start, OPENING_SECONDS, easeInOut);
    if (open >= 1) return whole;
    const { x, y } = scene.opensAt?.(stage) ?? stage.drawing;
    const farthest = Math.hypot(Math.max(x, width - x), Math.max(y, height - y));
    const radius = open * farthest;
    // The rim runs ahead of the scene, so that two grounds of like colour still part.
    const rim = circle(x, y, radius * 1.12 + 14, { fill: scene.ground.accent, opacity: 0.9 });
    return rim + clipped(`opening-${index}`, circle(x, y, radius, { fill: '#fff' }), whole);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${stage.width} ${stage.height}">${layers.join('')}</svg>`;
}
