import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listedFiles } from '../../media/render/listing.ts';
import { worstFlashes } from './flashes.ts';

const blinking = (hertz: number) => {
  const grey = `255*lt(mod(T*${hertz},1),0.5)`;
  return ['-f', 'lavfi', '-i', `color=size=64x36:rate=30:duration=2,format=gray,geq=lum='${grey}'`];
};

test('a film that blinks is found out', () => {
  expect(worstFlashes(blinking(5))).toBeGreaterThanOrEqual(4);
  expect(worstFlashes(blinking(1))).toBeLessThanOrEqual(1);
});

test.each(listedFiles().map(({ url }) => url))(
  '%s flashes at most 3 times in any second',
  { timeout: 60_000 },
  (url) => {
    const file = fileURLToPath(new URL(`../../media/${url}`, import.meta.url));
    expect(worstFlashes(['-i', file])).toBeLessThanOrEqual(3);
  },
);
