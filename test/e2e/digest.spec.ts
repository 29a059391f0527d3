import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { eventually, nowPlaying, runCli, startPlayer, type RunningPlayer } from '../fakes/player.ts';
import { writeShownDays } from '../fakes/shown-days.ts';
import type { QrCode } from '../../renderer/overlays/qr-code.ts';
import { faultsOf } from './legibility.ts';

const PIN = '482913';
const DAY_MS = 86_400_000;
const browserPath = process.env['BLUEZONE_KIOSK_BROWSER'];
/** Today and the two days before it in Vietnam, from a minute past midnight on. */
const today = Math.floor((Date.now() + 7 * 3_600_000) / DAY_MS) * DAY_MS - 7 * 3_600_000 + 60_000;
const dateOf = (instant: number) => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);

/** One machine without a line, that has shown three items for three days, and the page that reads its codes. */
let dir: string;
let player: RunningPlayer;
let readerPage: string;
test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'digest-'));
  const dataDir = path.join(dir, 'data');
  runCli(['settings', 'set', 'operatorPin', PIN, '--data-dir', dataDir]);
  writeShownDays(dataDir, { days: [today - 2 * DAY_MS, today - DAY_MS, today], items: 3, plays: 20 });
  const args = ['--host', 'none', '--data-dir', dataDir, '--screen-id', 'sanh-1'];
  player = await startPlayer(args, browserPath === undefined ? {} : { BLUEZONE_KIOSK_BROWSER: browserPath });
  readerPage = path.join(dir, 'doc ma.html');
  expect(runCli(['digest', '--out', readerPage]).status).toBe(0);
});
test.afterAll(async () => {
  await player.stop();
  rmSync(dir, { recursive: true });
});

/** Opens the panel and the codes in it. */
async function showCodes(page: Page) {
  await page.goto(player.url);
  await eventually(player.status, (status) => nowPlaying(status) !== undefined);
  await page.keyboard.press('Control+Shift+O');
  const panel = page.locator('operator-panel');
  await panel.getByRole('button', { name: 'Mã báo cáo' }).click();
  await expect(panel.locator('pin-pad')).toBeVisible();
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await expect(panel.locator('qr-code')).toBeVisible();
  return panel;
}

/** Pictures of the display at odd moments, as many as it takes to have seen each code. */
async function photographed(page: Page): Promise<readonly string[]> {
  const pictures: string[] = [];
  for (let n = 0; n < 24; n++) {
    const file = path.join(dir, `display-${String(n).padStart(2, '0')}.png`);
    await page.screenshot({ path: file });
    pictures.push(file);
  }
  return pictures;
}

/** A phone whose camera sees the display: from aside, a little blurred, at ten pictures a second, over and over. */
async function phoneThatSees(pictures: readonly string[]): Promise<Browser> {
  const film = path.join(dir, 'camera.mjpeg');
  const seen = 'scale=1180:-1,rotate=0.06:fillcolor=gray,gblur=sigma=0.7,pad=1280:720:-1:-1:gray,format=yuvj420p';
  const input = path.join(path.dirname(pictures[0] ?? dir), 'display-%02d.png');
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', '-framerate', '10', '-i', input, '-vf', seen, '-q:v', '4', film]);
  return chromium.launch({
    ...(browserPath === undefined ? { executablePath: '/usr/bin/chromium' } : { executablePath: browserPath }),
    args: [
      ...['--disable-gpu', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
}

/** What axe finds; put in by the debugger, for the page lets no script in. */
async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      readonly axe: {
        run(): Promise<{ readonly violations: readonly { readonly id: string; readonly help: string }[] }>;
      };
    };
    return (await axe.run()).violations.map(({ id, help }) => `${id}: ${help}`);
  });
}

test.use({ locale: 'vi-VN' });

test('a phone reads with its camera what a machine without a line has shown, and the report counts it', async ({
  page,
}) => {
  const panel = await showCodes(page);
  const key = await panel.locator('.key').innerText();
  const pictures = await photographed(page);
  const phone = await phoneThatSees(pictures);
  try {
    const reader = await phone.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
    const strays: string[] = [];
    reader.on('console', (message) => message.type() === 'error' && strays.push(message.text()));
    reader.on('request', (request) => !/^(file|blob|data):/.test(request.url()) && strays.push(request.url()));
    await reader.goto(pathToFileURL(readerPage).href);
    expect(await axeViolations(reader)).toEqual([]);
    await reader.getByRole('button', { name: 'Bật camera' }).click();

    const card = reader.locator('digest-card');
    await expect(card).toBeVisible({ timeout: 60_000 });
    await expect(card.getByRole('heading')).toHaveText('sanh-1');
    await expect(card).toContainText('Chữ ký đúng');
    await expect(card).toContainText(key);
    expect(await axeViolations(reader)).toEqual([]);
    // What was read is still there when the phone was put away in between.
    await reader.reload();
    await expect(card).toContainText(key);

    const saving = reader.waitForEvent('download');
    await reader.getByRole('button', { name: 'Tải tệp' }).click();
    const file = path.join(dir, 'bao-cao.jsonl');
    await (await saving).saveAs(file);
    expect(strays).toEqual([]);
    expect(readFileSync(file, 'utf8')).toMatch(/^\{"v":1,"kind":"digest",.*\}\n$/);
    const days = ['--from', dateOf(today - 2 * DAY_MS), '--to', dateOf(today)];
    const { stdout, status } = runCli([
      'report',
      file,
      ...days,
      '--out',
      path.join(dir, 'report.html'),
      '--lang',
      'en',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Showings, whole: 17[01]\n/);
    expect(stdout).toContain('1 machine by code');
  } finally {
    await phone.close();
  }

  await panel.getByRole('button', { name: 'Điện thoại đã đọc đủ' }).click();
  await expect(panel.getByRole('status')).toContainText('Đã ghi');
  expect(JSON.parse(readFileSync(path.join(dir, 'data', 'digest-taken.json'), 'utf8'))).toMatchObject({
    value: { until: dateOf(today) },
  });
});

test('photographs and films will do, where a computer has no camera', async ({ page, context }) => {
  const panel = await showCodes(page);
  await panel.getByRole('button', { name: 'Lấy lại 30 ngày qua' }).click();
  await expect(panel.locator('qr-code')).toBeVisible();
  const pictures = await photographed(page);
  const reader = await context.newPage();
  await reader.setViewportSize({ width: 390, height: 844 });
  await reader.goto(pathToFileURL(readerPage).href);

  await reader.locator('input[type=file]').setInputFiles([pictures[0] ?? '']);
  await expect(reader.locator('.message')).toContainText('Mới đọc được 1 trên');
  await reader.locator('input[type=file]').setInputFiles([...pictures]);
  await expect(reader.locator('digest-card')).toContainText('Chữ ký đúng');
  await reader.locator('input[type=file]').setInputFiles([readerPage]);
  await expect(reader.locator('.message')).toContainText('Không mở được tệp này');

  const film = path.join(dir, 'display.webm');
  const input = path.join(dir, 'display-%02d.png');
  execFileSync('ffmpeg', [
    ...['-y', '-loglevel', 'error', '-framerate', '10', '-i', input, '-c:v', 'libvpx', '-b:v', '4M'],
    ...['-deadline', 'realtime', film],
  ]);
  reader.once('dialog', (dialog) => void dialog.accept());
  await reader.getByRole('button', { name: 'Xóa' }).click();
  await expect(reader.locator('digest-card')).toHaveCount(0);
  await reader.locator('input[type=file]').setInputFiles([film]);
  await expect(reader.locator('digest-card')).toContainText('Chữ ký đúng');
});

test('the code is as large as the screen allows, or says that it is too small', async ({ page }) => {
  const panel = await showCodes(page);
  const code = panel.locator('qr-code');
  const smallest = panel.getByText('Màn hình này quá nhỏ');
  for (const [width, height, squarePx] of [
    [1920, 1080, 12],
    [1080, 1920, 12],
    [1366, 768, 8],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => code.evaluate((one: QrCode) => one.measure()?.modulePx)).toBeGreaterThanOrEqual(squarePx);
    const measure = await code.evaluate((one: QrCode) => one.measure());
    expect(measure?.quietModules).toBeCloseTo(4, 1);
    await expect(smallest).toHaveCount(0);
    expect(await faultsOf(panel), `${width}×${height}`).toEqual([]);
  }
  await page.setViewportSize({ width: 384, height: 192 });
  await expect(smallest).toBeInViewport({ ratio: 1 });
  expect(await faultsOf(panel)).toEqual([]);
});
