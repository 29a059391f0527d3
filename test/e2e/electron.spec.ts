import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { startDisplay, type Display } from '../fakes/display.ts';
import { isThere, launchElectron, saySkipped, skipped } from './real-electron.ts';

// Where its binary cannot be had; where it must be there, `CI_REQUIRE_ELECTRON=1` fails instead (real-electron.ts).
test.skip(!isThere, skipped);
saySkipped('electron.spec.ts');

let dir: string;
let display: Display | undefined;
let app: ElectronApplication | undefined;
let page: Page;
test.beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'electron-e2e-'));
  if (process.platform === 'linux') display = await startDisplay();
  app = await launchElectron([`--data-dir=${dir}`, '--screen-id=lobby'], display);
  page = await app.firstWindow();
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/\?screen=lobby$/);
});
/** The program under test; `beforeEach` started it. */
function running(): ElectronApplication {
  if (app === undefined) throw new Error('Electron was not started');
  return app;
}
test.afterEach(async () => {
  await app?.close();
  await display?.stop();
  rmSync(dir, { recursive: true, force: true });
});

test('fills the display with one locked window that shows our page', async () => {
  const windows = await running().evaluate(({ BrowserWindow, screen, Menu }) => ({
    displays: screen.getAllDisplays().map(({ bounds }) => bounds),
    bounds: BrowserWindow.getAllWindows().map((window) => window.getBounds()),
    kiosk: BrowserWindow.getAllWindows().map((window) => window.isKiosk()),
    menu: Menu.getApplicationMenu(),
  }));

  expect(windows.bounds).toEqual(windows.displays);
  expect(windows.kiosk.every(Boolean)).toBe(true);
  expect(windows.menu).toBeNull();
});

test('gives its page nothing of Electron and nothing of Node', async () => {
  const seen = await page.evaluate(() => {
    const world = window as unknown as Record<string, unknown>;
    return {
      host: world['kioskHost'],
      others: ['require', 'process', 'module', 'Buffer'].map((name) => typeof world[name]),
    };
  });

  expect(seen).toEqual({ host: { host: 'electron' }, others: Array(4).fill('undefined') });
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('lets its page go nowhere, open nothing and ask for nothing', async () => {
  const before = page.url();
  await page.evaluate(() => {
    window.open('https://example.org/');
    location.href = 'https://example.org/';
  });
  await page.waitForTimeout(1_000);

  expect(page.url()).toBe(before);
  expect(running().windows()).toHaveLength(1);
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  await expect(
    page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted')),
  ).rejects.toThrow(/denied|NotAllowed|NotFound/i);
});

test('brings a page back whose process died', async () => {
  const loads = () =>
    running().evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    );
  const [before] = await loads();
  await running().evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );

  await expect
    .poll(
      async () => {
        const [now] = await loads();
        const isThere = await running().evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().some(({ webContents }) => !webContents.isCrashed() && !webContents.isLoading()),
        );
        return isThere && now !== 0 && now !== before;
      },
      { timeout: 15_000 },
    )
    .toBe(true);
});

test('plays', async () => {
  await expect
    .poll(
      () =>
        page
          .evaluate(() =>
            fetch('/status').then((answer) => answer.json() as Promise<{ screens: { nowPlaying: unknown }[] }>),
          )
          .then(({ screens }) => screens[0]?.nowPlaying ?? null),
      { timeout: 20_000 },
    )
    .not.toBeNull();
});
