import words from '../../words/cai-dat.json' with { type: 'json' };
import { box, circle, drawnPath, group, text } from '../../draw.ts';
import { battery, card, person, tick, waves } from '../../marks.ts';
import { colours } from '../../stage.ts';
import { easeIn, easeInOut, linear, mix, ramp, settle, stay } from '../../timeline.ts';

/** The row of the switch, as it stands before the phone; what its card grows out of ends as it begins. */
export const SWITCH_ROW = { y: 40, width: 724, height: 180, textX: -318, size: 84, toggleX: 238 } as const;

/** Step 4: the radio switched on and left on. `t` counts from the beginning of the step, which lasts `seconds`. */
export function switchCards(t: number, seconds: number): string {
  const { y, width, height, textX, size, toggleX } = SWITCH_ROW;
  const on = ramp(t, 1.05, 0.4, easeInOut);
  const row = 1 - ramp(t, seconds - 0.15, 0.3, easeIn);
  const line =
    text(words.bat.switch, textX, 28, { size, weight: 800, fill: colours.night, fit: 420 }) +
    group(toggle(on), { x: toggleX });
  const cost = stay(t, 2 - 0.1, seconds + 0.1);
  const drained = ramp(t, 2.25, 0.5, easeInOut);
  const pill =
    group(battery(1 - 0.1 * drained, colours.night, colours.green), { x: -208, scale: 1.1 }) +
    text(words.bat.cost, -110, 24, { size: 68, weight: 800, fill: colours.night, fit: 400 });
  return (
    (t >= 0.5 ? group(card(width, height, line), { y, scale: row }) : '') +
    group(card(580, 136, pill), { y: 230, scale: cost })
  );
}

/** A switch that is off at 0 and on at 1. */
export function toggle(on: number): string {
  return (
    box(0, 0, 184, 108, 54, { fill: colours.slate }) +
    group(box(0, 0, 184, 108, 54, { fill: colours.green }), { opacity: on }) +
    circle(mix(-38, 38, on), 0, 43, { fill: colours.white })
  );
}

/** The radio's waves around the phone, from the touch on. */
export function wavesAround(t: number): string {
  const on = ramp(t, 1.5, 0.5, linear) * (1 - ramp(t, 3.7, 0.3, linear));
  return on > 0
    ? group(waves(t - 1.5, 210, 620, colours.cyan, { seconds: 3, count: 2, width: 14 }), { opacity: on })
    : '';
}

const places = [
  { x: -262, y: -226 },
  { x: 262, y: -226 },
  { x: -262, y: 190 },
  { x: 262, y: 190 },
] as const;

/** Step 5: the family around the phone, helped one after the other; at the end, `seconds` in, all come to it. */
export function family(t: number, seconds: number): string {
  return places
    .map(({ x, y }, index) => {
      const come = ramp(t, 0.4 + index * 0.125, 0.5, settle);
      const helped = 1.5 + index * 0.5;
      const lit = ramp(t, helped - 0.1, 0.4, settle);
      const home = ramp(t, seconds - 0.3, 0.45, easeIn);
      const way = 1 - home;
      const link = drawnPath(
        `M${x * 0.42 * way} ${y * 0.42 * way} L${x * way} ${y * way}`,
        ramp(t, helped - 0.4, 0.35),
        { stroke: colours.azure, width: 14 },
      );
      const disc =
        circle(0, 0, 116, { fill: '#a9bdd8' }) +
        circle(0, 0, 118 * Math.min(1.08, lit), { fill: colours.azure }) +
        group(person(colours.white), { y: 4, scale: 1.15 });
      const name = group(
        box(0, 0, 170, 92, 46, { fill: colours.white }) +
          text(words.nha.family[index] ?? '', 0, 22, {
            size: 64,
            weight: 800,
            fill: colours.night,
            anchor: 'middle',
            fit: 150,
          }),
        { y: 128 },
      );
      return (
        group(link, { opacity: way }) +
        group(disc + name + group(tick(ramp(t, helped + 0.05, 0.3)), { x: 86, y: -82, scale: 0.92 * lit }), {
          x: x * way,
          y: y * way,
          scale: come * (1 - home),
        })
      );
    })
    .join('');
}
