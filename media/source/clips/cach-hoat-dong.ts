import words from '../words/cach-hoat-dong.json' with { type: 'json' };
import { group } from '../draw.ts';
import { ending, endPhone } from '../ending.ts';
import { startsOf, type Clip, type Shot } from '../clip.ts';
import { phone, waves } from '../marks.ts';
import { colours, grounds } from '../stage.ts';
import { linear, ramp, settle } from '../timeline.ts';
import { crowdWave, DEGREE_AT, network, notice, NOTICE_AT } from './cach-hoat-dong/network.ts';
import { appScreen, meeting } from './cach-hoat-dong/meeting.ts';

/** How it works: two phones note each other, and warn. The two who meet are two of many, and the many are a crowd. */

const shots: readonly Shot[] = [
  { beats: 4, ground: grounds.night, words: words.mo },
  { beats: 10, ground: grounds.ice, words: words.gan },
  { beats: 12, ground: grounds.blue, words: words.f0 },
  { beats: 8, ground: grounds.ice, words: words.nhieu },
  ending,
];
const [, gan = 0, f0 = 0, nhieu = 0, end = 0] = startsOf({ shots });

export const cachHoatDong: Clip = {
  name: 'cach-hoat-dong',
  shots,
  draw(t, stage) {
    const { drawing } = stage;
    // In portrait nothing stands beside the two.
    const near = stage.orientation === 'portrait' ? 1.16 : 1;
    if (t >= end) {
      const gathered = group(network(t - f0, nhieu - f0, end - f0, near), drawing);
      return (
        gathered + endPhone(t - end, { ...drawing, scale: 0.1 + 0.2 * ramp(t, end, 0.4, settle) }, appScreen(), stage)
      );
    }
    const opening =
      group(waves(t, 230, 560, colours.azure, { seconds: 2, count: 2, width: 8 }), {
        opacity: 1 - ramp(t, gan - 0.3, 0.3, linear),
      }) + phone('one', appScreen());
    const drawn =
      t < gan
        ? opening
        : t < f0
          ? group(meeting(t - gan, f0 - gan), { scale: near })
          : crowdWave(t - nhieu) + network(t - f0, nhieu - f0, end - f0, near) + notice(t - f0, nhieu - f0);
    return group(drawn, drawing);
  },
  accents: [
    { at: gan, sound: 'tap' },
    { at: gan + 2, sound: 'tap' },
    { at: gan + 3.5, sound: 'right' },
    { at: gan + 4, sound: 'right' },
    { at: f0 + DEGREE_AT[0], sound: 'alert' },
    { at: f0 + DEGREE_AT[1], sound: 'alert' },
    { at: f0 + DEGREE_AT[2], sound: 'alert' },
    { at: f0 + NOTICE_AT, sound: 'tap' },
    ...[0.5, 1, 1.5, 2].map((at) => ({ at: nhieu + at, sound: 'right' as const })),
  ],
};
