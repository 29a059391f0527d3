import words from '../../words/cach-hoat-dong.json' with { type: 'json' };
import { circle, drawnPath, group, path, text } from '../../draw.ts';
import { bell, card, person, waves } from '../../marks.ts';
import { colours } from '../../stage.ts';
import { easeIn, easeInOut, linear, mix, ramp, settle, stay, swing, swoop } from '../../timeline.ts';

/** Many who met: who fell ill, who is warned, and the crowd that they are part of. `t` counts from the shot of the warning. */

interface Met {
  readonly x: number;
  readonly y: number;
  readonly degree: 0 | 1 | 2;
  readonly from?: number;
}

/** Who met whom: one found ill, three who stood near, and those who stood near them. The first two met just before. */
const people: readonly Met[] = [
  { x: 0, y: -20, degree: 0 },
  { x: -222, y: -150, degree: 1, from: 0 },
  { x: 228, y: -140, degree: 1, from: 0 },
  { x: 26, y: 222, degree: 1, from: 0 },
  { x: -306, y: 86, degree: 2, from: 1 },
  { x: -92, y: -330, degree: 2, from: 1 },
  { x: 314, y: 92, degree: 2, from: 2 },
  { x: 160, y: -340, degree: 2, from: 2 },
  { x: -196, y: 318, degree: 2, from: 3 },
  { x: 250, y: 318, degree: 2, from: 3 },
];
const degreeColours = [colours.coral, colours.amber, '#ffd76a'] as const;
/** When those of each degree light up. */
export const DEGREE_AT = [1.5, 2.5, 3.25] as const;
/** When a phone shows its warning. */
export const NOTICE_AT = 4;
/** Where the two stood when the shot before ended. */
const before = [
  { x: 192, y: 30 },
  { x: -192, y: 30 },
] as const;

/** Places on rings around the middle. The people of the network take the first of them. */
const crowd = [0, 1, 2, 3].flatMap((ring) =>
  Array.from({ length: Math.max(1, ring * 6) }, (_, index) => {
    const angle = (index / Math.max(1, ring * 6)) * 2 * Math.PI + ring * 0.26;
    return { ring, x: Math.cos(angle) * ring * 116, y: Math.sin(angle) * ring * 116 };
  }),
);

/** The people, from two that met to a crowd (at `crowdAt`) that at last comes together (at `end`). `near`: how large the two were drawn. */
export function network(t: number, crowdAt: number, end: number, near: number): string {
  const gather = ramp(t, end, 0.4, easeIn);
  if (gather >= 1) return '';
  const isCrowd = ramp(t, crowdAt, 0.75, swoop);
  // The people make room for what a phone shows.
  const aside = ramp(t, NOTICE_AT - 0.2, 0.6, swoop) - ramp(t, crowdAt, 0.6, swoop);
  const links = people.map((met) => link(met, t)).join('');
  const nodes = crowd.map((place, index) => {
    const met = people[index];
    const first = before[index];
    const come =
      met === undefined
        ? ramp(t, crowdAt + 0.3 + place.ring * 0.12, 0.4, settle)
        : ramp(t, index < 2 ? -1 : 0.25 + index * 0.06, 0.4, settle);
    const spread = ramp(t, 0, 0.75, swoop);
    const at =
      met === undefined
        ? place
        : first === undefined
          ? met
          : { x: mix(first.x * near, met.x, spread), y: mix(first.y * near, met.y, spread) };
    const safe = ramp(t, crowdAt + 0.45 + place.ring * 0.5, 0.4, settle);
    const size = index < 2 ? mix(1.9 * (96 / 66) * near, 1, spread) : 1;
    const face = met === undefined || t >= crowdAt ? plain(mix(66, 50, isCrowd), '#7f9cc9') : degree(met, t);
    const blue =
      circle(0, 0, 53 * safe, { fill: place.ring % 2 === 0 ? colours.azure : colours.blue }) +
      group(person(colours.white), { y: 2, scale: 0.54 * Math.min(1, safe) });
    const move = 1 - gather;
    return group(face + (safe > 0 ? blue : ''), {
      x: mix(at.x, place.x, isCrowd) * move,
      y: mix(at.y, place.y, isCrowd) * move,
      scale: come * size * (1 - gather),
    });
  });
  return group(group(links, { opacity: 1 - ramp(t, crowdAt - 0.25, 0.3, linear) }) + nodes.join(''), {
    y: -72 * aside,
    scale: mix(1, 0.82, aside),
  });
}

function plain(radius: number, someone: string = colours.azure, grown = 1): string {
  return (
    circle(0, 0, radius * grown, { fill: '#cddff5' }) + group(person(someone), { y: 2 * grown, scale: radius / 96 })
  );
}

/** Somebody, and from the degree's instant on the degree, with a bell for those who are warned. */
function degree(met: Met, t: number): string {
  const at = DEGREE_AT[met.degree];
  const lit = ramp(t, at - 0.1, 0.45, settle);
  const isIll = met.degree === 0;
  const label = text(`F${met.degree}`, 0, 26, { size: 74, weight: 800, fill: colours.ink, anchor: 'middle' });
  const rings = isIll && t > at ? group(waves(t - at, 84, 176, colours.coral, { seconds: 2, count: 2, width: 8 })) : '';
  const ringing = swing(t - at, 0.5) * 12 * (1 - ramp(t, at + 0.3, 1.2, linear));
  const alarm = isIll
    ? ''
    : group(circle(0, 0, 40, { fill: colours.white }) + group(bell(colours.red), { scale: 0.62, rotate: ringing }), {
        x: 62,
        y: -60,
        scale: ramp(t, at + 0.15, 0.45, settle),
      });
  return (
    rings +
    (lit < 1 ? plain(66, colours.azure, ramp(t, 0, 0.5)) : '') +
    group(circle(0, 0, 82, { fill: degreeColours[met.degree] }) + label, { scale: lit }) +
    alarm
  );
}

function link({ x, y, degree: to, from }: Met, t: number): string {
  const other = from === undefined ? undefined : people[from];
  if (other === undefined) return '';
  const d = `M${other.x} ${other.y} L${x} ${y}`;
  const drawn = ramp(t, 0.7, 0.4);
  if (drawn <= 0) return '';
  return (
    group(path(d, { stroke: '#3f78d0', width: 8 }), { opacity: drawn }) +
    drawnPath(d, ramp(t, DEGREE_AT[to] - 0.5, 0.45, easeInOut), { stroke: degreeColours[to], width: 14 })
  );
}

/** What a phone that is warned shows, `t` seconds into the shot, until `end`. */
export function notice(t: number, end: number): string {
  const come = stay(t, NOTICE_AT - 0.1, end - 0.1);
  if (come <= 0) return '';
  const shake = swing(t - NOTICE_AT, 0.5) * 14 * (1 - ramp(t, NOTICE_AT + 0.3, 0.9, linear));
  const content =
    circle(-280, 0, 62, { fill: '#ffe3e5' }) +
    group(bell(colours.red), { x: -280, y: -2, scale: 1.15, rotate: shake }) +
    text(words.f0.warning, -202, 24, { size: 70, weight: 800, fill: colours.night, fit: 546 });
  return group(card(732, 172, content), { y: 318 + (1 - Math.min(1, come)) * 60, scale: come });
}

/** The zone that spreads through the crowd, `t` from the shot of the crowd on. */
export function crowdWave(t: number): string {
  const grown = ramp(t, 0.4, 1.9, easeInOut);
  return (
    circle(0, 0, 424 * grown, { fill: colours.cyan, opacity: 0.25 }) +
    (grown > 0 ? circle(0, 0, 424 * grown, { stroke: colours.cyan, width: 8 }) : '')
  );
}
