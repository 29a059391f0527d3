import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { writeSetUpCode } from '../../player/provisioning/set-up-code.ts';
import { eventually, nowPlaying, startPlayer, type RunningPlayer } from '../fakes/player.ts';
import { faultsOf } from './legibility.ts';

let dir: string;
let player: RunningPlayer;
test.beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'set-up-'));
  player = await startPlayer(['--host', 'none', '--data-dir', dir]);
});
test.afterEach(async () => {
  await player.stop();
  rmSync(dir, { recursive: true });
});

/** Opens the panel of a new machine at the page for codes. */
async function open(page: Page) {
  await page.goto(player.url);
  await eventually(player.status, (status) => nowPlaying(status) !== undefined);
  await page.keyboard.press('Control+Shift+O');
  const panel = page.locator('operator-panel');
  const press = (name: string | RegExp) => panel.getByRole('button', { name }).click();
  await expect(panel.getByRole('button', { name: 'Cài đặt màn hình này' })).toBeFocused();
  expect(await faultsOf(panel)).toEqual([]);
  await page.keyboard.press('Enter');
  return { panel, press };
}

/** What the panel looks like, for whoever looks the run over. */
async function look(page: Page, name: string) {
  await test.info().attach(name, { body: await page.screenshot(), contentType: 'image/png' });
}

test('a new screen is set up by a code that a scanner types, and plays on meanwhile', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const { panel, press } = await open(page);
  const code = writeSetUpCode({ screenId: 'sanh-tang-1', tags: 'venue=lobby', volumePercent: 40 });
  const slip = code[7] === '4' ? '5' : '4';
  await page.keyboard.type(`${code.slice(0, 7)}${slip}${code.slice(8)}`.toLowerCase());
  await expect(panel).toContainText('gõ sai ở nhóm 2');
  await look(page, 'slip');
  expect(await faultsOf(panel)).toEqual([]);

  await press('Xóa hết');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('Xem trước khi lưu');
  await expect(panel.locator('.change')).toHaveText([
    /Mã màn hình\s+screen\s+→\s+sanh-tang-1/,
    /Nhãn/,
    /Âm lượng\s+100\s+→\s+40 %/,
  ]);
  await look(page, 'review');
  expect(await faultsOf(panel)).toEqual([]);
  await press('Lưu');
  await expect(panel).toContainText('Đã lưu');

  const status = () => player.status().catch(() => undefined); // the player is starting again
  await eventually(status, (one) => one?.screens[0]?.id === 'sanh-tang-1');
  expect(JSON.parse(readFileSync(path.join(dir, 'settings.json'), 'utf8'))).toEqual({
    ...{ screenId: 'sanh-tang-1', tags: 'venue=lobby', volumePercent: 40 },
  });
  await press('OK');
  await expect(panel.getByRole('button', { name: 'Cài đặt màn hình này' })).toHaveCount(0);
});

test('a code is pressed on a small board, by keys that an input method has taken too', async ({ page }) => {
  await page.setViewportSize({ width: 384, height: 192 });
  const { panel, press } = await open(page);
  const code = writeSetUpCode({ rotation: 0 });
  const [first = '', ...others] = code.replaceAll('-', '');
  await press(first);
  for (const character of others) {
    // As Chromium tells of a key that an input method works on.
    const place = /\d/.test(character) ? `Digit${character}` : `Key${character}`;
    await page.evaluate(
      (code) => dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', code, cancelable: true })),
      place,
    );
  }
  await look(page, 'small');
  expect(await faultsOf(panel)).toEqual([]);
  await press('Tiếp');

  await expect(panel).toContainText('Xoay hình');
  await look(page, 'small review');
  expect(await faultsOf(panel)).toEqual([]);
});
