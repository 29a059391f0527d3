import { box, circle, group, text } from './draw.ts';
import { tick } from './marks.ts';
import { colours, type Stage } from './stage.ts';
import { easeIn, mix, ramp, settle } from './timeline.ts';

const APART = 128;

/**
 * The steps of the way, numbered: those done are ticked, the one under way is big and warm. Step `n` begins at
 * `starts[n]`; at `end` all leave.
 */
export function steps(t: number, starts: readonly number[], end: number, stage: Stage): string {
  const gone = ramp(t, end - 0.35, 0.35, easeIn);
  if (gone >= 1) return '';
  const long = APART * (starts.length - 1);
  const first = 58;
  const way = starts.reduce((sum, start, index) => (index === 0 ? sum : sum + ramp(t, start, 0.4)), 0);
  const line =
    box(first + long / 2, 0, long, 10, 5, { fill: '#9dbfe8' }) +
    box(first + (way * APART) / 2, 0, way * APART, 10, 5, { fill: colours.green });
  const discs = starts.map((start, index) => {
    const begun = ramp(t, start, 0.5, settle);
    const done = ramp(t, starts[index + 1] ?? Infinity, 0.4, settle);
    const number = (fill: string) => text(String(index + 1), 0, 22, { size: 62, weight: 800, fill, anchor: 'middle' });
    const plain = circle(0, 0, 44, { fill: colours.white, stroke: '#9dbfe8', width: 4 }) + number(colours.blue);
    const now = circle(0, 0, 46, { fill: colours.amber }) + number(colours.ink);
    const drawn =
      ((begun < 1 || done > 0) && done < 1 ? plain : '') +
      (done < 1 ? group(now, { scale: begun }) : '') +
      group(tick(ramp(t, (starts[index + 1] ?? Infinity) + 0.15, 0.3)), { scale: 0.94 * done });
    return group(drawn, { x: first + index * APART, scale: mix(1, 1.26, begun) - 0.26 * done });
  });
  return group(line + discs.join(''), { ...stage.steps, opacity: 1 - gone });
}
