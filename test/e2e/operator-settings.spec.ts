import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { eventually, nowPlaying, runCli, startPlayer, type RunningPlayer } from '../fakes/player.ts';
import { faultsOf } from './legibility.ts';

let dir: string;
let player: RunningPlayer;
test.beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'settings-'));
  player = await startPlayer(['--host', 'none', '--data-dir', dir, '--tags', 'venue=lobby']);
});
test.afterEach(async () => {
  await player.stop();
  rmSync(dir, { recursive: true });
});

/** Starts the player again, its PIN being 482913. */
async function restartWithPin() {
  await player.stop();
  runCli(['settings', 'set', 'operatorPin', '482913', '--data-dir', dir]);
  player = await startPlayer(['--host', 'none', '--data-dir', dir]);
}

/** Opens the panel over a picture. */
async function open(page: Page) {
  await page.goto(player.url);
  await eventually(player.status, (status) => nowPlaying(status) !== undefined);
  await page.keyboard.press('Control+Shift+O');
  const panel = page.locator('operator-panel');
  await expect(panel.getByRole('dialog')).toBeVisible();
  const press = (name: string | RegExp) => panel.getByRole('button', { name }).click();
  /** Presses what needs the PIN, or a first one. */
  const begin = async (name: RegExp) => {
    await press(name);
    await expect(panel.locator('pin-pad')).toBeVisible();
  };
  const type = async (text: string) => {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  return { panel, press, begin, type };
}
const kept = () => JSON.parse(readFileSync(path.join(dir, 'settings.json'), 'utf8')) as Record<string, unknown>;

test('a new screen is given its PIN and its settings by whoever stands there, and follows at once', async ({
  page,
}) => {
  const { panel, press, begin, type } = await open(page);
  await begin(/^Cài đặt/);
  await expect(panel).toContainText('Đặt mã PIN cho màn hình này');
  await type('4711');
  await type('4712');
  await expect(panel).toContainText('Hai lần nhập không giống nhau');
  await type('4711');
  await type('4711');

  await expect(panel.getByRole('button', { name: /Nhãn/ })).toHaveAttribute('aria-disabled', 'true');
  await press(/Địa chỉ danh sách/);
  await type('http://bluezone.example/p.json');
  await press(/Xoay hình/);
  await press('90°');
  await press(/^Lưu 2/);
  await expect(panel).toContainText('http:// is only for the own network');
  expect(Object.keys(kept())).toEqual(['operatorPin']);

  await press(/Địa chỉ danh sách/);
  await press('Xóa một số');
  for (let n = 0; n < 30; n++) await page.keyboard.press('Backspace');
  await type(dir);
  await press(/^Lưu 2/);
  await expect(panel).toContainText('Đã lưu');
  const status = () => player.status().catch(() => undefined); // the player is starting again
  await eventually(status, (one) => one?.playlist.source === dir);
  // The page is loaded anew for it.
  await expect(page.locator('#picture')).toHaveCSS('width', '720px');
  await expect(page.locator('#picture')).toHaveCSS('height', '1280px');
  expect(kept()).toMatchObject({ rotation: 90, configUrl: dir });
  expect(JSON.stringify(kept())).not.toContain('4711');
});

test('the number of people helped is entered with the PIN, and can be mended', async ({ page }) => {
  await restartWithPin();
  const { panel, press, begin, type } = await open(page);
  await begin(/Số người/);
  await type('482913');
  await expect(panel.locator('helped-form .date')).toContainText('hôm nay');
  await type('12');
  await expect(panel).toContainText('Đã ghi');
  await type('13');
  await expect(panel).toContainText('13 người');
  await press('Ngày trước');
  await expect(panel.locator('.number')).toContainText('–');
  await type('7');
  await expect(panel).toContainText('7 người');
  await press('Ngày sau');

  await expect(panel).toContainText('13 người');
  const { value } = JSON.parse(readFileSync(path.join(dir, 'helped.json'), 'utf8')) as { value: { people: number }[] };
  expect(value.map(({ people }) => people)).toEqual([13, 7]);
});

test('changes that were not saved before the panel was closed are offered again to whoever has the PIN', async ({
  page,
}) => {
  await restartWithPin();
  const { panel, press, begin, type } = await open(page);
  const unlock = async () => {
    await begin(/^Cài đặt/);
    await type('482913');
  };
  await unlock();
  await press(/Xoay hình/);
  await press('180°');
  await press(/^Mã PIN/);
  await type('271828');
  await type('271828');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('Control+Shift+O');
  await unlock();

  await expect(panel).toContainText('thay đổi từ lần trước chưa lưu');
  await expect(panel).toContainText('Mã PIN mới chưa được lưu, cần nhập lại');
  await expect(panel.getByRole('button', { name: /Xoay hình/ })).toContainText('180°');
  expect(kept()).not.toHaveProperty('rotation');
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    expect(await faultsOf(panel), `${width}×${height}`).toEqual([]);
  }
  await press('Bỏ thay đổi');
  await expect(panel).not.toContainText('chưa lưu');
  await expect(panel.getByRole('button', { name: /Xoay hình/ })).toContainText('không xoay');
  await expect(panel.getByRole('button', { name: 'Lưu' })).toHaveAttribute('aria-disabled', 'true');
});

/** Widths and heights, from a wall to a board of lamps. */
const sizes = [
  [1920, 1080],
  [1080, 1920],
  [800, 600],
  [384, 192],
] as const;
test('settings are whole, can be read and pressed at every size', async ({ page }) => {
  await restartWithPin();
  const { panel, press, begin, type } = await open(page);
  await begin(/^Cài đặt/);
  await type('482913');
  const check = async (what: string) => {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      expect(await faultsOf(panel), `${what} ${width}×${height}`).toEqual([]);
    }
  };
  await expect(panel.locator('settings-list li')).toHaveCount(12);
  await check('list');
  for (const name of [/Địa chỉ/, /Xoay hình/, /Đường chéo/, /Giờ mở cửa/, /Ngoài giờ/]) {
    await press(name);
    await expect(panel.locator('setting-editor')).toBeVisible();
    await check(String(name));
    await press('Quay lại');
  }
  await press('Quay lại');
  await press(/Số người/);
  await expect(panel.locator('helped-form .date')).toContainText('hôm nay');
  await check('helped');
});
