import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startBuiltHost } from '../electron/built-host.ts';
import { realBrowser } from '../electron/real-browser.ts';
import { buildProgram } from '../fakes/built-program.ts';
import { display } from '../fakes/electron.ts';
import { eventually, nowPlaying, playsIn, startPlayer } from '../fakes/player.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/**
 * The built Electron host with Electron faked, but for a real Chromium in its window: what the guard says through
 * Electron's debugger, and what is reached with the switches and the proxy that the host sets.
 */
beforeAll(buildProgram);

/** A server on this machine, of another site than 127.0.0.1; what it was asked. */
async function serve(host: string, answer: (url: string) => string | number) {
  const asked = new Set<string>();
  const server: Server = createServer(({ url = '' }, response) => {
    asked.add(url);
    const said = answer(url);
    if (typeof said === 'number') response.writeHead(said, { 'content-type': 'text/html' }).end('error');
    else if (said.startsWith('http')) response.writeHead(302, { location: said }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>page</title>words${said}`);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { asked, port, origin: `http://${host}:${port}` };
}

describe.skipIf(realBrowser() === '')(
  'web pages in the Electron host, in a Chromium that stands in for its own',
  () => {
    it('are shown where they may be, and give way to what comes next where they come to nothing', async () => {
      const elsewhere = await serve('127.0.0.3', () => 'never to be seen');
      const near = await serve('127.0.0.1', () => 'never to be asked');
      const probe = [`${elsewhere.origin}/asked`, `http://localhost:${near.port}/asked`];
      const pages: Record<string, string | number> = {
        '/board': probe.map((url) => `<img src="${url}">`).join(''),
        '/error': 500,
        '/leads-away': `${elsewhere.origin}/redirected`,
        '/goes-away': `<script>setTimeout(() => (location = '${elsewhere.origin}/gone'), 3500)</script>`,
      };
      const web = await serve('127.0.0.2', (url) => pages[url] ?? 404);
      const dir = await tempDir();
      const site = path.join(dir, 'site');
      await mkdir(site);
      await writeFile(path.join(site, 'poster.png'), pngBytes(200));
      await writeFile(path.join(site, 'instead.png'), pngBytes(100));
      const item = (name: string) => ({ id: name, type: 'web', src: `${web.origin}/${name}`, durationSeconds: 3 });
      const items = [
        { id: 'poster', src: 'poster.png', durationSeconds: 2 },
        item('board'),
        { ...item('error'), fallback: { url: 'instead.png' } },
        item('leads-away'),
        { ...item('goes-away'), durationSeconds: 30 },
      ];
      await writeFile(path.join(site, 'playlist.json'), JSON.stringify({ formatVersion: 1, overlays: false, items }));

      // So that the first picture is of this playlist already.
      const dataDir = path.join(dir, 'data');
      const before = await startPlayer(['--host', 'none', '--data-dir', dataDir, '--config-url', site]);
      await eventually(before.status, ({ playlist }) => playlist.state === 'current');
      await before.stop();

      const host = startBuiltHost(
        dir,
        ['--config-url', site, '--web-origins', web.origin],
        { displays: [display(11, 0, 0, 1280, 720)], realBrowser: true },
        { BLUEZONE_KIOSK_BROWSER: realBrowser() },
      );
      onTestFinished(async () => {
        host.process.kill('SIGTERM');
        await host.ended;
      });
      await eventually(() => host.printed().length > 0, Boolean);
      await eventually(host.status, (status) => nowPlaying(status) === 'goes-away', 40_000);
      const { faults } = await eventually(host.status, (status) => nowPlaying(status) === 'poster');

      expect(elsewhere.asked.size + near.asked.size).toBe(0);
      expect(faults.map(({ code, message }) => `${code}: ${message}`)).toEqual([
        expect.stringMatching(/^ITEM_FAILED leads-away: .*not allowed to show http:\/\/127\.0\.0\.3/),
        expect.stringMatching(/^ITEM_FAILED goes-away: .*not allowed to show http:\/\/127\.0\.0\.3/),
      ]);
      const plays = playsIn(dataDir).filter(({ itemId }) => itemId !== 'poster');
      expect(
        plays.slice(0, 3).map(({ itemId, status, sha256 }) => [itemId, status, typeof sha256 === 'string']),
      ).toEqual([
        ['board', 'success', false],
        ['error', 'success', true],
        ['goes-away', 'partial', false],
      ]);
    });
  },
);
