import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { eventually, nowPlaying, startPlayer } from '../fakes/player.ts';

/** How large the texts of the slide and of the frame came out, and how far the running message has to go. */
const measures = (page: Page) =>
  page.evaluate(() => {
    const within = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        one,
        ...(one.shadowRoot === null ? [] : within(one.shadowRoot)),
      ]);
    const all = within(document).filter((one) => one.getClientRects().length > 0);
    return {
      scales: all
        .filter((one) => one.hasAttribute('fit'))
        .map((one) => [one.className, (one as HTMLElement).style.getPropertyValue('--fit')].join(' ')),
      ways: all
        .filter((one) => one.localName === 'ticker-strip')
        .flatMap((strip) => [...(strip.shadowRoot?.querySelectorAll('span') ?? [])])
        .flatMap((span) => span.getAnimations())
        .slice(0, 1)
        .map((motion) => (motion.effect as KeyframeEffect).getKeyframes().map(({ transform }) => transform)),
    };
  });

async function measuresAt(folder: string, rotation: number, [width, height]: readonly [number, number], page: Page) {
  const dir = mkdtempSync(path.join(tmpdir(), 'turned-'));
  // prettier-ignore
  const player = await startPlayer(['--host', 'none', '--data-dir', dir, '--config-url', folder, '--rotation', String(rotation)]);
  try {
    await eventually(player.status, ({ playlist }) => playlist.id === 'turned');
    await page.setViewportSize({ width, height });
    await page.goto(player.url);
    await eventually(player.status, (status) => nowPlaying(status) === 'ten');
    await expect.poll(async () => (await measures(page)).ways.length).toBe(1);
    return await measures(page);
  } finally {
    await player.stop();
    rmSync(dir, { recursive: true });
  }
}

test('words are as large on a display that is turned as on one that hangs so by itself', async ({ page }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'turned-list-'));
  const slide = {
    kind: 'comparison',
    title: 'Cài đúng Bluezone',
    right: { label: 'Đúng', items: ['Bluezone'] },
    wrong: { label: 'Không phải', items: ['Bluzone', 'Bluezone Ads'] },
  };
  writeFileSync(
    path.join(folder, 'playlist.json'),
    JSON.stringify({
      formatVersion: 1,
      id: 'turned',
      overlays: { ticker: { texts: ['Đeo khẩu trang khi lên xe và trong nhà chờ'] }, slogan: { text: 'CÀI Bluezone' } },
      items: [{ id: 'ten', durationSeconds: 3600, slide }],
    }),
  );

  const upright = await measuresAt(folder, 0, [768, 1366], page);
  expect(upright.scales.length).toBeGreaterThan(1);
  expect(await measuresAt(folder, 90, [1366, 768], page)).toEqual(upright);
  rmSync(folder, { recursive: true });
});
