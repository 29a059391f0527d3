import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type ElectronApplication, type Frame, type Page } from '@playwright/test';
import { startDisplay, type Display } from '../fakes/display.ts';
import { pngBytes } from '../fakes/png.ts';
import { isThere, launchElectron, saySkipped, skipped } from './real-electron.ts';

// Where its binary cannot be had; where it must be there, `CI_REQUIRE_ELECTRON=1` fails instead (real-electron.ts).
test.skip(!isThere, skipped);
saySkipped('electron-web-pages.spec.ts');

/** Web pages in the real Electron: one that stays, and asks for all that it may not have; and some that come to nothing. */
let dir: string;
let display: Display | undefined;
let app: ElectronApplication | undefined;
let page: Page;
let servers: Server[];
let asked: Set<string>;

async function serve(host: string, answer: (url: string, origin: string) => string | number): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    asked.add(`${host}${url}`);
    const { port } = server.address() as AddressInfo;
    const said = answer(url, `http://${host}:${port}`);
    response.writeHead(typeof said === 'number' ? said : 200, { 'content-type': 'text/html' });
    response.end(typeof said === 'number' ? 'error' : `<!doctype html><title>page</title>words${said}`);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

test.beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'electron-web-'));
  servers = [];
  asked = new Set();
  const elsewhere = await serve('127.0.0.3', () => '');
  const near = await serve('127.0.0.1', () => '');
  // Another site than the player's door.
  const web = await serve('127.0.0.2', (url, own) =>
    url === '/error'
      ? 500
      : url === '/away'
        ? `<script>setTimeout(() => (location = '${elsewhere}/gone'), 3500)</script>`
        : [`${elsewhere}/asked`, `${near}/asked`, `${own}/asked`].map((src) => `<img src="${src}">`).join(''),
  );
  mkdirSync(path.join(dir, 'site'));
  writeFileSync(path.join(dir, 'site', 'poster.png'), pngBytes(200));
  const item = (name: string, seconds: number) => ({
    ...{ id: name, type: 'web', src: `${web}/${name}`, durationSeconds: seconds },
  });
  const items = [
    { id: 'poster', src: 'poster.png', durationSeconds: 2 },
    ...[item('board', 8), item('error', 3), item('away', 30)],
  ];
  const playlist = { formatVersion: 1, overlays: false, items };
  writeFileSync(path.join(dir, 'site', 'playlist.json'), JSON.stringify(playlist));
  if (process.platform === 'linux') display = await startDisplay();
  app = await launchElectron(
    [`--data-dir=${path.join(dir, 'data')}`, `--config-url=${path.join(dir, 'site')}`, `--web-origins=${web}`],
    display,
  );
  page = await app.firstWindow();
});
test.afterEach(async () => {
  await app?.close();
  await display?.stop();
  for (const server of servers) server.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Told {
  readonly screens: readonly { readonly nowPlaying: { readonly itemId: string } | null }[];
  readonly faults: readonly { readonly code: string }[];
}

function status(): Promise<Told> {
  return page.evaluate(() => fetch('/status').then((answer) => answer.json() as Promise<Told>));
}

/** Waits until an item is on; the bundled campaign may have to end its clip before the first. */
async function isOn(id: string): Promise<void> {
  await expect.poll(async () => (await status()).screens[0]?.nowPlaying?.itemId, { timeout: 60_000 }).toBe(id);
}

function frameOf(name: string): Frame {
  const frame = page.frames().find((one) => one.url().endsWith(`/${name}`));
  if (frame === undefined) throw new Error(`no frame shows ${name}`);
  return frame;
}

test('are shown in a frame that has nothing of Electron, no permission, and no way but to what may be shown', async () => {
  await isOn('board');
  const frame = frameOf('board');

  const seen = await frame.evaluate(async () => ({
    globals: ['kioskHost', 'require', 'process'].map(
      (name) => typeof (window as unknown as Record<string, unknown>)[name],
    ),
    opened: window.open('about:blank') === null,
    focused: (window.focus(), document.hasFocus()),
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    ),
  }));
  expect(seen).toMatchObject({ globals: Array(3).fill('undefined'), opened: true, focused: false });
  expect([seen.notifications, seen.camera ?? 'denied']).toEqual(['denied', 'denied']);
  expect([...asked].filter((one) => one.endsWith('/asked'))).toHaveLength(1); // of its own origin
});

test('give way to what comes next where they come to nothing, and never to an error page', async () => {
  await isOn('away');
  await isOn('poster');

  expect([...asked].filter((one) => one.startsWith('127.0.0.3'))).toEqual([]);
  const { faults } = await status();
  expect(faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['ITEM_FAILED error', 'ITEM_FAILED away']));
});

test('give way when their process dies', async () => {
  await isOn('board');
  await app?.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents())
      for (const frame of contents.mainFrame.frames) process.kill(frame.osProcessId, 'SIGKILL');
  });

  await isOn('away');
  expect((await status()).faults.map(({ code }) => code)).toContain('ITEM_FAILED board');
});
