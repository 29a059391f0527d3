import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { runCli } from '../fakes/player.ts';
import { drawn, onStage, seconds, test } from './preview-page.ts';

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
