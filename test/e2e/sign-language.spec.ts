import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { ReadyMedia } from '../../core/programme.ts';
import { readGrid, sampledRows, POINTS_A_ROW, type Reading } from '../bench/coded-picture.ts';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { play, programmeFrom } from '../fakes/rehearsal.ts';
import { facts, test as stageTest, there, told, watched } from './stage-page.ts';

/** Somebody who signs, in a corner of the clip whose words they sign. */
const test = stageTest.extend<object, { readonly media: CodedMedia }>({
  media: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => use(await makeCodedMedia(['v1', 'v2'], { seconds: 8 })),
    { scope: 'worker' },
  ],
});

const signed = (clip: ReadyMedia, signer: ReadyMedia): ReadyMedia => ({ ...clip, signLanguage: signer });
const items = [{ id: 'v1', src: 'v1.mp4' }];

/** What the clip and the inset show at one instant, read from their pictures; and where each is by its own clock. */
async function bothFrames(page: Page, { items: coded }: CodedMedia): Promise<readonly (Reading & { ms: number })[]> {
  const taken = await page.evaluate(
    ({ rows, points }) => {
      const stage = document.querySelector('kiosk-stage')?.shadowRoot;
      const seen = [...(stage?.querySelectorAll('video') ?? [])].filter(({ style }) => style.opacity === '1');
      // Both are taken before either is looked at, which takes time.
      const taken = seen.map((video) => {
        const glass = new OffscreenCanvas(320, 180).getContext('2d', { willReadFrequently: true });
        glass?.drawImage(video, 0, 0, 320, 180);
        return { glass, ms: video.currentTime * 1000 };
      });
      return taken.map(({ glass, ms }) => {
        const { data } = glass?.getImageData(0, 0, 320, 180) ?? { data: [] };
        const grid = rows.flatMap((row) =>
          Array.from({ length: points }, (_, n) => {
            const at = 4 * (Math.floor(row * 180) * 320 + Math.floor(((n + 0.5) / points) * 320));
            return [...data.slice(at, at + 3)];
          }).flat(),
        );
        return { grid, ms };
      });
    },
    { rows: sampledRows, points: POINTS_A_ROW },
  );
  return taken.map(({ grid, ms }) => {
    const reading = { item: 0, frame: 0, colour: 0 };
    readGrid(Uint8Array.from(grid), coded, reading);
    return { ...reading, ms };
  });
}

const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];
/** At 30 a second, and what rounding adds. */
const TWO_FRAMES_MS = 68;

const signer = (page: Page) => page.locator('video.signer');
const isSeen = async (page: Page) => (await signer(page).evaluate(({ style }) => style.opacity)) === '1';

test('whoever signs is in step with the clip, and has a sixth of its picture above the captions @exact', async ({
  page,
  rehearsal,
  media,
  folder,
}) => {
  const captions = path.join(folder, 'above.vtt');
  writeFileSync(captions, 'WEBVTT\n\n00:00.000 --> 00:08.000 line:0\nLuôn bật Bluetooth\n');
  const clip = signed(rehearsal.serve(media.fileOf('v1')), rehearsal.serve(media.fileOf('v2')));
  const captioned = { ...clip, captions: { ...rehearsal.serve(captions), lang: 'vi' } };
  await play(page, programmeFrom({ items }, { v1: captioned }));
  await told(page, 'shown', 'v1');
  await page.waitForTimeout(1_000);
  const apart: number[] = [];
  const apartMs: number[] = [];
  while (apart.length < 15) {
    const [one, other] = await bothFrames(page, media);
    expect([one?.item, other?.item]).toEqual([0, 1]);
    apart.push(Math.abs(there(one).frame - there(other).frame));
    apartMs.push(Math.abs(there(one).ms - there(other).ms));
    await page.waitForTimeout(100);
  }
  const box = there(await signer(page).boundingBox());
  const line = await page.evaluate(`${watched}.querySelector('track').track.activeCues[0].line`);

  // A machine with much else to do shows a frame late here or there.
  expect(middleOf(apart)).toBeLessThanOrEqual(2);
  expect(middleOf(apartMs)).toBeLessThanOrEqual(TWO_FRAMES_MS);
  expect((box.width * box.height) / (1920 * 1080)).toBeCloseTo(1 / 6, 3);
  expect(box.x).toBeGreaterThan(960);
  expect(box.y + box.height).toBeLessThan(0.7 * 1080);
  expect(line).toBe('auto'); // at the foot, although it asks to stand above
});

test('a clip plays whole although nobody can be seen to sign, and nobody is once they are withdrawn', async ({
  page,
  rehearsal,
  media,
  folder,
}) => {
  const noFilm = path.join(folder, 'no-film.mp4');
  writeFileSync(noFilm, 'not a film');
  const [v1, v2] = [rehearsal.serve(media.fileOf('v1')), rehearsal.serve(media.fileOf('v2'))];
  const broken = signed(v1, { ...rehearsal.serve(noFilm), type: 'video/mp4' });
  const both = [
    { id: 'broken', src: 'v1.mp4', durationSeconds: 2 },
    { id: 'v1', src: 'v1.mp4', durationSeconds: 4 },
  ];
  await play(page, programmeFrom({ items: both }, { broken, v1: signed(v1, v2) }));
  expect(await told(page, 'played', 'broken')).toMatchObject({ result: 'complete' });
  await expect.poll(() => isSeen(page)).toBe(true);
  await play(page, programmeFrom({ items: both, withdrawn: [v2.sha256] }, { broken, v1 }));
  expect(await isSeen(page)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.waitForFunction(`${watched}.clientWidth === 1280`);
  expect(await signer(page).getAttribute('src')).not.toBe(v2.url); // nor in another size

  expect(await told(page, 'played', 'v1')).toMatchObject({ result: 'complete' });
  expect((await facts(page)).filter(({ type }) => type === 'failed')).toEqual([]);
});

test('on a board of lamps nobody signs', async ({ page, rehearsal, media }) => {
  await page.setViewportSize({ width: 384, height: 192 });
  const clip = signed(rehearsal.serve(media.fileOf('v1')), rehearsal.serve(media.fileOf('v2')));
  await play(page, programmeFrom({ items }, { v1: clip }));
  await told(page, 'shown', 'v1');
  await page.waitForTimeout(1_000);

  expect(await isSeen(page)).toBe(false);
});

test('whoever signs comes in mid-clip when the screen is no board of lamps any more, and goes when it is one again', async ({
  page,
  rehearsal,
  media,
}) => {
  const board = { width: 384, height: 192 };
  await page.setViewportSize(board);
  const clip = signed(rehearsal.serve(media.fileOf('v1')), rehearsal.serve(media.fileOf('v2')));
  await play(page, programmeFrom({ items }, { v1: clip }));
  await told(page, 'shown', 'v1');
  await page.waitForFunction(`${watched}.currentTime > 1`);
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect.poll(() => isSeen(page)).toBe(true);
  // Where there is room for hands already, they go on as if nothing had been.
  await signer(page).evaluate((video) => video.addEventListener('emptied', () => (video.dataset['left'] = 'yes')));
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect.poll(async () => (await signer(page).boundingBox())?.x).toBeGreaterThan(960);
  expect(await signer(page).getAttribute('data-left')).toBeNull();
  const apartMs = async () => {
    const [one, other] = await bothFrames(page, media);
    return Math.abs(there(one).ms - there(other).ms);
  };
  await expect.poll(apartMs).toBeLessThanOrEqual(TWO_FRAMES_MS);

  await page.setViewportSize(board);
  await expect.poll(() => isSeen(page)).toBe(false);
  expect(await signer(page).getAttribute('src')).toBeNull();
  expect((await facts(page)).filter(({ type }) => type === 'failed')).toEqual([]);
});
