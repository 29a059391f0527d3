import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { browserEnv } from '../../chromium/browser-env.ts';
import { prepareBrowserHome } from '../../chromium/browser-home.ts';
import { launchBrowser } from '../../chromium/browser-process.ts';
import { browserFlags } from '../../chromium/flags.ts';
import { openKioskPage } from '../../chromium/kiosk-page.ts';
import { makePlainHome } from '../bench/subjects.ts';
import { logbook } from '../fakes/logbook.ts';

const chromium = spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout.trim();

const setTimer = (run: () => void, ms: number) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** The real browser, with nothing on its page but what a test says. */
async function browserOn(bodies: Readonly<Record<string, string>>) {
  const server = createServer((request, response) => {
    const body = bodies[new URL(request.url ?? '/', 'http://page').pathname] ?? '';
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><html lang="vi">${body}</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const home = await makePlainHome();
  const prepared = prepareBrowserHome(home.path, home.owner, undefined);
  const bounds = { x: 0, y: 0, width: 1280, height: 720 };
  const browser = launchBrowser({
    program: chromium,
    flags: browserFlags({ profileDir: prepared.profileDir, surface: 'headless', bounds, kiosk: true }),
    env: browserEnv({ PATH: process.env['PATH'] }, prepared, 'linux', home.owner === undefined),
    owner: home.owner,
  });
  onTestFinished(async () => {
    await browser.stop();
    server.close();
    home.remove();
  });
  const page = await openKioskPage(browser.devtools, {
    ...{ log: logbook(), now: Date.now, setTimer, onCrash: () => 0 },
    killProcess: (pid) => void process.kill(pid, 'SIGKILL'),
  });
  const origin = `http://127.0.0.1:${port}`;
  /** Shows a page, and looks at it as soon as it is there. */
  const lookAt = async (path: string) => {
    page.show({ origin, port, token: 'a1', url: origin + path });
    return expect
      .poll(() => page.look(AbortSignal.timeout(10_000)), { timeout: 10_000 })
      .toBeDefined()
      .then(() => page.look(AbortSignal.timeout(10_000)));
  };
  return { page, lookAt };
}

const box = (colour: string, left = 40) =>
  `<style>html{background:#00AA55}div{position:fixed;inset:20%;left:${left}%;background:${colour}}</style><div></div>`;

it.skipIf(chromium === '')('tells a picture from a screen of one colour, and one picture from another', async () => {
  const { lookAt } = await browserOn({
    '/picture': box('#F00'),
    '/other': box('#F00', 60),
    '/black': '<style>html{background:#000}</style>',
    '/white': '',
  });
  const [picture, other, again] = [await lookAt('/picture'), await lookAt('/other'), await lookAt('/picture')];

  expect([picture, other].map((sight) => sight?.blank)).toEqual([false, false]);
  expect(other?.print).not.toBe(picture?.print);
  expect(again?.print).toBe(picture?.print);
  expect(await lookAt('/black')).toMatchObject({ blank: true });
  expect(await lookAt('/white')).toMatchObject({ blank: true });
});

it.skipIf(chromium === '')('sees the same picture again once a GPU process that hung was ended', async () => {
  const { page, lookAt } = await browserOn({ '/': box('#F00') });
  const before = await lookAt('/');
  const gpu = await page.gpuPid();
  process.kill(gpu ?? 0, 'SIGSTOP');
  page.killGpu();

  await expect.poll(() => page.gpuPid(), { timeout: 10_000 }).not.toBe(gpu);
  await expect
    .poll(async () => (await page.look(AbortSignal.timeout(10_000)))?.print, { timeout: 15_000 })
    .toBe(before?.print);
});
