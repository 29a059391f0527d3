import words from '../words/cai-dat.json' with { type: 'json' };
import { caption } from '../caption.ts';
import { box, circle, drawnPath, group, text, windowed } from '../draw.ts';
import { ending } from '../ending.ts';
import { type Clip, type Scene } from '../film.ts';
import { cross, halo, phone, shield, tick, viewfinder, waves } from '../marks.ts';
import { colours, grounds } from '../stage.ts';
import { easeInOut, easeOut, linear, mix, pop, ramp, swing } from '../timeline.ts';

/** How to install, in three steps. One phone stays on the screen throughout; only what is on it changes. */

const steps = [
  { x: -176, scale: 1 },
  { x: 0, scale: 1 },
  { x: 176, scale: 1 },
] as const;

const opening: Scene = {
  seconds: 3,
  ground: grounds.night,
  draw(t, stage) {
    const numbers = steps.map(({ x }, index) => {
      const up = ramp(t, 0.7 + index * 0.28, 0.6, pop);
      return group(
        circle(0, 0, 68, { fill: colours.white }) +
          text(String(index + 1), 0, 32, { size: 90, weight: 800, fill: colours.blue, anchor: 'middle' }),
        { x, scale: 1 + up * 0.12 * Math.max(0, 1 - Math.abs(t - 1 - index * 0.28) * 2.2) },
      );
    });
    const thread = drawnPath('M-176 0 H176', 1, { stroke: '#2c63bd', width: 12 });
    const screen = circle(0, -110, 268, { fill: '#d7ebff' }) + group(shield(), { y: -112, scale: 1.4 });
    const drawing =
      halo(grounds.night.tone) +
      waves(t, 330, 620, '#2c63bd', { seconds: 4.2, width: 5 }) +
      group(phone('opening', screen), { y: 10 + swing(t, 6) * 8 }) +
      group(thread + numbers.join(''), { y: 238, scale: 1.06 });
    return group(drawing, stage.drawing) + caption(words.mo, t, stage, grounds.night, { at: -3 });
  },
};

const scan: Scene = {
  seconds: 3.8,
  ground: grounds.ice,
  draw(t, stage) {
    const { ground, tone } = { ground: grounds.ice, tone: grounds.ice.tone };
    const found = ramp(t, 2.3, 0.5, pop);
    const near = ramp(t, 0.6, 1.1, easeInOut);
    // What the camera sees: a poster with the mark, never a code. The player draws the one and only code.
    const poster = group(box(0, 0, 216, 216, 26, { fill: colours.white }) + group(shield(), { scale: 0.8 }), {
      x: mix(34, 0, near),
      y: -60 + mix(30, 0, near),
      rotate: mix(-9, 0, near),
      scale: mix(0.78, 1, near),
    });
    const line = ramp(t, 1, 1.2, linear);
    const sweep =
      line > 0 && line < 1
        ? group(box(0, 0, 268, 8, 4, { fill: colours.cyan }), { y: -60 + swing(line - 0.25, 1) * 118 })
        : '';
    const frame = group(viewfinder(mix(330, 282, near) + found * 12, found > 0 ? colours.green : colours.cyan, 14), {
      y: -60,
    });
    const shutter =
      circle(0, 290, 54, { stroke: colours.white, width: 10 }) + circle(0, 290, 38, { fill: colours.white });
    const screen =
      circle(120, 60, 300, { fill: '#10306b' }) +
      circle(-150, -300, 190, { fill: '#10306b' }) +
      poster +
      sweep +
      frame +
      shutter;
    const drawing =
      halo(tone, ramp(t, 0, 0.9)) +
      group(phone('scan', screen, '#0b2557'), { y: 10, rotate: mix(-7, 0, ramp(t, 0.3, 1.2, easeInOut)) }) +
      group(tick(ramp(t, 2.5, 0.4)), { x: 0, y: 130, scale: 1.25 * found });
    return group(drawing, stage.drawing) + caption(words.quet, t, stage, ground, { number: 1 });
  },
};

const name: Scene = {
  seconds: 4.4,
  ground: grounds.blue,
  draw(t, stage) {
    const typed = words.ten.right.slice(0, Math.floor(ramp(t, 0.5, 0.9, linear) * words.ten.right.length));
    const search =
      box(0, -286, 316, 76, 38, { fill: colours.ice }) +
      text(typed, -118, -267, { size: 52, weight: 600, fill: colours.night, fit: 250 });
    const rows = [words.ten.right, ...words.ten.wrong].map((label, index) => {
      const genuine = index === 0;
      const come = ramp(t, 1.2 + index * 0.16, 0.7);
      const judged = ramp(t, genuine ? 2.1 : 2.7 + index * 0.12, 0.5, pop);
      const dim = genuine ? 0 : ramp(t, 2.7 + index * 0.12, 0.5);
      const lift = genuine ? ramp(t, 2.1, 0.6) : 0;
      const icon = genuine
        ? group(shield(), { x: -266, scale: 0.56 })
        : box(-266, 0, 96, 96, 26, { fill: mixColour(dim) }) +
          box(-266, 0, 40, 40, 20, { fill: colours.white, opacity: 0.75 });
      const card =
        box(0, 10, 700, 156, 36, { fill: colours.ink, opacity: 0.22 }) +
        box(0, 0, 700, 156, 36, { fill: colours.white }) +
        (genuine ? box(0, 0, 700, 156, 36, { stroke: colours.green, width: 9 * lift }) : '') +
        icon +
        text(label, -188, 22, {
          size: genuine ? 66 : 58,
          weight: genuine ? 800 : 600,
          fill: genuine ? colours.night : '#6d83a8',
          fit: 384,
        }) +
        group(genuine ? tick(ramp(t, 2.25, 0.4)) : cross(ramp(t, 2.85 + index * 0.12, 0.4)), {
          x: 272,
          scale: 0.92 * judged,
        });
      return group(card, {
        y: -118 + index * 186 + (1 - come) * 130,
        scale: mix(0.9, 1, come) * (1 + lift * 0.045 - dim * 0.05),
        opacity: Math.min(1, come * 1.6),
      });
    });
    const drawing =
      halo(grounds.blue.tone, ramp(t, 0, 0.9)) + group(phone('name', search, colours.white), { y: 10 }) + rows.join('');
    return group(drawing, stage.drawing) + caption(words.ten, t, stage, grounds.blue, { number: 2 });
  },
};

const bluetooth: Scene = {
  seconds: 3.8,
  ground: grounds.ice,
  draw(t, stage) {
    const on = ramp(t, 1.45, 0.5, easeInOut);
    const come = ramp(t, 0.6, 0.7);
    const track =
      box(0, 0, 176, 100, 50, { fill: colours.slate }) +
      group(box(0, 0, 176, 100, 50, { fill: colours.green }), { opacity: on });
    const knob = circle(mix(-38, 38, on), 0, 40, { fill: colours.white });
    const card =
      box(0, 10, 700, 190, 44, { fill: colours.ink, opacity: 0.14 }) +
      box(0, 0, 700, 190, 44, { fill: colours.white }) +
      text(words.bat.switch, -302, 24, { size: 70, weight: 800, fill: colours.night, fit: 400 }) +
      group(track + knob, { x: 216 });
    const screen =
      windowed(
        group(shield(on, { front: colours.cyan, side: colours.azure }), { y: -190, scale: 1.2 }),
        -182,
        -392,
        364,
        784,
      ) + [0, 1].map((row) => box(0, 210 + row * 92, 290, 30, 15, { fill: '#d7e6f8' })).join('');
    const rings =
      on > 0
        ? group(waves(t - 1.6, 120, 520, colours.azure, { seconds: 3, count: 4, width: 9 }), { y: 70, opacity: on })
        : '';
    const drawing =
      halo(grounds.ice.tone, ramp(t, 0, 0.9)) +
      rings +
      group(phone('bluetooth', screen), { y: 10 }) +
      group(card, { y: 70 + (1 - come) * 120, scale: mix(0.9, 1, come), opacity: Math.min(1, come * 1.6) }) +
      group(circle(0, 0, 90, { stroke: colours.azure, width: 10, opacity: 1 - ramp(t, 1.4, 0.5, easeOut) }), {
        x: 216,
        y: 70,
        scale: 0.4 + ramp(t, 1.4, 0.5, easeOut) * 0.9,
        opacity: t > 1.4 ? 1 : 0,
      });
    return group(drawing, stage.drawing) + caption(words.bat, t, stage, grounds.ice, { number: 3 });
  },
};

/** From a blue of the app's family to grey, as a look-alike is found out. */
function mixColour(p: number): string {
  const channel = (a: number, b: number) =>
    Math.round(mix(a, b, p))
      .toString(16)
      .padStart(2, '0');
  return `#${channel(0x5a, 0xb4)}${channel(0x9b, 0xc2)}${channel(0xee, 0xd6)}`;
}

export const caiDat: Clip = { name: 'cai-dat', scenes: [opening, scan, name, bluetooth, ending] };
