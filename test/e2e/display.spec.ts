import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { HOLD_MS } from '../../renderer/operator/summons.ts';
import { eventually, nowPlaying, runCli, startPlayer, type RunningPlayer } from '../fakes/player.ts';

/** Here points and sizes are those of a television. */
test.use({ viewport: { width: 1920, height: 1080 } });

/** A player whose display hangs otherwise than its window thinks; a new one each time, which begins with the first clip. */
let settings: string;
let dir: string;
let player: RunningPlayer;
test.beforeAll(() => {
  settings = mkdtempSync(path.join(tmpdir(), 'display-settings-'));
  const set = {
    rotation: '90',
    overscanPercent: '5',
    motion: 'off',
    diagonalInches: '43',
    viewingDistanceMetres: '8',
  };
  for (const [name, value] of Object.entries(set))
    expect(runCli(['settings', 'set', name, value, '--data-dir', settings]).status).toBe(0);
});
test.afterAll(() => rmSync(settings, { recursive: true }));
test.beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'display-'));
  copyFileSync(path.join(settings, 'settings.json'), path.join(dir, 'settings.json'));
  player = await startPlayer(['--host', 'none', '--data-dir', dir]);
});
test.afterEach(async () => {
  await player.stop();
  rmSync(dir, { recursive: true });
});

test('a display that hangs upright is played on upright, clear of the edges that it hides', async ({ page }) => {
  await page.goto(player.url);
  await eventually(player.status, (status) => nowPlaying(status) !== undefined);

  const picture = page.locator('#picture');
  expect(await picture.boundingBox()).toEqual({ x: 96, y: 54, width: 1728, height: 972 });
  expect(await picture.evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])).toEqual([972, 1728]);
  // The file that is meant for upright screens.
  const clip = picture.locator('video').first();
  await expect.poll(() => clip.evaluate((video: HTMLVideoElement) => video.videoHeight - video.videoWidth)).toBe(840);
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'off');
});

test('a display that gets its real size late is filled at once, and the clip goes on', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(player.url);
  const begun = nowPlaying(await eventually(player.status, (status) => nowPlaying(status) !== undefined));
  const clip = page.locator('#picture video').first();
  const reachedBy = () => clip.evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(reachedBy, { timeout: 15_000 }).toBeGreaterThan(0.5);
  const reached = await clip.evaluate((video: HTMLVideoElement) => video.currentTime);
  await page.setViewportSize({ width: 1920, height: 1080 });

  expect(await page.locator('#picture').boundingBox()).toEqual({ x: 96, y: 54, width: 1728, height: 972 });
  // Beside the frame, which lies at the foot of the upright picture, and so at the left of the window.
  const box = await clip.boundingBox();
  expect(box).toMatchObject({ y: 54, height: 972 });
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBe(96 + 1728);
  expect(await clip.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThanOrEqual(reached);
  expect(nowPlaying(await player.status())).toEqual(begun);
});

test('a code that cannot be scanned from where people stand is told', async ({ page }) => {
  await page.goto(player.url);

  const { faults } = await eventually(player.status, (status) => status.faults.length > 0);
  expect(faults[0]?.code).toBe('CODE_TOO_SMALL');
  expect(faults[0]?.message).toMatch(/code: [\d.]+ % of the short side, must be 149/);
});

test('the corner of the panel, and the panel, are where the picture has them', async ({ page }) => {
  await page.goto(player.url);
  await eventually(player.status, (status) => nowPlaying(status) !== undefined);

  await page.mouse.move(1920 - 96 - 20, 54 + 20);
  await page.mouse.down();
  const dialog = page.locator('operator-panel').getByRole('dialog');
  await expect(dialog).toBeVisible({ timeout: HOLD_MS + 3000 });
  await page.mouse.up();

  // At the foot of the upright picture, which is at the left of the window.
  const box = await dialog.boundingBox();
  expect(box).toMatchObject({ x: 96, y: 54, height: 972 });
  expect(box?.width).toBeLessThan(0.8 * 1728 + 1);
});
