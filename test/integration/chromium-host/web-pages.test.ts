import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startDisplay, type Display } from '../../fakes/display.ts';
import { eventually, nowPlaying, playsIn, startPlayer } from '../../fakes/player.ts';
import { pngBytes } from '../../fakes/png.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { coloursOn, columns, hasBrowser, treeOf } from './running-host.ts';

/** Of `pngBytes(200)`. */
const VIOLET = '#7838C8';
/** Of `pngBytes(100)`. */
const RED = '#BC1C64';
const GREEN = '#00C800';
const CYAN = '#00C8C8';
/** What stands under every item. */
const PLAIN = '#0A2A66';
const GREY = '#808080';

/** A page of one colour; busy, so that its process is known by what it takes. */
const page = (colour: string, script = '') =>
  `<!doctype html><title>page</title><style>html{background:${colour};color:${colour}}</style>words<script>
  setInterval(() => { for (const end = performance.now() + 10; performance.now() < end; ); }, 50); ${script}</script>`;

describe.skipIf(!hasBrowser)('web pages in the Chromium host', () => {
  let display: Display;
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display.stop());

  it('shows those that may be shown, and never an error page, whatever becomes of them', async () => {
    let isAway = false;
    const asked = new Set<string>();
    const server = createServer(({ url = '' }, response) => {
      asked.add(url);
      if (isAway) return void response.destroy();
      response.writeHead(url === '/error' ? 500 : 200, { 'content-type': 'text/html' });
      response.end(
        url === '/gone'
          ? page(CYAN, 'setTimeout(() => location.reload(), 1500)')
          : page(url === '/board' ? GREEN : '#fff'),
      );
    });
    // Another site than 127.0.0.1, so that its frames have processes of their own.
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
    onTestFinished(() => void server.close());
    const origin = `http://127.0.0.2:${(server.address() as AddressInfo).port}`;
    const dataDir = await tempDir();
    const site = path.join(dataDir, 'site');
    await mkdir(site);
    await writeFile(path.join(site, 'poster.png'), pngBytes(200));
    await writeFile(path.join(site, 'instead.png'), pngBytes(100));
    const web = (name: string, from = origin) => ({
      id: name,
      type: 'web',
      src: `${from}/${name}`,
      durationSeconds: 20,
    });
    const items = [
      { id: 'poster', src: 'poster.png', fit: 'fill', durationSeconds: 10 },
      ...[
        web('board'),
        { ...web('error'), durationSeconds: 8, fallback: { url: 'instead.png' } },
        web('elsewhere', 'http://127.0.0.3:81'),
        web('gone'),
      ],
    ];
    await writeFile(path.join(site, 'playlist.json'), JSON.stringify({ formatVersion: 1, overlays: false, items }));
    const args = ['--data-dir', path.join(dataDir, 'data'), '--config-url', site, '--web-origins', origin];
    const before = await startPlayer(['--host', 'none', ...args]);
    await eventually(before.status, ({ playlist }) => playlist.state === 'current');
    await before.stop();

    const player = await startPlayer(['--host', 'chromium', ...args], { DISPLAY: display.name });
    onTestFinished(() => void player.kill().catch(() => undefined));
    const isOn = (id: string) => eventually(player.status, (status) => nowPlaying(status) === id, 30_000);
    await isOn('board');
    await sleep(500);
    expect(coloursOn(display, columns)).toEqual(new Set([GREEN]));

    const seen = new Map<string, number>();
    let isWatching = true;
    const watching = (async () => {
      for (; isWatching; await sleep(5))
        for (const colour of coloursOn(display, columns)) seen.set(colour, (seen.get(colour) ?? 0) + 1);
    })();
    process.kill(await busiestRenderer(player.pid), 'SIGKILL');
    const killedAt = performance.now();
    await isOn('error');
    const overMs = performance.now() - killedAt;
    console.log(`frame killed, next item on: ${Math.round(overMs)} ms`);
    await isOn('gone');
    isAway = true;
    const awayAt = performance.now();
    await isOn('poster');
    const backMs = performance.now() - awayAt;
    console.log(`server away, next item on: ${Math.round(backMs)} ms`);
    isWatching = false;
    await watching;
    console.log('colours and in how many samples', Object.fromEntries(seen));

    expect(overMs).toBeLessThan(3 * 5000);
    expect(backMs).toBeLessThan(3 * 5000);
    expect(asked).not.toContain('/elsewhere');
    const { faults } = await player.status();
    expect(faults.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['WEB_NOT_ALLOWED', 'ITEM_FAILED board', 'ITEM_FAILED gone']),
    );
    await player.stop();
    // Of a frame whose process dies Chromium draws a grey page by itself, until it is told and hidden.
    const strange = [...seen].filter(
      ([colour]) => ![VIOLET, RED, GREEN, CYAN, PLAIN].some((one) => isNear(one, colour)),
    );
    expect(strange.map(([colour]) => colour).filter((colour) => colour !== GREY)).toEqual([]);
    expect(seen.get(GREY) ?? 0).toBeLessThan(10);
    // What stood in the place of a page is told by its file.
    const plays = playsIn(path.join(dataDir, 'data')).filter(({ itemId }) => itemId !== 'poster');
    expect(seen.has(RED)).toBe(true);
    expect(plays.map(({ itemId, status, sha256 }) => [itemId, status, typeof sha256 === 'string'])).toEqual([
      ['board', 'partial', false],
      ['error', 'success', true],
      ['gone', 'partial', false],
    ]);
  });
});

/** What is about to be seen lies over the picture, all but invisible. */
function isNear(one: string, other: string): boolean {
  const channels = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return channels(one).every((value, index) => Math.abs(value - (channels(other)[index] ?? 0)) <= 1);
}

/** The page's own process stands still while a still page is on. */
async function busiestRenderer(hostPid: number): Promise<number> {
  const renderers = treeOf(hostPid).filter(({ type }) => type === 'renderer');
  const usedBy = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[11]);
  const before = new Map(renderers.map(({ pid }) => [pid, usedBy(pid)]));
  await sleep(1000);
  const used = renderers.map(({ pid }) => ({ pid, ticks: usedBy(pid) - (before.get(pid) ?? 0) }));
  return used.toSorted((one, other) => other.ticks - one.ticks)[0]?.pid ?? 0;
}
