import { expect, type Page } from '@playwright/test';
import { makeCodedMedia } from '../fakes/coded-media.ts';
import { picture8K } from '../fakes/hard-media.ts';
import { play, programmeFrom } from '../fakes/rehearsal.ts';
import { test, told } from './stage-page.ts';

/** Has the page note the longest time between two frames of the clip that is watched, and between two of its own. */
const watchGaps = (page: Page) =>
  page.evaluate(() => {
    const noted = Object.assign(globalThis, { clipMs: 0, pageMs: 0 });
    const stage = document.querySelector('kiosk-stage')?.shadowRoot;
    const video = [...(stage?.querySelectorAll('video') ?? [])].find(({ style }) => style.opacity === '1');
    let [clip, own] = [Infinity, Infinity];
    const look = (at: number) => {
      noted.clipMs = Math.max(noted.clipMs, at - clip);
      clip = at;
      video?.requestVideoFrameCallback(look);
    };
    video?.requestVideoFrameCallback(look);
    const draw = (at: number) => {
      noted.pageMs = Math.max(noted.pageMs, at - own);
      own = at;
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  });

test('a clip does not falter while a picture of 8K is made ready behind it', async ({ page, rehearsal }) => {
  const media = await makeCodedMedia(['v1'], { seconds: 2 });
  const items = [
    { id: 'v1', src: 'v1.mp4' },
    { id: 'big', src: 'big.jpg', durationSeconds: 2 },
  ];
  const files = { v1: rehearsal.serve(media.fileOf('v1')), big: rehearsal.serve(picture8K()) };
  await play(page, programmeFrom({ items }, files));
  await told(page, 'shown', 'v1');
  await watchGaps(page);
  await told(page, 'shown', 'big');
  const { clipMs, pageMs } = await page.evaluate<{ clipMs: number; pageMs: number }>(`({ clipMs, pageMs })`);

  // Measured on two cores with ten times their work to do: 130 to 170; in the page's own thread 200 to 600.
  expect(clipMs).toBeLessThan(MOST_MS);
  expect(pageMs).toBeLessThan(MOST_MS);
});

const MOST_MS = 400;
