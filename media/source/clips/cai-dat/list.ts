import words from '../../words/cai-dat.json' with { type: 'json' };
import { box, circle, drawnPath, group, text } from '../../draw.ts';
import { card, cross, shield, tick } from '../../marks.ts';
import { colours } from '../../stage.ts';
import { easeIn, easeOut, linear, mix, ramp, settle, swoop } from '../../timeline.ts';

/** Step 2: the right name among look-alikes. `t` counts from the beginning of the step; negative: just before it. */

const WIDTH = 724;
const APART = 178;
/** The middle of the first row. */
export const ROW_TOP = -232;
const LEAVES = 4;

/** The page of the shop behind the rows; at the end the app comes down on it, a ring telling how far. */
export function listGlass(t: number): string {
  const come = ramp(t, -0.25, 0.4);
  const page =
    box(0, 0, 364, 784, 0, { fill: '#f3f8ff' }) +
    [0, 1].map((row) => box(-20, 316 + row * 40, 240 - row * 80, 18, 9, { fill: '#dbe9fa' })).join('');
  return group(page, { opacity: come });
}

/** The card that the camera saw grows into the first row; the others fall in below it, and out again. */
export function listRows(t: number): string {
  return (
    words.ten.wrong
      .map((name, index) => wrongRow(name, index, t))
      .toReversed()
      .join('') + rightRow(t)
  );
}

function rightRow(t: number): string {
  const out = ramp(t, -0.75, 0.75, swoop);
  const wide = ramp(t, -0.3, 0.5);
  const judged = ramp(t, 1.5, 0.5, settle);
  const taken = ramp(t, LEAVES + 0.55, 0.45, swoop);
  const width = mix(mix(224, WIDTH, wide), 260, taken);
  const height = mix(mix(224, 162, wide), 260, taken);
  const iconX = mix(mix(0, -274, wide), 0, taken);
  const icon = group(shield(), { x: iconX, scale: mix(mix(0.86, 0.6, wide), 0.98, taken) });
  const seen = ramp(t, 0.1, 0.3, linear) * (1 - ramp(t, LEAVES + 0.5, 0.15, linear));
  const content =
    box(0, 0, width, height, 44, { stroke: '#12b76a', width: 12 * judged * (1 - taken) }) +
    icon +
    group(
      text(words.ten.right, -196, 28, { size: 80, weight: 800, fill: colours.night, fit: 390 }) +
        group(tick(ramp(t, 1.6, 0.3)), { x: 284, scale: 1.08 * judged }),
      { opacity: seen },
    );
  const gone = ramp(t, 5.15, 0.3, easeIn);
  return (
    group(card(width, height, content), {
      y: mix(mix(-60, ROW_TOP, out), -40, taken),
      scale: (1 + judged * 0.04 * (1 - taken)) * (1 - gone * 0.15),
      opacity: 1 - gone,
    }) + group(loading(t - LEAVES - 0.9), { y: -40, opacity: 1 - gone })
  );
}

/** The ring that fills while the app is put on the phone. */
function loading(t: number): string {
  if (t <= 0) return '';
  const ring = 'M0 -168 A168 168 0 1 1 -0.1 -168';
  return (
    drawnPath(ring, 1, { stroke: colours.white, width: 20 }) +
    drawnPath(ring, ramp(t, 0, 0.35), { stroke: colours.green, width: 20 })
  );
}

function wrongRow(name: string, index: number, t: number): string {
  const land = 0.5 + index * 0.25;
  const come = ramp(t, land - 0.35, 0.5, settle);
  const found = 2.25 + index * 0.5;
  const judged = ramp(t, found - 0.1, 0.4, settle);
  const struck = ramp(t, found, 0.25);
  const gone = ramp(t, LEAVES - 0.1 + (2 - index) * 0.1, 0.35, easeIn);
  if (come <= 0 || gone >= 1) return '';
  const long = [316, 448, 470][index] ?? 448;
  const icon =
    box(-274, 0, 96, 96, 28, { fill: struck > 0.5 ? '#b4c2d6' : '#5a9bee' }) +
    circle(-274, 0, 22, { fill: colours.white, opacity: 0.85 });
  const content =
    icon +
    text(name, -196, 23, { size: 66, weight: 600, fill: struck > 0.5 ? colours.grey : colours.night, fit: 400 }) +
    drawnPath(`M-206 4 H${-196 + long * 0.86}`, struck, { stroke: colours.red, width: 8 }) +
    group(cross(ramp(t, found, 0.25), colours.red), { x: 284, scale: 1.02 * judged });
  return group(card(WIDTH, 150, content), {
    y: ROW_TOP + (index + 1) * APART + (1 - come) * 120 + gone * 520,
    rotate: gone * (index % 2 === 0 ? 9 : -9),
    scale: mix(0.9, 1, come) * (1 - 0.03 * easeOut(judged > 1 ? 1 : judged)),
    opacity: Math.min(1, come * 2) * (1 - gone),
  });
}
