import { describe, expect, test } from 'vitest';
import { secondsOf } from '../../media/source/clip.ts';
import { clips } from '../../media/source/clips.ts';
import { frameAt } from '../../media/source/film.ts';
import { stages } from '../../media/source/stage.ts';

describe.each(clips.map((clip) => ({ name: clip.name, clip })))('$name', ({ clip }) => {
  test('lasts from 20 to 30 seconds', () => {
    expect(secondsOf(clip)).toBeGreaterThanOrEqual(20);
    expect(secondsOf(clip)).toBeLessThanOrEqual(30);
  });

  test.each(Object.values(stages))('ends with the slogan and the address ($orientation)', (stage) => {
    const words = frameAt(clip, secondsOf(clip) - 0.1, stage).replace(/<[^>]*>/g, ' ');
    expect(words.replace(/\s+/g, ' ')).toMatch(
      /HÃY CÀI ĐẶT Bluezone ĐỂ BẢO VỆ MÌNH, BẢO VỆ MỌI NGƯỜI bluezone\.gov\.vn/,
    );
  });

  test.each(Object.values(stages))('draws any instant alike, in whatever order ($orientation)', (stage) => {
    const instants = [0, 4.2, 9.9, secondsOf(clip) - 1 / 30];
    const forth = instants.map((t) => frameAt(clip, t, stage));
    const back = instants.toReversed().map((t) => frameAt(clip, t, stage));
    expect(back.reverse()).toEqual(forth);
  });

  test.each(Object.values(stages))('moves without a number that is none ($orientation)', (stage) => {
    for (let t = 0; t < secondsOf(clip); t += 0.1) {
      expect(frameAt(clip, t, stage)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test.each(Object.values(stages))('gives no two clipping shapes of a frame the same name ($orientation)', (stage) => {
    for (let t = 0; t < secondsOf(clip); t += 0.25) {
      const shapes = new Map<string, string>();
      for (const [, id = '', shape = ''] of frameAt(clip, t, stage).matchAll(
        /<clipPath id="([^"]+)">(.*?)<\/clipPath>/g,
      )) {
        expect(shapes.get(id) ?? shape, `${id} at ${t} s`).toBe(shape);
        shapes.set(id, shape);
      }
    }
  });
});
