import words from '../words/cai-dat.json' with { type: 'json' };
import { group } from '../draw.ts';
import { ending, endPhone } from '../ending.ts';
import { startsOf, type Clip, type Shot } from '../clip.ts';
import { pressed, touching, type Touch } from '../gesture.ts';
import { phone } from '../marks.ts';
import { colours, grounds, type Stage } from '../stage.ts';
import { steps } from '../steps.ts';
import { during, mix, ramp, swoop } from '../timeline.ts';
import { answers, appGlass, askedCard, STRUCK_AT } from './cai-dat/allow.ts';
import { cameraGlass, homeGlass, searchCards, STORE, storeGlass } from './cai-dat/find.ts';
import { listRows, listGlass, ROW_TOP } from './cai-dat/list.ts';
import { family, switchCards, SWITCH_ROW, wavesAround } from './cai-dat/switch.ts';

/** How to install, in five steps. One phone stays on the screen throughout; only what is on it changes. */

const from = (x: number, y: number) => (stage: Stage) => ({
  x: stage.drawing.x + x * stage.drawing.scale,
  y: stage.drawing.y + y * stage.drawing.scale,
});

const shots: readonly Shot[] = [
  { beats: 4, ground: grounds.night, words: words.mo },
  { beats: 10, ground: grounds.ice, words: words.tim, opensAt: from(STORE.x, STORE.y) },
  { beats: 10, ground: grounds.blue, words: words.ten, opensAt: from(0, -40) },
  { beats: 10, ground: grounds.ice, words: words.phep, opensAt: from(0, ROW_TOP) },
  { beats: 8, ground: grounds.blue, words: words.bat, opensAt: from(SWITCH_ROW.toggleX, SWITCH_ROW.y) },
  { beats: 8, ground: grounds.ice, words: words.nha, opensAt: from(0, 0) },
  ending,
];
const [, tim = 0, ten = 0, phep = 0, bat = 0, nha = 0, end = 0] = startsOf({ shots });

/** How large the phone is in the midst of the family. */
const AMONG_FAMILY = 0.56;

const touches: readonly Touch[] = [
  { at: tim, ...STORE },
  { at: ten + 4.5, x: 150, y: ROW_TOP + 20 },
  ...answers.map(({ at, x, y }) => ({ at: phep + at, x, y: y + 16 })),
  { at: bat + 1, x: 200, y: SWITCH_ROW.y + 16, to: { x: 276, y: SWITCH_ROW.y + 16 } },
];

function draw(t: number, stage: Stage): string {
  if (t >= end) {
    const people = group(family(t - nha, end - nha), stage.drawing);
    const phoneFrom = { ...stage.drawing, scale: stage.drawing.scale * AMONG_FAMILY };
    return people + endPhone(t - end, phoneFrom, appGlass(t - phep), stage);
  }
  const press = pressed(t, touches);
  const small = ramp(t, nha, 0.6, swoop);
  const drawn = [
    during(t, bat, nha) && wavesAround(t - bat),
    t >= nha && family(t - nha, end - nha),
    group(phone('one', glassAt(t)), { y: 8 * press, scale: mix(1, AMONG_FAMILY, small) * (1 - 0.012 * press) }),
    during(t, tim, ten) && searchCards(t - tim),
    during(t, ten - 0.75, phep + 0.5) && listRows(t - ten),
    during(t, phep, bat + 0.5) && askedCard(t - phep, t - bat),
    t >= bat && switchCards(t - bat, nha - bat),
    touching(t, touches, colours.amber),
  ];
  return group(drawn.filter(Boolean).join(''), stage.drawing);
}

/** What is on the phone's glass: a page lies over the one before until it covers it. */
function glassAt(t: number): string {
  const pages = [
    t < tim + 0.5 && homeGlass(),
    during(t, tim, tim + 3) && storeGlass(t - tim),
    during(t, tim + 2.5, ten + 0.5) && cameraGlass(t - tim - 2.5),
    during(t, ten - 0.25, phep + 0.5) && listGlass(t - ten),
    t >= phep && appGlass(t - phep),
  ];
  return pages.filter(Boolean).join('');
}

export const caiDat: Clip = {
  name: 'cai-dat',
  shots,
  draw,
  frame: (t, stage) => steps(t, [tim, ten, phep, bat, nha], end, stage),
  accents: [
    ...touches.map(({ at }) => ({ at, sound: 'tap' as const })),
    ...Array.from(words.tim.typed, (_, index) => ({ at: tim + 1.25 + index * 0.125, sound: 'key' as const })),
    { at: tim + 4, sound: 'right' },
    { at: ten + 1.5, sound: 'right' },
    ...words.ten.wrong.map((_, index) => ({ at: ten + 2.25 + index * 0.5, sound: 'wrong' as const })),
    { at: phep + STRUCK_AT, sound: 'wrong' },
    { at: bat + 1.5, sound: 'right' },
    ...words.nha.family.map((_, index) => ({ at: nha + 1.5 + index * 0.5, sound: 'right' as const })),
  ],
};
