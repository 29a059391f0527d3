import { expect } from '@playwright/test';
import { makeCodedMedia } from '../fakes/coded-media.ts';
import { picture8K } from '../fakes/hard-media.ts';
import { play, programmeFrom } from '../fakes/rehearsal.ts';
import { test, told } from './stage-page.ts';

/** Has the page note the longest time between two of its frames. */
const watchGaps = `{
  globalThis.longestMs = 0;
  let before = Infinity;
  const look = (at) => {
    longestMs = Math.max(longestMs, at - before);
    before = at;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

test('a picture of 8K is made ready in a thread of its own, while a clip goes on', async ({ page, rehearsal }) => {
  const media = await makeCodedMedia(['v1'], { seconds: 2 });
  const items = [
    { id: 'v1', src: 'v1.mp4' },
    { id: 'big', src: 'big.jpg', durationSeconds: 2 },
  ];
  const files = { v1: rehearsal.serve(media.fileOf('v1')), big: rehearsal.serve(picture8K()) };
  await play(page, programmeFrom({ items }, files));
  await told(page, 'shown', 'v1');
  await page.evaluate(watchGaps);
  await told(page, 'shown', 'big');

  expect(page.workers()).toHaveLength(1);
  // On two cores with ten times their work to do 70 to 330 ms; in the page's own thread 150 to 480.
  expect(await page.evaluate<number>('longestMs')).toBeLessThan(500);
});
