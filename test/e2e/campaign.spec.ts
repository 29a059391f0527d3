import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { eventually, nowPlaying, startPlayer, type RunningPlayer } from '../fakes/player.ts';
import { readCodes } from '../fakes/screenshot.ts';

let dir: string;
let player: RunningPlayer;
test.beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'campaign-'));
  player = await startPlayer(['--host', 'none', '--data-dir', dir]);
});
test.afterEach(async () => {
  await player.stop();
  rmSync(dir, { recursive: true });
});
const onNow = async () => nowPlaying(await player.status());

for (const [width, height] of [
  [1920, 1080],
  [1080, 1920],
  [1366, 768],
  [768, 1366],
] as const) {
  test(`the bundled campaign plays at ${width}×${height}, with a code that leads to the right place`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(player.url);
    await eventually(onNow, (id) => id !== undefined);

    const codes = await eventually(
      () => readCodes(page),
      ({ length }) => length > 0,
    );
    expect(new Set(codes)).toEqual(new Set(['https://www.bluezone.gov.vn/']));
  });
}

test('the loop goes on to the next item, and what was shown is counted', async ({ page }) => {
  await page.goto(player.url);
  const first = await eventually(onNow, (id) => id !== undefined);
  await eventually(onNow, (id) => id !== first, 40_000);

  expect((await player.status()).screens[0]?.plays).toEqual({ today: 1, total: 1 });
});

test('the page fills the screen, with nothing to scroll, to select or to point with', async ({ page }) => {
  await page.goto(player.url);
  await eventually(onNow, (id) => id !== undefined);

  expect(new URL(page.url()).search).toBe('');
  const facts = await page.evaluate(() => ({
    cursor: getComputedStyle(document.querySelector('kiosk-stage') ?? document.body).cursor,
    scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
    videos: document.querySelector('kiosk-stage')?.shadowRoot?.querySelectorAll('video').length,
  }));
  expect(facts).toEqual({ cursor: 'none', scrolls: false, videos: 3 }); // two that take turns, one that signs
});

test('only the first page of a screen is believed', async ({ page, context }) => {
  await page.goto(player.url);
  await eventually(onNow, (id) => id !== undefined);
  const second = await context.newPage();
  await second.goto(player.url);
  await second.waitForTimeout(2000);

  expect((await player.status()).screens[0]?.plays.total).toBe(0);
});

test('nothing is asked of any other machine', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  await page.goto(player.url);
  await eventually(onNow, (id) => id !== undefined);

  expect([...new Set(asked)]).toEqual([new URL(player.origin).host]);
});
