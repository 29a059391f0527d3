import words from '../words/cach-hoat-dong.json' with { type: 'json' };
import { caption } from '../caption.ts';
import { box, circle, drawnPath, group, path, text } from '../draw.ts';
import { ending } from '../ending.ts';
import { type Clip, type Scene } from '../film.ts';
import { bell, halo, person, phone, shield, tick, waves } from '../marks.ts';
import { colours, grounds } from '../stage.ts';
import { easeInOut, linear, mix, pop, ramp, swing } from '../timeline.ts';

/** How it works: phones note each other, and warn. */

const opening: Scene = {
  seconds: 2.8,
  ground: grounds.night,
  draw(t, stage) {
    const small = (id: string) =>
      phone(id, circle(0, -60, 200, { fill: '#d7ebff' }) + group(shield(), { y: -60, scale: 1.1 }));
    const sway = swing(t, 5) * 6;
    const drawing =
      circle(-150, 0, 330, { fill: '#134089', opacity: 0.75 }) +
      circle(150, 0, 330, { fill: '#1a55ad', opacity: 0.75 }) +
      group(waves(t, 330, 560, '#2c63bd', { seconds: 4.2, width: 5, count: 2 }), { x: -150 }) +
      group(waves(t + 0.7, 330, 560, '#2c63bd', { seconds: 4.2, width: 5, count: 2 }), { x: 150 }) +
      group(small('left'), { x: -180, y: sway, scale: 0.62, rotate: -6 }) +
      group(small('right'), { x: 180, y: -sway, scale: 0.62, rotate: 6 });
    return group(drawing, stage.drawing) + caption(words.mo, t, stage, grounds.night, { at: -3 });
  },
};

/** Somebody with a phone, in the middle of a zone. */
function walker(t: number, x: number, y: number, fill: string, zone: number, beat: number): string {
  const step = Math.abs(swing(t, 0.9)) * beat * 10;
  return group(
    circle(0, 0, 250 * zone, { fill: colours.cyan, opacity: 0.26 }) +
      circle(0, 0, 250 * zone, { stroke: colours.azure, width: 5, dash: '4 18' }) +
      group(person(fill), { y: -step, scale: 1.65 }),
    { x, y },
  );
}

const near: Scene = {
  seconds: 4.4,
  ground: grounds.ice,
  draw(t, stage) {
    const walk = ramp(t, 0.2, 1.7, easeInOut);
    const apart = mix(480, APART, walk);
    const zone = ramp(t, 0.3, 0.9);
    const beat = walk > 0.02 && walk < 0.98 ? 1 : 0;
    const hand = (way: number, id: string) =>
      group(
        group(phone(id, circle(0, -60, 210, { fill: '#d7ebff' }) + group(shield(), { y: -40, scale: 1.5 })), {
          scale: 0.25,
        }) + group(tick(ramp(t, 3.05, 0.35)), { x: 0, y: -118, scale: 0.82 * ramp(t, 2.9, 0.5, pop) }),
        { x: way * (apart - 116), y: 34, rotate: way * 5 },
      );
    const line = ramp(t, 1.9, 0.6);
    const measure =
      drawnPath(`M0 0 H${-APART} M0 0 H${APART}`, line, { stroke: colours.night, width: 8 }) +
      [-1, 1]
        .map((way) => drawnPath(`M${way * APART} -22 V22`, ramp(t, 2.2, 0.3), { stroke: colours.night, width: 8 }))
        .join('') +
      group(
        box(0, 0, 176, 100, 50, { fill: colours.night }) +
          text(words.gan.distance, 0, 23, { size: 64, weight: 800, fill: colours.white, anchor: 'middle', fit: 136 }),
        { scale: ramp(t, 2.1, 0.5, pop) },
      );
    const drawing =
      walker(t, -apart, 0, colours.azure, zone, beat) +
      walker(t + 0.45, apart, 0, colours.blue, zone, beat) +
      signals(t - 2.3) +
      hand(-1, 'left') +
      hand(1, 'right') +
      group(measure, { y: 262 });
    return (
      group(drawing, { ...stage.drawing, scale: stage.drawing.scale * 0.9 }) + caption(words.gan, t, stage, grounds.ice)
    );
  },
};

/** Half the distance between the two who have met. */
const APART = 216;

/** Dots that go from each phone to the other, from t = 0 on. */
function signals(t: number): string {
  if (t < 0) return '';
  return [-1, 1]
    .flatMap((way) =>
      [0, 1, 2].map((index) => {
        const p = (t / 1.3 + index / 3) % 1;
        const seen = Math.sin(p * Math.PI) * Math.min(1, t * 3);
        return circle(way * mix(-44, 44, p), 34 + way * 22, 9, { fill: colours.azure, opacity: seen });
      }),
    )
    .join('');
}

interface Met {
  readonly x: number;
  readonly y: number;
  readonly degree: 0 | 1 | 2;
  readonly from?: number;
}

/** Who met whom: one found ill, three who stood near, and those who stood near them. */
const people: readonly Met[] = [
  { x: 0, y: -10, degree: 0 },
  { x: -218, y: -150, degree: 1, from: 0 },
  { x: 225, y: -128, degree: 1, from: 0 },
  { x: 30, y: 235, degree: 1, from: 0 },
  { x: -300, y: 95, degree: 2, from: 1 },
  { x: -90, y: -330, degree: 2, from: 1 },
  { x: 310, y: 105, degree: 2, from: 2 },
  { x: 175, y: -345, degree: 2, from: 2 },
  { x: -205, y: 320, degree: 2, from: 3 },
  { x: 255, y: 330, degree: 2, from: 3 },
];
const degreeColours = [colours.coral, colours.amber, '#ffd76a'] as const;

const warned: Scene = {
  seconds: 5,
  ground: grounds.blue,
  draw(t, stage) {
    const at = (degree: number) => 1.3 + degree * 0.95;
    const links = people.map(({ x, y, degree, from }) => {
      const other = from === undefined ? undefined : people[from];
      if (other === undefined) return '';
      const d = `M${other.x} ${other.y} L${x} ${y}`;
      const lit = ramp(t, at(degree) - 0.55, 0.6, easeInOut);
      return path(d, { stroke: '#3f78d0', width: 7 }) + drawnPath(d, lit, { stroke: degreeColours[degree], width: 12 });
    });
    const discs = people.map(({ x, y, degree }, index) => {
      const come = ramp(t, 0.15 + index * 0.05, 0.6, pop);
      const lit = ramp(t, at(degree), 0.5, pop);
      const plain = circle(0, 0, 66, { fill: '#d7e9ff' }) + group(person(colours.azure), { y: 2, scale: 0.68 });
      const label = text(`F${degree}`, 0, 20, {
        size: 58,
        weight: 800,
        fill: degree === 0 ? colours.white : colours.ink,
        anchor: 'middle',
      });
      const marked = circle(0, 0, 78, { fill: degreeColours[degree] }) + label;
      const ring =
        degree === 0 && lit > 0 ? waves(t - at(0), 78, 190, colours.coral, { seconds: 2, count: 2, width: 7 }) : '';
      const alarm =
        degree === 0
          ? ''
          : group(
              circle(0, 0, 36, { fill: colours.white }) +
                group(bell(colours.coral), {
                  scale: 0.56,
                  rotate: swing(t, 0.5) * 10 * (1 - ramp(t, at(degree) + 0.4, 1.4, linear)),
                }),
              {
                x: 58,
                y: -58,
                scale: ramp(t, at(degree) + 0.15, 0.5, pop),
              },
            );
      return group(
        ring + group(plain, { scale: come, opacity: lit >= 1 ? 0 : 1 }) + group(marked, { scale: lit }) + alarm,
        { x, y },
      );
    });
    const drawing =
      halo(grounds.blue.tone, ramp(t, 0, 0.9)) +
      links.map((link) => group(link, { opacity: ramp(t, 0.5, 0.5) })).join('') +
      discs.join('');
    return group(drawing, stage.drawing) + caption(words.f0, t, stage, grounds.blue, { textAt: 2.0 });
  },
};

/** Places on rings around the middle: the first to install, then everybody. */
const crowd = [0, 1, 2, 3].flatMap((ring) =>
  Array.from({ length: ring === 0 ? 1 : ring * 6 }, (_, index) => {
    const angle = (index / Math.max(1, ring * 6)) * 2 * Math.PI + ring * 0.26;
    return { ring, x: Math.cos(angle) * ring * 130, y: Math.sin(angle) * ring * 130, late: (index * 7) % 5 };
  }),
);

const everyone: Scene = {
  seconds: 3.6,
  ground: grounds.ice,
  draw(t, stage) {
    const wave = ramp(t, 0.7, 1.9, easeInOut);
    const discs = crowd.map(({ ring, x, y, late }) => {
      const come = ramp(t, 0.05 + ring * 0.06, 0.5);
      const safe = ramp(t, 0.7 + ring * 0.42 + late * 0.06, 0.5, pop);
      const plain = circle(0, 0, 52, { fill: '#cfdcec' }) + group(person(colours.white), { y: 2, scale: 0.54 });
      const blue =
        circle(0, 0, 54, { fill: ring % 2 === 0 ? colours.azure : colours.blue }) +
        group(person(colours.white), { y: 2, scale: 0.56 });
      return group((safe >= 1 ? '' : plain) + group(blue, { scale: safe }), { x, y, scale: come });
    });
    const drawing =
      circle(0, 0, 480 * wave, { fill: colours.cyan, opacity: 0.22 }) +
      circle(0, 0, 480 * wave, { stroke: colours.cyan, width: 6 }) +
      discs.join('');
    return (
      group(drawing, { ...stage.drawing, scale: stage.drawing.scale * 0.86 }) +
      caption(words.nhieu, t, stage, grounds.ice, { textAt: 1.3 })
    );
  },
};

export const cachHoatDong: Clip = { name: 'cach-hoat-dong', scenes: [opening, near, warned, everyone, ending] };
