import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import type { Status } from '../../core/status.ts';
import { makeDataDir, type DataDir } from '../bench/subjects.ts';
import { watchTree } from '../bench/process-tree.ts';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { clipWithBrokenMiddle, clipWithoutLength, greyPng, hugeGif, picture8K } from '../fakes/hard-media.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { eventually, nowPlaying } from '../fakes/player.ts';
import { kioskForEach } from './kiosk.ts';

test.describe.configure({ mode: 'parallel' });

/** Rows of the catalogue of faults that only a real browser can show: media with the right hash that it cannot bear. */
const kiosk = kioskForEach();
const { isOn, plays, status, watch } = kiosk;
let media: CodedMedia;
test.beforeAll(async () => {
  media = await makeCodedMedia(['v1', 'v2', 'p1', 'p2'], { seconds: 2 });
});

/** Puts a file on the web server; gives the item that shows it. */
function upload(src: string, bytes: Buffer, more: object = {}) {
  writeFileSync(kiosk.onServer(src), bytes);
  return { src, id: src, sha256: sha256(bytes), bytes: bytes.length, ...more };
}
const clip = (id: 'v1' | 'v2') => upload(`${id}.mp4`, readFileSync(media.fileOf(id)));
const picture = (id: 'p1' | 'p2') =>
  upload(path.basename(media.fileOf(id)), readFileSync(media.fileOf(id)), { id, durationSeconds: 1 });

function publish(items: readonly object[], change: object = {}) {
  const refresh = { intervalSeconds: 10, jitterSeconds: 0 };
  const playlist = { formatVersion: 1, id: 'tinh', overlays: false, refresh, items, ...change };
  writeFileSync(kiosk.onServer('playlist.json'), JSON.stringify(playlist));
}

const codes = ({ faults }: Status) => faults.map(({ code }) => code);

/** The most memory that a page's process has ever had, in MiB. */
async function peakMiB(browser: Browser): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1024);
  await devtools.detach();
  return Math.max(...peaks);
}

/** Has the page note the longest time between two of its animation frames. */
const watchFrames = (page: Page) =>
  page.evaluate(() => {
    const noted = Object.assign(window, { longestGapMs: 0 });
    let before = performance.now();
    const look = (at: number) => {
      noted.longestGapMs = Math.max(noted.longestGapMs, at - before);
      before = at;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
const longestGapMs = (page: Page) => page.evaluate<number>('longestGapMs');

test('M04 › a clip whose middle is broken gives way to the next item within a second', async ({ page }) => {
  publish([picture('p1'), upload('broken.mp4', clipWithBrokenMiddle(media.fileOf('v1'))), picture('p2')]);
  await watch(page);
  await page.evaluate(() => {
    const noted = Object.assign(window, { brokeAt: 0 });
    for (const video of document.querySelector('kiosk-stage')?.shadowRoot?.querySelectorAll('video') ?? [])
      video.addEventListener('error', () => (noted.brokeAt ||= Date.now()));
  });
  await isOn('broken.mp4');
  const { faults } = await eventually(status, (one) => nowPlaying(one) === 'p2');

  expect(faults).toContainEqual(expect.objectContaining({ code: 'ITEM_FAILED broken.mp4' }));
  const rows = plays();
  const [, broken, next] = rows;
  expect(broken).toMatchObject({ itemId: 'broken.mp4', status: 'partial' });
  expect(next?.itemId).toBe('p2');
  expect(Date.parse(next?.startedAt ?? '') - (await page.evaluate<number>('brokeAt'))).toBeLessThan(1_000);
});

test('M09 › a clip that does not say how long it is plays to its end, or as long as its item says @exact', async ({
  page,
}) => {
  const endless = readFileSync(clipWithoutLength(media.fileOf('v1')));
  publish([
    upload('live.webm', endless),
    picture('p1'),
    upload('limited.webm', endless, { durationSeconds: 1 }),
    picture('p2'),
  ]);
  await watch(page);
  await isOn('p2');

  const [live, , limited] = plays();
  expect(live).toMatchObject({ itemId: 'live.webm', status: 'success' });
  expect(live?.frames).toBeGreaterThan(50); // of 60
  expect(limited).toMatchObject({ itemId: 'limited.webm', status: 'success' });
  expect(limited?.shownMs).toBeLessThan(1_800); // of two seconds
});

test('M10 › clips that stop without a word are skipped within 5 s, and the loop goes on', async ({ page }) => {
  const silent = upload('silent.mp4', Buffer.concat([readFileSync(media.fileOf('v1')), Buffer.from('1')]));
  const frozen = upload('frozen.mp4', readFileSync(media.fileOf('v2')));
  publish([picture('p1'), silent, frozen, picture('p2')]);
  const { origin, url } = await kiosk.begin();
  // Of the one no byte ever comes, the other is whole and never begins to move.
  await page.route(`${origin}/media/${silent.sha256}`, () => undefined);
  await page.addInitScript((name) => {
    const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')?.value as () => Promise<void>;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      return this.src.endsWith(name) ? new Promise(() => undefined) : play.call(this);
    };
  }, frozen.sha256);
  await page.goto(url);
  await isOn('frozen.mp4');
  for (const id of ['p2', 'p1', 'p2']) await isOn(id);

  const failed = ['ITEM_FAILED silent.mp4', 'ITEM_FAILED frozen.mp4'];
  expect(codes(await status())).toEqual(failed);
  const rows = plays();
  // A picture of one second stays for as long as the clip after it is waited for.
  expect(rows.slice(0, 5).map(({ itemId }) => itemId)).toEqual(['p1', 'frozen.mp4', 'p2', 'p1', 'p2']);
  expect(Math.max(...rows.map(({ shownMs }) => shownMs))).toBeLessThan(7_000);
  expect(rows[1]).toMatchObject({ status: 'partial' });
});

test('M13 › a picture of 8K is shown without a jolt, one of 144 megapixels is passed over @exact', async ({
  page,
  browser,
}) => {
  publish([
    clip('v1'),
    upload('8k.jpg', readFileSync(picture8K()), { durationSeconds: 1 }),
    picture('p1'),
    upload('144.png', greyPng({ width: 12_000, height: 12_000 }), { durationSeconds: 1 }),
  ]);
  await watch(page);
  await isOn('v1.mp4');
  await watchFrames(page);
  await isOn('8k.jpg');
  const { faults } = await eventually(status, (one) => codes(one).includes('ITEM_FAILED 144.png'));
  await isOn('v1.mp4');

  expect(faults[0]?.message).toContain('12000 × 12000 pixels, 144 megapixels; at most 50 can be shown');
  const rows = plays();
  expect(rows.map(({ itemId }) => itemId)).not.toContain('144.png');
  expect(rows.find(({ itemId }) => itemId === '8k.jpg')?.status).toBe('success');
  expect(rows[0]?.frames).toBeGreaterThan(50); // of 60, while the picture was decoded behind them
  expect(await longestGapMs(page)).toBeLessThan(500);
  expect(await peakMiB(browser)).toBeLessThan(MOST_MIB);
});

test('M14 › huge animations are shown for their time, and cost no more than one of their pictures', async ({
  page,
  browser,
}) => {
  publish([
    picture('p1'),
    upload('noise.gif', readFileSync(hugeGif()), { durationSeconds: 1 }),
    picture('p2'),
    upload('bomb.png', greyPng({ width: 4_000, height: 4_000, frames: 1_000 }), { durationSeconds: 1 }),
  ]);
  await watch(page);
  for (const id of ['noise.gif', 'p2', 'bomb.png', 'p1']) await isOn(id);

  expect(codes(await status())).toEqual([]);
  const shown = plays().filter(({ itemId }) => /gif|png/.test(itemId));
  expect(shown.slice(0, 2).map(({ itemId }) => itemId)).toEqual(['noise.gif', 'bomb.png']);
  expect(Math.max(...shown.map(({ shownMs }) => shownMs))).toBeLessThan(2_000);
  expect(await peakMiB(browser)).toBeLessThan(MOST_MIB);
});

/** Measured: 260 for either; the page itself has 200. */
const MOST_MIB = 500;

test('M15 › a drawing runs no script, and asks for nothing', async ({ page }) => {
  const trap = kiosk.nginx().url('/trap');
  const drawing = `<?xml version="1.0"?><?xml-stylesheet href="${trap}.css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="160" height="90"
  onload="fetch('${trap}-onload'); parent.document.title = 'taken'">
  <style>@import url(${trap}-import.css); @font-face { font-family: f; src: url(${trap}.woff2) } rect { fill: #0a5 }</style>
  <script>fetch('${trap}-script'); top.document.title = 'taken';</script>
  <script href="${trap}.js"/>
  <rect width="160" height="90"/>
  <image href="${trap}.png" width="9" height="9"/><use href="${trap}.svg#a"/>
  <text font-family="f" x="9" y="20">x</text>
  <foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${trap}.html"/></foreignObject>
</svg>`;
  publish([upload('drawing.svg', Buffer.from(drawing), { durationSeconds: 1 }), picture('p1')]);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const { origin } = await watch(page);
  await isOn('drawing.svg');
  await isOn('p1');

  expect(plays()[0]?.itemId).toBe('drawing.svg');
  expect(asked.filter((url) => new URL(url).host !== new URL(origin).host)).toEqual([]);
  expect((await kiosk.nginx().requests()).filter((line) => line.includes('trap'))).toEqual([]);
  expect(await page.title()).not.toBe('taken');
});

test('a drawing is seen that says its shape alone, or not even that', async ({ page }) => {
  const drawing = (size: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#0a5"/></svg>`);
  const sizes = { 'shape.svg': 'viewBox="0 0 16 9"', 'width.svg': 'width="160" viewBox="0 0 16 9"', 'none.svg': '' };
  publish(Object.entries(sizes).map(([name, size]) => upload(name, drawing(size), { durationSeconds: 2 })));
  await watch(page);
  for (const name of Object.keys(sizes)) {
    await isOn(name);
    const [x, y] = [960, 540];
    const pixel = PNG.sync.read(await page.screenshot({ clip: { x, y, width: 1, height: 1 } })).data;
    expect([...pixel.subarray(0, 3)], name).toEqual([0x00, 0xaa, 0x55]);
  }
});

test('M18 › a file that the page dies of three times is left out, also after a restart', async () => {
  const dataDir: DataDir = await makeDataDir();
  publish([picture('p1'), clip('v1'), picture('p2')]);
  const home = { dataDir: dataDir.path, env: { HOME: dataDir.path } };
  const start = () => kiosk.start({ ...home, host: ['--host', 'chromium', '--headless'] });
  try {
    // In force before there is a page: the bundled campaign would be on until the end of its first clip.
    await kiosk.begin(home);
    await kiosk.stop();
    const player = await start();
    const tree = watchTree(player.pid);
    const deaths: number[] = [];
    while (deaths.length < 3) {
      const since = await eventually(async () => {
        const one = await status();
        const at = Date.parse(one.screens[0]?.nowPlaying?.since ?? '');
        // Not at its start: while the next one is being decoded, a death is held against that.
        return nowPlaying(one) === 'v1.mp4' && !deaths.includes(at) && Date.now() - at > 800 ? at : 0;
      }, Boolean);
      deaths.push(since);
      for (const { pid } of tree.withCommand((command) => command.includes('--type=renderer')))
        process.kill(pid, 'SIGKILL');
    }
    const { faults } = await eventually(status, (one) => codes(one).includes('MEDIA_LEFT_OUT'));
    expect(faults.find(({ code }) => code === 'MEDIA_LEFT_OUT')?.message).toContain('v1.mp4');
    await kiosk.stop();
    await start();
    for (const id of ['p1', 'p2', 'p1', 'p2']) await isOn(id);
    expect(codes(await status())).toEqual(['MEDIA_LEFT_OUT']);
    await kiosk.stop();

    const rows = dataDir.plays();
    const last = rows.findLastIndex(({ itemId }) => itemId === 'v1.mp4');
    expect(rows.filter(({ itemId }) => itemId === 'v1.mp4')).toHaveLength(3);
    expect(new Set(rows.slice(last + 1).map(({ itemId }) => itemId))).toEqual(new Set(['p1', 'p2']));
  } finally {
    await kiosk.stop();
    dataDir.remove();
  }
});
