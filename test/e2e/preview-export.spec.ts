import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { runCli } from '../fakes/player.ts';
import { drawn, onStage, seconds, shareOfStage, test, week } from './preview-page.ts';

test.use({ locale: 'vi-VN', viewport: { width: 1440, height: 900 } });

test('an exported file works alone, from the disk, without a network', async ({ page, context, desk }) => {
  const out = path.join(desk.dir, 'xem truoc.html');
  const made = runCli(['preview', desk.file, '--export', out, '--at', '2026-11-18T09:00', '--lang', 'vi']);
  expect(made.stderr).toContain('clip.mp4');
  expect(made.status).toBe(0);
  for (const name of ['clip.mp4', 'picture.png', 'playlist.json']) rmSync(path.join(desk.dir, name));
  await context.setOffline(true);

  await page.goto(pathToFileURL(out).href);
  await drawn(page);
  await expect(page.locator('week-timeline g.row')).toHaveCount(5);
  await expect(onStage(page).locator('notice-slide h1')).toHaveText('c');
  expect(await page.evaluate(() => document.fonts.check("600 16px 'Be Vietnam Pro'", 'ế'))).toBe(true);
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await expect
    .poll(() =>
      onStage(page)
        .locator('img')
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(0);
  await page.keyboard.press('Home');
  await expect(page.locator('turn-list .card', { hasText: 'Clip không kèm trong trang này' }).first()).toContainText(
    'clip.mp4',
  );
  await page.getByRole('button', { name: '×60' }).click();
  await page.locator('button.play').click();
  await expect.poll(() => seconds(page)).toBeGreaterThan(60);
});

test('an exported file says whom a screen shows signing, in the corner that they cover', async ({ page, desk }) => {
  const signLanguage = [{ url: 'signer.mp4', lang: 'hab' }];
  copyFileSync(path.join(desk.dir, 'clip.mp4'), path.join(desk.dir, 'signer.mp4'));
  desk.save(
    week({ overlays: false, campaigns: [{ id: 'nen', items: [{ id: 'clip', src: 'clip.mp4', signLanguage }] }] }),
  );
  const out = path.join(desk.dir, 'signed.html');
  const made = runCli(['preview', desk.file, '--export', out, '--at', '2026-11-18T09:00', '--lang', 'vi']);
  expect(made.stderr).toContain('signer.mp4');

  await page.goto(pathToFileURL(out).href);
  await drawn(page);
  const plate = onStage(page).locator('signer-view');
  await expect(plate).toHaveText(/Ngôn ngữ ký hiệu\s+signer\.mp4/);
  expect(await shareOfStage(page, plate)).toMatchObject({ area: expect.closeTo(1 / 6, 2) });
  await page.getByLabel('Thẻ').fill('sign=off');
  await page.keyboard.press('Tab');
  await expect(plate).toHaveCount(0);
});

test('an exported file says in which languages a clip has captions', async ({ page, desk }) => {
  for (const lang of ['vi', 'en']) writeFileSync(path.join(desk.dir, `${lang}.vtt`), 'WEBVTT\n');
  const captions = ['vi', 'en', 'km'].map((lang) => ({ url: `${lang}.vtt`, lang }));
  desk.save(week({ overlays: false, campaigns: [{ id: 'nen', items: [{ src: 'clip.mp4', captions }] }] }));
  const out = path.join(desk.dir, 'captioned.html');
  const made = runCli(['preview', desk.file, '--export', out, '--at', '2026-11-18T09:00', '--lang', 'vi']);
  expect(made.stderr).toContain('vi.vtt');

  await page.goto(pathToFileURL(out).href);
  await drawn(page);
  const plate = onStage(page).locator('.card');
  await expect(plate).toContainText('Phụ đề: Tiếng Việt; màn hình khác: Tiếng Anh');
  await page.getByLabel('Thẻ').fill('lang=km');
  await page.keyboard.press('Tab');
  await expect(plate).not.toContainText('Phụ đề'); // theirs is not there
});

test('an exported file shows the hours of a machine as closed, and says whose they are', async ({ page, desk }) => {
  desk.save({ formatVersion: 1, overlays: false, items: [{ id: 'a', src: 'picture.png' }] });
  const out = path.join(desk.dir, 'hours.html');
  const hours = ['--hours', 't2-t6 7h-17h', '--outside-hours', 'off'];
  const made = runCli(['preview', desk.file, '--export', out, '--at', '2026-11-18T18:00', '--lang', 'vi', ...hours]);
  expect(made.status, made.stderr).toBe(0);

  await page.goto(pathToFileURL(out).href);
  await drawn(page);
  await expect(page.locator('preview-header p')).toContainText(/Giờ đặt trên máy.*: T2.+T6.07:00.+17:00/);
  const dark = page.locator('stage-preview .dark p');
  await expect(dark.first()).toHaveText('Ngoài giờ mở cửa: màn hình tắt');
  await expect(dark.last()).toHaveText('Mở lại lúc 07:00, Thứ Năm, 19/11/2026');
});

test('an exported file never replaces another unless it is told to', ({ desk }) => {
  const out = path.join(desk.dir, 'there.html');
  writeFileSync(out, 'mine');

  const refused = runCli(['preview', desk.file, '--export', out, '--lang', 'en']);
  expect(refused.stderr).toContain('--force');
  expect(refused.status).not.toBe(0);
  expect(readFileSync(out, 'utf8')).toBe('mine');
  expect(runCli(['preview', desk.file, '--export', out, '--force']).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('preview-data');
});
