import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { item, onStage, seconds, shareOfStage, test, week } from './preview-page.ts';

test.use({ locale: 'vi-VN', viewport: { width: 1440, height: 900 } });

test('it plays, sixty times as fast, with the clip and the picture from their files', async ({ page, desk }) => {
  await desk.open('2026-11-18T06:00');
  const turns = page.locator('turn-list li');
  await expect(turns).toHaveCount(10);
  await expect(turns.nth(2)).toContainText('clip');
  // The clip says how long it is; the playlist does not.
  await expect(turns.nth(2)).toContainText('4 giây');
  expect(
    await turns
      .nth(2)
      .locator('img')
      .evaluate((img: HTMLImageElement) => img.naturalWidth),
  ).toBeGreaterThan(100);

  await page.getByRole('button', { name: '×60' }).click();
  const [before, startedAt] = [await seconds(page), Date.now()];
  await page.locator('button.play').click();
  await page.waitForTimeout(3000);
  await page.locator('button.play').click();
  const rate = (await seconds(page)) - before;
  expect(rate / ((Date.now() - startedAt) / 1000)).toBeGreaterThan(40);
  expect(rate / ((Date.now() - startedAt) / 1000)).toBeLessThan(66);

  await page.keyboard.press('Home');
  for (let hour = 0; hour < 6; hour++) await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await page.getByRole('button', { name: '×1', exact: true }).click();
  await page.locator('button.play').click();
  await expect(onStage(page).locator('video')).toHaveCount(1);
  await expect
    .poll(() =>
      onStage(page)
        .locator('video')
        .evaluate((video: HTMLVideoElement) => video.currentTime),
    )
    .toBeGreaterThan(0.5);
});

test('whoever signs a clip stands in its corner as on the screen, and goes on with it', async ({ page, desk }) => {
  copyFileSync(path.join(desk.dir, 'clip.mp4'), path.join(desk.dir, 'signer.mp4'));
  writeFileSync(path.join(desk.dir, 'broken.mp4'), 'not a film');
  const clip = (id: string, url: string) => ({ id, src: 'clip.mp4', durationSeconds: 4, signLanguage: [{ url }] });
  const items = [clip('signed', 'signer.mp4'), clip('broken', 'broken.mp4'), clip('gone', 'gone.mp4')];
  desk.save(week({ overlays: false, campaigns: [{ id: 'nen', items }] }));
  await desk.open();
  const signer = onStage(page).locator('signer-view');
  await expect(signer).toHaveCSS('opacity', '1');
  const corner = { area: expect.closeTo(1 / 6, 2), fromRight: expect.closeTo(0.011, 2) };
  expect(await shareOfStage(page, signer)).toMatchObject({ ...corner, fromTop: expect.closeTo(0.02, 2) });
  await expect(page.locator('turn-list li').first().locator('signer-view')).toHaveCSS('opacity', '1');

  await page.locator('button.play').click();
  const places = () =>
    onStage(page)
      .locator('video')
      .evaluateAll((videos: HTMLVideoElement[]) => videos.map(({ currentTime }) => currentTime));
  await expect.poll(async () => Math.min(...(await places()))).toBeGreaterThan(0.5);
  const [one = 0, other = Infinity] = await places();
  expect(Math.abs(one - other)).toBeLessThan(0.5);
  await page.locator('button.play').click();

  await page.locator('#viewport').selectOption('1080×1920');
  await expect.poll(async () => (await shareOfStage(page, signer)).area).toBeCloseTo(1 / 6, 2);
  await page.locator('#viewport').selectOption('384×192');
  await expect(signer).toHaveCount(0);
  await page.locator('#viewport').selectOption('1920×1080');
  await expect(signer).toHaveCSS('opacity', '1');
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await expect(onStage(page).locator('video')).toHaveCount(2);
  await expect(signer).toHaveCSS('opacity', '0');
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await expect(signer).toHaveCount(0);
});

test('captions go with a clip in the language of the screen, as large as on it, and not with its still', async ({
  page,
  desk,
}) => {
  for (const [lang, text] of Object.entries({ vi: 'Luôn bật Bluetooth nhé!', en: 'Keep Bluetooth on!' }))
    writeFileSync(path.join(desk.dir, `${lang}.vtt`), `WEBVTT\n\n00:00.200 --> 00:04.000\n${text}\n`);
  const captions = ['vi', 'en'].map((lang) => ({ url: `${lang}.vtt`, lang }));
  const clip = (id: string, more: object) => ({ id, src: 'clip.mp4', durationSeconds: 4, ...more });
  const main = [clip('read', { captions }), clip('gone', { captions: [{ url: 'gone.vtt' }] })];
  const beside = { id: 'cot', zone: 'side', items: [clip('beside', { captions })] };
  desk.save(week({ overlays: false, campaigns: [{ id: 'nen', items: main }, beside] }));
  await desk.open();
  const read = (where: Locator) =>
    where
      .locator('video')
      .evaluate((video: HTMLVideoElement) =>
        [...(video.textTracks[0]?.activeCues ?? [])].map((cue) => (cue as VTTCue).text),
      );
  const vminOf = (where: Locator) =>
    where.locator('video').evaluate((video) => getComputedStyle(video).getPropertyValue('--screen-vmin'));
  const onMain = page.locator('stage-preview:not(.zone) > item-picture.up');

  await page.locator('button.play').click();
  const side = page.locator('stage-preview.zone item-picture.up');
  for (const where of [onMain, side]) await expect.poll(() => read(where)).toEqual(['Luôn bật Bluetooth nhé!']);
  await page.locator('button.play').click();
  expect([await vminOf(onMain), await vminOf(side)]).toEqual(['10.8px', '10.8px']);

  await page.getByLabel('Thẻ').fill('lang=en');
  await page.keyboard.press('Tab');
  await page.locator('button.play').click();
  await expect.poll(() => read(onMain)).toEqual(['Keep Bluetooth on!']);
  await page.locator('button.play').click();
  await page.getByRole('button', { name: '×60' }).click();
  await expect(onMain.locator('video')).toHaveCount(0);
  await page.getByRole('button', { name: '×1', exact: true }).click();
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await expect(onMain.locator('track')).not.toHaveAttribute('src');
});

test('a long staff table turns its pages, and goes on at its next turn where it stopped', async ({ page, desk }) => {
  const people = Array.from({ length: 18 }, (_, index) => ({ name: `Người Mẫu ${index}` }));
  const table = { kind: 'support-point', title: 'Điểm hỗ trợ', people };
  desk.save(
    week({
      overlays: false,
      campaigns: [{ id: 'nen', items: [item('bang', { slide: table, durationSeconds: 14 }), item('a')] }],
    }),
  );
  await desk.open('2026-11-18T09:00');
  const count = onStage(page).locator('support-point-slide .count');
  await expect(count).toHaveText('Trang 1/3');

  await page.getByRole('button', { name: '×5', exact: true }).click();
  await page.locator('button.play').click();
  await expect.poll(() => count.innerText(), { intervals: [100] }).toBe('Trang 2/3');
  await page.locator('button.play').click();
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await expect(count).toHaveText('Trang 3/3');
});
