import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { makeCodedMedia } from '../fakes/coded-media.ts';
import { picture8K } from '../fakes/hard-media.ts';
import { pngBytes } from '../fakes/png.ts';
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

test('however many pictures were shown, the browser holds the files of a few', async ({ page, rehearsal, folder }) => {
  const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
  const files = ids.map((id, index) => {
    const file = path.join(folder, `${id}.png`);
    writeFileSync(file, Buffer.concat([pngBytes(index), Buffer.alloc(8 * MIB)]));
    return [id, rehearsal.serve(file)] as const;
  });
  const items = ids.map((id) => ({ id, src: `${id}.png`, durationSeconds: 1 }));
  await play(page, programmeFrom({ items }, Object.fromEntries(files)));
  await page.evaluate(`void (globalThis.known = new Blob([new ArrayBuffer(${MIB})]))`);
  await told(page, 'shown', 'eight');

  const held = await heldBytes(page);
  expect(held, 'it tells of the one that is known').toBeGreaterThanOrEqual(MIB);
  expect(held).toBeLessThan(32 * MIB);
});

/** The bytes of all blobs that the browser's own process holds, as it tells them itself. */
async function heldBytes(page: Page): Promise<number> {
  const inside = await page.context().newPage();
  await inside.goto('chrome://blob-internals');
  const lengths = await inside.getByText(/^Length:/).allInnerTexts();
  await inside.close();
  return lengths.reduce((sum, words) => sum + Number(words.replace(/\D/g, '')), 0);
}

const MIB = 2 ** 20;
