import words from '../words/rieng-tu.json' with { type: 'json' };
import { box, group } from '../draw.ts';
import { ending, endPhone } from '../ending.ts';
import { startsOf, type Clip, type Shot } from '../clip.ts';
import { phone } from '../marks.ts';
import { colours, grounds, type Stage } from '../stage.ts';
import { during, easeIn, mix, ramp, swoop } from '../timeline.ts';
import { codeCard, otherPhone, unknown } from './rieng-tu/nobody.ts';
import { dataTiles, glassOf, lock, mapGlass, placePin } from './rieng-tu/kept.ts';

/** What the app promises about privacy. One phone, and what does not leave it. */

const shots: readonly Shot[] = [
  { beats: 4, ground: grounds.night, words: words.mo },
  { beats: 8, ground: grounds.ice, words: words['vi-tri'] },
  { beats: 8, ground: grounds.blue, words: words['tren-may'] },
  { beats: 8, ground: grounds.ice, words: words['danh-tinh'] },
  { beats: 8, ground: grounds.blue, words: words['ma-nguon'] },
  ending,
];
const [, viTri = 0, trenMay = 0, danhTinh = 0, maNguon = 0, end = 0] = startsOf({ shots });

function draw(t: number, stage: Stage): string {
  const { drawing } = stage;
  const sinceCode = t - danhTinh;
  if (t >= end) {
    const window = codeCard(sinceCode, maNguon - danhTinh, end - danhTinh);
    return endPhone(t - end, drawing, glassOf(), stage) + group(window, drawing);
  }
  const aside = ramp(t, danhTinh, 0.6, swoop) - ramp(t, maNguon, 0.6, swoop);
  const pose = { x: -212 * aside, y: -96 * aside, scale: mix(1, 0.64, aside) };
  const onPhone = [
    phone('one', glassAt(t)),
    during(t, trenMay, danhTinh + 0.5) && dataTiles(t - trenMay, danhTinh - trenMay),
    during(t, trenMay, danhTinh + 0.5) && keptLock(t - trenMay, danhTinh - trenMay),
  ];
  const drawn = [
    t >= danhTinh && otherPhone(sinceCode, maNguon - danhTinh),
    group(onPhone.filter(Boolean).join(''), pose),
    t < viTri + 0.5 && group(lock(1, 1 - ramp(t, viTri - 0.1, 0.3, easeIn)), { y: 190 }),
    during(t, viTri, trenMay + 0.5) && placePin(t - viTri, trenMay - viTri),
    t >= danhTinh && codeCard(sinceCode, maNguon - danhTinh, end - danhTinh),
  ];
  return group(drawn.filter(Boolean).join(''), drawing);
}

/** What is on the phone's glass: a page lies over the one before until it covers it. */
function glassAt(t: number): string {
  const white = ramp(t, trenMay, 0.3) * (1 - ramp(t, maNguon, 0.3));
  const pages = [
    glassOf(),
    during(t, viTri, trenMay + 0.5) && mapGlass(t - viTri),
    group(box(0, 0, 364, 784, 0, { fill: colours.white }), { opacity: white }),
    t >= danhTinh && unknown(t - danhTinh, maNguon - danhTinh, false),
  ];
  return pages.filter(Boolean).join('');
}

export const riengTu: Clip = {
  name: 'rieng-tu',
  shots,
  draw,
  accents: [
    { at: viTri + 1, sound: 'tap' },
    { at: viTri + 2, sound: 'wrong' },
    ...[0.75, 1, 1.25, 1.5].map((at) => ({ at: trenMay + at, sound: 'tap' as const })),
    { at: trenMay + 2.5, sound: 'right' },
    ...[1.5, 1.75, 2].map((at) => ({ at: danhTinh + at, sound: 'key' as const })),
    { at: danhTinh + 2.5, sound: 'wrong' },
    ...[0.75, 1, 1.25, 1.5, 1.75].map((at) => ({ at: maNguon + at, sound: 'key' as const })),
    { at: maNguon + 2.75, sound: 'right' },
  ],
};

/** The padlock comes back for the data, and closes. */
function keptLock(t: number, end: number): string {
  const come = ramp(t, 1.85, 0.45, swoop) * (1 - ramp(t, end - 0.1, 0.35, easeIn));
  return group(lock(ramp(t, 2.3, 0.2), come), { y: 248 });
}
