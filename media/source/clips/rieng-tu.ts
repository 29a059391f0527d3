import words from '../words/rieng-tu.json' with { type: 'json' };
import { caption } from '../caption.ts';
import { box, circle, clipped, drawnPath, group, path, text } from '../draw.ts';
import { ending } from '../ending.ts';
import { type Clip, type Scene } from '../film.ts';
import { halo, padlock, person, phone, pin, tick, waves } from '../marks.ts';
import { colours, grounds } from '../stage.ts';
import { easeInOut, linear, mix, pop, ramp, swing } from '../timeline.ts';

/** What the app promises about privacy. */

const opening: Scene = {
  seconds: 2.6,
  ground: grounds.night,
  draw(t, stage) {
    const drawing =
      halo(grounds.night.tone) +
      waves(t, 330, 620, '#2c63bd', { seconds: 4.2, width: 5 }) +
      group(bigShield('opening') + group(padlock(1, colours.white, colours.mist), { y: -4, scale: 1.35 }), {
        y: swing(t, 6) * 8,
      });
    return group(drawing, stage.drawing) + caption(words.mo, t, stage, grounds.night, { at: -3 });
  },
};

/** The shield alone, big, with room for something on it. */
function bigShield(id: string): string {
  const d =
    'M0 -330 C112 -250 204 -226 304 -218 C316 66 218 256 0 356 C-218 256 -316 66 -304 -218 C-204 -226 -112 -250 0 -330 Z';
  return (
    path(d, { fill: colours.cyan }) +
    clipped(`shield-${id}`, '<rect x="0" y="-400" width="400" height="800"/>', path(d, { fill: colours.azure }))
  );
}

const place: Scene = {
  seconds: 3.3,
  ground: grounds.ice,
  draw(t, stage) {
    const dropped = ramp(t, 0.35, 0.6, pop);
    const struck = ramp(t, 1.5, 0.5, easeInOut);
    const streets = ['M-330 -120 L330 -40', 'M-330 130 L330 210', 'M-140 -330 L-190 330', 'M130 -330 L80 330'].map(
      (d) => path(d, { stroke: colours.white, width: 34 }),
    );
    const map = clipped(
      'map',
      circle(0, 0, 330, { fill: '#fff' }),
      circle(0, 0, 330, { fill: '#bfe0fb' }) +
        path('M-330 330 C-160 210 60 330 340 240 V400 H-330 Z', { fill: '#8fd0f7' }) +
        streets.join(''),
    );
    const pinColour = struck > 0.5 ? colours.slate : colours.azure;
    const drawing =
      circle(0, 0, 440 * ramp(t, 0, 0.9), { fill: grounds.ice.tone }) +
      group(map, { scale: ramp(t, 0.05, 0.8) }) +
      group(box(0, 0, 130, 34, 17, { fill: colours.night, opacity: 0.18 }), { y: 164, scale: dropped }) +
      group(pin(pinColour, colours.white), {
        y: mix(-260, 0, dropped),
        scale: 1.08,
        opacity: Math.min(1, dropped * 2),
      }) +
      drawnPath('M-190 -210 L190 210', struck, { stroke: colours.ice, width: 64 }) +
      drawnPath('M-190 -210 L190 210', struck, { stroke: colours.coral, width: 36 });
    return group(drawing, stage.drawing) + caption(words['vi-tri'], t, stage, grounds.ice);
  },
};

const kept: Scene = {
  seconds: 3.6,
  ground: grounds.blue,
  draw(t, stage) {
    const rows = [0, 1, 2, 3].map((row) => {
      const come = ramp(t, 0.5 + row * 0.28, 0.9, easeInOut);
      const side = row % 2 === 0 ? -1 : 1;
      const tile =
        box(0, 0, 268, 92, 26, { fill: row % 2 === 0 ? colours.azure : colours.cyan }) +
        circle(-88, 0, 22, { fill: colours.white }) +
        box(36, 0, 140, 20, 10, { fill: colours.white, opacity: 0.9 });
      return group(tile, {
        x: side * mix(430, 0, come),
        y: -268 + row * 106,
        rotate: side * mix(10, 0, come),
        opacity: Math.min(1, come * 3),
      });
    });
    const closed = ramp(t, 2.2, 0.35, easeInOut);
    const lock = group(
      circle(0, 0, 116, { fill: '#d8f3e6' }) + group(padlock(closed, colours.green, '#0c8a50'), { y: -8, scale: 0.84 }),
      { y: 246, scale: ramp(t, 1.75, 0.5, pop) * (1 + 0.06 * Math.max(0, 1 - Math.abs(t - 2.6) * 5)) },
    );
    const drawing =
      halo(grounds.blue.tone, ramp(t, 0, 0.9)) + group(phone('kept', ''), { y: 10 }) + rows.join('') + lock;
    return group(drawing, stage.drawing) + caption(words['tren-may'], t, stage, grounds.blue);
  },
};

const nobody: Scene = {
  seconds: 3.2,
  ground: grounds.ice,
  draw(t, stage) {
    const masked = ramp(t, 1.1, 0.6, easeInOut);
    const card =
      box(0, 12, 720, 180, 44, { fill: colours.ink, opacity: 0.14 }) +
      box(0, 0, 720, 180, 44, { fill: colours.white }) +
      group(box(-60, -28, 420, 34, 17, { fill: colours.mist }) + box(-120, 34, 300, 34, 17, { fill: '#dcebfb' }), {
        opacity: 1 - masked,
        y: 0,
      }) +
      group(
        text(words['danh-tinh'].code, 0, 30, {
          size: 84,
          weight: 800,
          fill: colours.azure,
          anchor: 'middle',
          fit: 620,
        }),
        {
          opacity: ramp(t, 1.4, 0.4, linear),
        },
      );
    const face = (fill: string, opacity: number) => group(person(fill), { y: 8, scale: 2.5, opacity });
    const mask = group(
      box(0, 0, 230, 66, 33, { fill: colours.night }) +
        [-58, 0, 58].map((x) => circle(x, 0, 13, { fill: colours.cyan })).join(''),
      {
        y: -68,
        scale: ramp(t, 1.05, 0.5, pop),
      },
    );
    const drawing =
      halo(grounds.ice.tone, ramp(t, 0, 0.9)) +
      group(
        circle(0, 0, 226, { fill: colours.white }) +
          face(colours.azure, 1 - masked) +
          face(colours.slate, masked) +
          mask,
        {
          y: -140,
          scale: ramp(t, 0.2, 0.7, pop),
        },
      ) +
      group(card, { y: 220 + (1 - ramp(t, 0.5, 0.7)) * 110, opacity: ramp(t, 0.5, 0.4) });
    return group(drawing, stage.drawing) + caption(words['danh-tinh'], t, stage, grounds.ice);
  },
};

/** The lines of a program that stands for the app's: how far in each begins, and the lengths of its words. */
const program = [
  { from: 0, words: [90, 170] },
  { from: 1, words: [140, 60, 150] },
  { from: 1, words: [210, 120] },
  { from: 2, words: [80, 190] },
  { from: 1, words: [120] },
  { from: 0, words: [50] },
] as const;

const open: Scene = {
  seconds: 3.1,
  ground: grounds.blue,
  draw(t, stage) {
    const tones = [colours.cyan, colours.white, colours.amber];
    const lines = program.flatMap(({ from, words: lengths }, row) => {
      let left = -290 + from * 56;
      return lengths.map((length, index) => {
        const grown = ramp(t, 0.6 + row * 0.16 + index * 0.1, 0.45) * length;
        const bar = box(left + grown / 2, -118 + row * 66, grown, 28, 14, {
          fill: tones[(row + index) % 3] ?? colours.white,
          opacity: index === 1 ? 0.75 : 1,
        });
        left += length + 22;
        return bar;
      });
    });
    const window =
      box(0, 14, 740, 580, 44, { fill: colours.ink, opacity: 0.25 }) +
      box(0, 0, 740, 580, 44, { fill: '#061d4f' }) +
      [colours.coral, colours.amber, colours.green]
        .map((fill, index) => circle(-310 + index * 48, -232, 15, { fill }))
        .join('') +
      lines.join('');
    const search = ramp(t, 1.2, 1.4, easeInOut);
    const lens = group(
      path('M62 62 L130 130', { stroke: colours.white, width: 34 }) +
        circle(0, 0, 88, { fill: colours.cyan, opacity: 0.25 }) +
        circle(0, 0, 88, { stroke: colours.white, width: 20 }) +
        group(tick(ramp(t, 2.4, 0.35)), { scale: 1.15 * ramp(t, 2.3, 0.45, pop) }),
      {
        x: mix(-210, 190, search),
        y: mix(-60, 120, search) + swing(search, 1) * 70,
        scale: 1.15 * ramp(t, 0.9, 0.5, pop),
      },
    );
    const drawing =
      halo(grounds.blue.tone, ramp(t, 0, 0.9)) +
      group(window, { scale: mix(0.86, 1, ramp(t, 0.15, 0.8)), opacity: ramp(t, 0.15, 0.4) }) +
      lens;
    return group(drawing, stage.drawing) + caption(words['ma-nguon'], t, stage, grounds.blue);
  },
};

export const riengTu: Clip = { name: 'rieng-tu', scenes: [opening, place, kept, nobody, open, ending] };
