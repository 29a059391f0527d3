import { box, circle, drawnPath, group, path } from '../../draw.ts';
import { padlock, pin, shield } from '../../marks.ts';
import { colours } from '../../stage.ts';
import { easeIn, easeInOut, mix, ramp, settle, swoop } from '../../timeline.ts';

/** What is on the phone, and what is not: its glass, a map, a pin, data. `t` counts from the shot's beginning. */

/** The glass of the app: its mark on its own blue. */
export function glassOf(): string {
  return (
    box(0, 0, 364, 784, 0, { fill: '#d9ebff' }) +
    circle(0, -130, 150, { fill: colours.white }) +
    group(shield(), { y: -130, scale: 1.12 })
  );
}

/** A padlock on a disc, as large as it has come. */
export function lock(closed: number, come: number): string {
  return group(
    circle(0, 0, 142, { fill: colours.ink, opacity: 0.16 }) +
      circle(0, -6, 140, { fill: colours.white }) +
      group(padlock(closed, colours.green, '#0a7a48'), { y: -18, scale: 1.02 }),
    {
      scale: come,
    },
  );
}

/** A map that slides up over the glass. */
export function mapGlass(t: number): string {
  const up = ramp(t, 0, 0.5);
  if (up <= 0) return '';
  const streets = [
    'M-220 -230 L220 -170',
    'M-220 60 L220 120',
    'M-220 300 L220 340',
    'M-96 -420 L-140 420',
    'M90 -420 L50 420',
  ].map((d) => path(d, { stroke: colours.white, width: 30 }));
  const map =
    box(0, 0, 364, 784, 0, { fill: '#bfe0fb' }) +
    path('M-200 250 C-90 150 40 260 200 180 V420 H-200 Z', { fill: '#8fd0f7' }) +
    box(2, -60, 96, 110, 14, { fill: '#b5e3c6' }) +
    streets.join('');
  return group(map, { y: (1 - up) * 800 });
}

/** A pin that drops onto the map, is struck out, and goes. */
export function placePin(t: number, end: number): string {
  const drop = ramp(t, 0.6, 0.4, easeIn);
  const squash = ramp(t, 1, 0.5, settle);
  const struck = ramp(t, 2 - 0.25, 0.35, easeInOut);
  const gone = ramp(t, end - 0.2, 0.4, swoop);
  if (drop <= 0) return '';
  const grey = struck > 0.5;
  const line = 'M-210 -250 L210 170';
  const drawn =
    group(pin(grey ? colours.slate : colours.azure, colours.white), { scale: 1.62 }) +
    drawnPath(line, struck, { stroke: colours.white, width: 76 }) +
    drawnPath(line, struck, { stroke: colours.red, width: 44 });
  const high = 1 + 0.08 * (1 - squash) * (drop >= 1 ? -1 : 1);
  return (
    group(box(0, 0, 190, 44, 22, { fill: colours.night, opacity: 0.22 }), { y: 226, scale: drop * (1 - gone) }) +
    `<g transform="translate(0 ${mix(mix(-900, -10, drop), -1100, gone).toFixed(1)}) scale(1 ${high.toFixed(3)})">${drawn}</g>`
  );
}

/** Data that fly in from both sides and lie down on the glass, until `end`. */
export function dataTiles(t: number, end: number): string {
  const away = ramp(t, end, 0.35, easeIn);
  return [0, 1, 2, 3]
    .map((row) => {
      const come = ramp(t, 0.75 + row * 0.25 - 0.45, 0.5, settle);
      if (come <= 0) return '';
      const side = row % 2 === 0 ? -1 : 1;
      const tile =
        box(0, 0, 316, 104, 30, { fill: row % 2 === 0 ? colours.azure : '#1184c4' }) +
        circle(-106, 0, 26, { fill: colours.white }) +
        box(36, -16, 168, 22, 11, { fill: colours.white }) +
        box(10, 20, 116, 18, 9, { fill: colours.white, opacity: 0.7 });
      return group(tile, {
        x: side * mix(620, 0, come),
        y: -312 + row * 114,
        rotate: side * mix(14, 0, come),
        scale: 1 - away,
        opacity: Math.min(1, come * 3) * (1 - away),
      });
    })
    .join('');
}
