import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { pngBytes } from '../fakes/png.ts';
import { play, programmeFrom } from '../fakes/rehearsal.ts';
import { test, there, told } from './stage-page.ts';

test('a picture that is lost with the GPU process is drawn again, and told for the time that it was seen', async ({
  page,
  rehearsal,
  folder,
}) => {
  const file = path.join(folder, 'lost.png');
  writeFileSync(file, pngBytes(140, { width: 640, height: 360 }));
  const items = ['lost', 'next'].map((id) => ({ id, src: 'lost.png', durationSeconds: 5, fit: 'fill' }));
  const media = rehearsal.serve(file);
  await play(page, programmeFrom({ items, overlays: false }, { lost: media, next: media }));
  const { showing } = await told(page, 'shown', 'lost');
  const middle = { x: 640, y: 360, width: 4, height: 4 };
  const pixels = async () => (await page.screenshot({ clip: middle })).toString('base64');
  const before = await pixels();

  const browser = await there(page.context().browser()).newBrowserCDPSession();
  await browser.send('Browser.crashGpuProcess');
  await expect.poll(pixels).toBe(before);

  const { endedAt, showing: seen } = await told(page, 'played', 'lost');
  const wholeMs = endedAt - showing.startedAt;
  expect(seen.shownMs).toBeLessThan(wholeMs - 50);
  expect(seen.shownMs).toBeGreaterThan(wholeMs / 2);
});
