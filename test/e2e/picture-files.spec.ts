import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { pngBytes } from '../fakes/png.ts';
import { play, programmeFrom } from '../fakes/rehearsal.ts';
import { test, told } from './stage-page.ts';

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
