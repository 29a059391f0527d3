import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Source, Sources, Unlocked } from '../../core/operator.ts';
import { HOLD_MS } from '../../renderer/operator/summons.ts';
import { file, startFaultServer, type FaultServer } from '../fakes/fault-server.ts';
import { eventually, nowPlaying, playsIn, runCli, startPlayer, type RunningPlayer } from '../fakes/player.ts';
import { pngBytes } from '../fakes/png.ts';
import { faultsOf } from './legibility.ts';

/** One player for all that only looks; it plays two pictures, a second each. */
let dir: string;
let server: FaultServer;
let player: RunningPlayer;
/** One of a test's own. */
let own: RunningPlayer | undefined;
/** What went wrong in the page. */
let strays: string[];
test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'operator-'));
  server = await startFaultServer();
  publish('/playlist.json', ['a', 'b']);
  player = await start('data', '/playlist.json');
  await eventually(player.status, ({ playlist }) => playlist.state === 'current');
});
test.afterAll(async () => {
  await player.stop();
  await server.close();
  rmSync(dir, { recursive: true });
});
test.beforeEach(({ page }) => {
  strays = [];
  page.on('console', (message) => message.type() === 'error' && strays.push(message.text()));
  page.on('pageerror', ({ message }) => strays.push(message));
});
test.afterEach(async () => {
  // Once its player has gone, the page cannot but complain.
  const before = [...strays];
  await own?.stop();
  own = undefined;
  expect(before).toEqual([]);
});

function publish(at: string, names: readonly string[]): void {
  const items = names.map((name) => ({ id: name, src: `${name}.png`, durationSeconds: 1 }));
  const playlist = { formatVersion: 1, id: 'tinh', revision: 7, overlays: false, items };
  server.on(at, file(JSON.stringify(playlist)));
  for (const name of ['a', 'b']) server.on(`/${name}.png`, file(pngBytes(name.charCodeAt(0)), { type: 'image/png' }));
}
function start(dataDir: string, config?: string): Promise<RunningPlayer> {
  const args = ['--host', 'none', '--data-dir', path.join(dir, dataDir), '--screen-id', 'sanh-1'];
  return startPlayer([...args, ...(config === undefined ? [] : ['--config-url', server.url(config)])]);
}
/** Opens the page, and waits for the first picture. */
async function watch(page: Page, { url, status } = player): Promise<void> {
  await page.goto(url);
  await eventually(status, (one) => nowPlaying(one) !== undefined);
}
const panelOf = (page: Page) => page.locator('operator-panel');
const open = async (page: Page) => {
  await page.keyboard.press('Control+Shift+O');
  await expect(panelOf(page).getByRole('dialog')).toBeVisible();
  return panelOf(page);
};
const plays = () => playsIn(path.join(dir, 'data'));

test('single keys and taps open nothing; the chord does, and Escape leaves nothing behind', async ({ page }) => {
  await watch(page);
  for (const key of ['o', 'O', 'Control+o', 'Shift+O', 'Control+Alt+Shift+O', 'Escape', 'Enter'])
    await page.keyboard.press(key);
  for (let tap = 0; tap < 10; tap++) await page.mouse.click(5, 5);
  await expect(panelOf(page)).toHaveCount(0);

  const panel = await open(page);
  await page.keyboard.press('Control+Shift+O');
  await expect(panel).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
});

test('the picture goes on behind it as if it were not there', async ({ page }) => {
  await watch(page);
  await page.evaluate(() => Object.assign(document.querySelector('kiosk-stage') ?? {}, { isSame: true }));
  const panel = await open(page);
  await expect(panel).toContainText('tinh');
  await expect(panel).toContainText('bản 7');
  const before = plays().length;
  const shownSoFar = async () => (await player.status()).screens[0]?.plays.total ?? 0;
  const already = await shownSoFar();
  await eventually(shownSoFar, (total) => total >= already + 3);

  const shown = plays()
    .slice(before)
    .filter(({ status }) => status !== 'playing');
  expect(shown.length).toBeGreaterThanOrEqual(2);
  expect(shown.filter(({ status, shownMs }) => status !== 'success' || shownMs > 2000)).toEqual([]);
  expect((await player.status()).faults).toEqual([]);
  const isSame = () => page.evaluate(() => 'isSame' in (document.querySelector('kiosk-stage') ?? {}));
  expect(await isSame()).toBe(true);
  await expect(panel.locator('screen-overview .main').first()).toContainText(/^\s*[ab] từ \d\d:\d\d:\d\d\s*$/);
});

test('it tells how far a sync has come, and what is wrong in plain words', async ({ page }) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const bytes = pngBytes(30);
  publish('/slow.json', ['a', 'b', 'late', 'gone']);
  server.on('/late.png', async (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length, etag: '"late"' });
    response.write(bytes.subarray(0, 100));
    await released;
    response.end(bytes.subarray(100));
  });
  const slow = (own = await start('slow', '/slow.json'));
  await eventually(slow.status, ({ playlist }) => playlist.state === 'pending');
  await watch(page, slow);
  const panel = await open(page);
  const bar = panel.getByRole('progressbar', { name: 'Đồng bộ' });
  await expect(panel).toContainText(/Đã có 2\/4 tệp, còn \d/);
  await expect(bar).toHaveAttribute('max', '4');
  await expect(bar).toHaveAttribute('value', '2');
  await expect(panel.locator('li')).toContainText(['Thiếu tệp']);

  release();
  await expect(panel).toContainText('Đã có 3/4 tệp');
  await panel.getByRole('button', { name: 'English' }).click();
  await expect(panel).toContainText('3 of 4 files');
  await expect(panel.locator('li')).toContainText(['Files are missing']);
  await expect(panel.locator('code')).toHaveText(['INCOMPLETE']);
});

/** Widths and heights; the smallest is an LED board, the widest a strip of two screens. */
const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1366, 768],
  [384, 192],
  [3840, 1080],
] as const;
test('at every size it is whole, can be read and pressed', async ({ page }) => {
  await watch(page);
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const panel = await open(page);
    await expect(panel.locator('.card')).toHaveCount(3);
    expect(await faultsOf(panel), `overview ${width}×${height}`).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(panel.locator('pin-pad button')).toHaveCount(12);
    await expect(panel.locator('pin-pad button').first()).toBeFocused();
    expect(await faultsOf(panel), `pad ${width}×${height}`).toEqual([]);
    for (const button of await panel.getByRole('button').all()) await expect(button).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0); // the chord opens none beside it
  }
});

test('the arrows and OK of a remote control reach every key of the pad', async ({ page }) => {
  await watch(page);
  const panel = await open(page);
  await expect(panel.getByRole('button', { name: 'Lấy nội dung từ USB' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(panel.locator('header button').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'Đặt mã PIN cho màn hình này' })).toBeVisible();
  await expect(panel.locator('pin-pad button').first()).toBeFocused();

  const keys = ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowLeft'];
  const reached: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    reached.push(await panel.locator('button:focus').innerText());
  }
  expect(reached).toEqual(['2', '5', '8', '0', 'OK', '9', '8', '7']);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('img', { name: 'Đã nhập 1 số' })).toBeVisible();
  await page.keyboard.type('1171');
  await page.keyboard.press('Backspace');
  await expect(panel.getByRole('img', { name: 'Đã nhập 4 số' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'OK' })).toBeFocused();
  await expect(panel.locator('.told')).not.toContainText(/[17]/);
});

test('a screen that has no PIN asks for the first one, and lets nobody in before', async ({ page }) => {
  await watch(page);
  const panel = await open(page);
  await page.keyboard.press('Enter');

  await expect(panel.getByRole('heading', { name: 'Đặt mã PIN cho màn hình này' })).toBeVisible();
  await page.keyboard.type('482913');
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('Nhập lại mã PIN một lần nữa');
  await expect(panel.locator('stick-list, settings-list')).toHaveCount(0);
});

test('with the PIN a stick is taken or refused, and closing the panel ends the session', async ({ page }) => {
  const set = runCli(['settings', 'set', 'operatorPin', '482913', '--data-dir', path.join(dir, 'by-hand')]);
  expect(set.status, set.stderr).toBe(0);
  const byHand = (own = await start('by-hand'));
  const [good, bad] = [stick('tuan-48', ['usb']), stick('tuan-49', [])];
  // No test can plug a stick in: what is found is told by the test, all else is the player's own.
  await page.route('**/operator/sources', (route) =>
    route.fulfill({ json: { sources: [good, bad] } satisfies Sources }),
  );
  await watch(page, byHand);
  const panel = await open(page);
  await panel.getByRole('button', { name: 'Lấy nội dung từ USB' }).click();
  await page.keyboard.type('1111');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toHaveText('Sai mã PIN, còn 4 lần thử');

  const unlocked = page.waitForResponse('**/operator/unlock');
  for (const digit of '482913') await panel.getByRole('button', { name: digit, exact: true }).click();
  await panel.getByRole('button', { name: 'OK' }).click();
  const { secret } = (await (await unlocked).json()) as Unlocked;
  await panel.getByRole('button', { name: 'tuan-48' }).click();
  await expect(panel.getByRole('heading', { name: 'Đã lấy xong' })).toBeVisible();
  await expect(panel.getByRole('status')).toContainText('tinh, bản 8');
  await eventually(byHand.status, ({ playlist }) => playlist.revision === 8 && playlist.state === 'current');

  await panel.getByRole('button', { name: 'Chọn nội dung khác' }).click();
  await panel.getByRole('button', { name: 'tuan-49' }).click();
  await expect(panel.getByRole('heading', { name: 'Không nhận nội dung này' })).toBeVisible();
  await expect(panel.getByRole('alert')).toContainText('items');
  expect((await byHand.status()).playlist).toMatchObject({ id: 'tinh', revision: 8 });

  const taking = () =>
    page.evaluate(
      async (given) => (await fetch('/operator/taking', { headers: { 'x-operator': given } })).status,
      secret,
    );
  expect(await taking()).toBe(200);
  const locked = page.waitForResponse('**/operator/lock');
  await page.keyboard.press('Escape');
  await locked;
  expect(await taking()).toBe(401);
  strays = strays.filter((stray) => !/40[13]/.test(stray));
});

function stick(name: string, pictures: readonly string[]): Source {
  const folder = path.join(dir, name);
  mkdirSync(folder);
  const items = pictures.map((picture) => ({ id: picture, src: `${picture}.png`, durationSeconds: 1 }));
  const playlist = { formatVersion: 1, id: 'tinh', revision: 8, overlays: false, items };
  writeFileSync(path.join(folder, 'playlist.json'), JSON.stringify(playlist));
  for (const picture of pictures) writeFileSync(path.join(folder, `${picture}.png`), pngBytes(40));
  return { path: folder, name, kind: 'folder', bytes: 10_000 };
}

test('a finger that rests in the upper left corner for five seconds opens it', async ({ page }) => {
  await page.clock.install();
  await watch(page);
  const hold = async (x: number, y: number, forMs: number) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.clock.fastForward(forMs);
    await page.mouse.up();
  };
  await hold(20, 20, HOLD_MS - 1000);
  await hold(500, 20, 2 * HOLD_MS);
  await expect(panelOf(page)).toHaveCount(0);
  await hold(20, 20, HOLD_MS);
  await expect(panelOf(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Đóng' }).click();
  await expect(panelOf(page)).toHaveCount(0);
});

test('a minute without a touch closes it', async ({ page }) => {
  await page.clock.install();
  await watch(page);
  const panel = await open(page);
  await page.clock.fastForward(50_000);
  await page.keyboard.press('Tab');
  await page.clock.fastForward(50_000);
  await expect(panel).toHaveCount(1);
  await page.clock.fastForward(15_000);
  await expect(panel).toHaveCount(0);
});
