import words from '../../words/cai-dat.json' with { type: 'json' };
import { box, circle, drawnPath, group, text } from '../../draw.ts';
import { bell, card, pin, radio, shield, tick } from '../../marks.ts';
import { colours } from '../../stage.ts';
import { easeInOut, mix, ramp, settle, swoop } from '../../timeline.ts';
import { SWITCH_ROW, toggle } from './switch.ts';

/** Step 3: open the app and allow what it asks for. `t` counts from the beginning of the step. */

/** When each question is answered: what lies where the finger lands. */
export const answers = [
  { at: 1.5, x: 268, y: -74 },
  { at: 2.25, x: 268, y: 98 },
  { at: 3, x: 268, y: 270 },
] as const;
/** When the place is struck out: Android asks for it by its own rule, the app gathers none. */
export const STRUCK_AT = 3.75;
const ROW = 172;
const HEIGHT = 3 * ROW + 40;
const MIDDLE = 98;

/** The app itself: its ground grows out of its mark. */
export function appGlass(t: number): string {
  const open = ramp(t, 0, 0.5);
  return (
    circle(0, -40, 470 * open, { fill: '#d9ebff' }) +
    (t > 0.35 ? box(0, 0, 364, 784, 0, { fill: '#d9ebff' }) : '') +
    group(shield(), { y: mix(-40, -276, ramp(t, 0.2, 0.5, swoop)), scale: mix(0.98, 0.78, ramp(t, 0.2, 0.5)) })
  );
}

/** The questions on one card. `on`: seconds since step 4 began, when the first row is all that stays of them. */
export function askedCard(t: number, on: number): string {
  const come = ramp(t, 0.35, 0.5, settle);
  if (come <= 0) return '';
  const fold = ramp(on, 0, 0.5, easeInOut);
  const rows = answers.map(({ at }, index) => {
    const isKept = index === 0;
    const row = group(sign(index, t), { x: -270, scale: 1 - fold }) + group(ring(t - at), { x: 268, scale: 1 - fold });
    const name = text(words.phep.asked[index] ?? '', mix(-186, SWITCH_ROW.textX, fold), 27, {
      size: mix(70, SWITCH_ROW.size, fold),
      weight: 800,
      fill: colours.night,
      fit: 420,
    });
    return group(row + name, {
      y: mix((index - 1) * ROW, 0, fold),
      opacity: isKept ? 1 : 1 - Math.min(1, fold * 2),
    });
  });
  const switched = group(toggle(0), { x: SWITCH_ROW.toggleX, scale: fold });
  return group(card(SWITCH_ROW.width, mix(HEIGHT, SWITCH_ROW.height, fold), rows.join('') + switched), {
    y: mix(MIDDLE, SWITCH_ROW.y, fold) + (1 - come) * 120,
    scale: mix(0.85, 1, come),
    opacity: Math.min(1, come * 2),
  });
}

/** What is asked for, on a disc. */
function sign(index: number, t: number): string {
  const struck = index === 2 ? ramp(t, STRUCK_AT - 0.1, 0.3) : 0;
  const place = pin(struck > 0.5 ? colours.slate : colours.azure, colours.white);
  const drawn = [
    group(radio(colours.azure), { scale: 0.72 }),
    group(bell(colours.azure), { y: -2, scale: 1.15 }),
    group(place, { y: -7, scale: 0.42 }),
  ][index];
  return (
    circle(0, 0, 62, { fill: '#e1efff' }) +
    (drawn ?? '') +
    drawnPath('M-44 -48 L44 48', struck, { stroke: colours.white, width: 28 }) +
    drawnPath('M-44 -48 L44 48', struck, { stroke: colours.red, width: 15 })
  );
}

/** An empty ring, ticked from `since` = 0 on. */
function ring(since: number): string {
  const done = ramp(since, 0, 0.4, settle);
  return (
    circle(0, 0, 50, { stroke: colours.mist, width: 10 }) + group(tick(ramp(since, 0.1, 0.25)), { scale: 1.1 * done })
  );
}
