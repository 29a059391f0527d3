import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { eventually, nowPlaying } from '../fakes/player.ts';
import { kioskForEach } from './kiosk.ts';

const kiosk = kioskForEach();
const { isOn, plays, status } = kiosk;
let media: CodedMedia;
test.beforeAll(async () => {
  media = await makeCodedMedia(['v1', 'v2', 'p1', 'p2'], { seconds: 1 });
});

const file = (id: string) => path.basename(media.fileOf(id));
const sha256 = (id: string) =>
  createHash('sha256')
    .update(readFileSync(media.fileOf(id)))
    .digest('hex');
const item = (id: string) => ({ src: file(id), id, durationSeconds: 1, sha256: sha256(id) });
/** Puts media on the web server, then the playlist that names it. */
function publish(items: readonly object[], change: object = {}) {
  for (const id of ['v1', 'v2', 'p1', 'p2']) copyFileSync(media.fileOf(id), kiosk.onServer(file(id)));
  writeFileSync(
    kiosk.onServer('playlist.json'),
    JSON.stringify({
      formatVersion: 1,
      id: 'tinh',
      revision: 1,
      overlays: false,
      refresh: { intervalSeconds: 10, jitterSeconds: 0 },
      items,
      ...change,
    }),
  );
}
const shownSince = (count: number) =>
  plays()
    .slice(count)
    .map(({ itemId }) => itemId);

test('a playlist from a web server takes the screen, loops, and is written down @exact', async ({ page }) => {
  publish([item('v1'), item('p1'), item('v2')]);
  await kiosk.watch(page);

  const seen = await eventually(
    plays,
    (rows) => rows.filter(({ itemId, status }) => itemId.length === 2 && status === 'success').length >= 6,
  );
  const loop = seen.filter(({ itemId }) => itemId.length === 2).map(({ itemId }) => itemId);
  expect(loop.slice(0, 6)).toEqual(['v1', 'p1', 'v2', 'v1', 'p1', 'v2']);
  expect(seen.find(({ itemId }) => itemId === 'v1')?.frames).toBeGreaterThan(25);
  expect((await status()).playlist).toMatchObject({ id: 'tinh', revision: 1, state: 'current', stale: false });
});

test('with the server gone and the player started again, it plays the same from the first second', async ({ page }) => {
  publish([item('v1'), item('p1')]);
  await kiosk.watch(page);
  await isOn('p1');
  await kiosk.stop();
  await kiosk.nginx().kill();

  const before = plays().length;
  await page.goto((await kiosk.start()).url);
  await eventually(
    () => shownSince(before),
    ({ length }) => length >= 3,
  );
  // The page went on while the player was away, so either may be next.
  const [first = '', second, third] = shownSince(before);
  expect([first, second].toSorted()).toEqual(['p1', 'v1']);
  expect(third).toBe(first);
});

test('a page that is loaded again goes on in the loop where it was, and plays no more of what an hour has had', async ({
  page,
}) => {
  const once = { id: 'once', priority: 1, maxPlaysPerHour: 1, items: [item('p2')] };
  publish([item('v1'), item('p1'), item('v2')], { campaigns: [once] });
  const { url } = await kiosk.watch(page);
  for (const on of ['p1', 'v2', 'p1']) {
    await isOn(on);
    await page.goto(url);
  }
  await eventually(plays, (rows) => rows.length >= 12);

  const shown = plays().map(({ itemId }) => itemId);
  expect(shown[0]).toBe('p2');
  expect(shown.slice(1)).toEqual(shown.slice(1).map((_, turn) => ['v1', 'p1', 'v2'][turn % 3]));
});

test('a player process that dies while the next item is loaded costs no item its turn', async ({ page }) => {
  publish([item('v1'), item('v2'), item('p1')]);
  const { childPid } = await kiosk.watch(page);
  for (const on of ['v1', 'v2', 'p1', 'v1']) {
    await isOn(on);
    const pid = childPid();
    process.kill(pid, 'SIGKILL');
    await eventually(childPid, (next) => next !== 0 && next !== pid);
    await eventually(
      () => status().catch(() => undefined),
      (one) => one !== undefined,
    );
  }
  await eventually(plays, (rows) => rows.length >= 14);

  const shown = plays().map(({ itemId }) => itemId);
  expect(shown).toEqual(shown.map((_, turn) => ['v1', 'v2', 'p1'][turn % 3]));
});

test('a changed playlist takes the screen at a boundary, whole', async ({ page }) => {
  publish([item('p1')]);
  await kiosk.watch(page);
  await isOn('p1');
  publish([item('p2'), item('v2')], { revision: 2 });

  await isOn('p2');
  await eventually(plays, (rows) => rows.some(({ itemId, status }) => itemId === 'v2' && status === 'success'));
  const rows = plays();
  const first = rows.findIndex(({ revision }) => revision === 2);
  expect(rows.slice(first).every(({ revision }) => revision === 2)).toBe(true);
  expect(rows[first - 1]).toMatchObject({ itemId: 'p1', status: 'success' });
});

/** Two of many; the others are told apart without a browser, in `test/player/config-source.test.ts`. */
const badAnswers = {
  'a web page': ['<!doctype html><title>Log in</title>', /NOT_JSON.*a web page, not a playlist/],
  'an item that is wrong': [
    '{"formatVersion":1,"items":[{"src":"a.mp4","durationSeconds":-5}]}',
    /items\[0\]\.durationSeconds: must be at least 1, got -5/,
  ],
} as const;
test('a bad answer changes nothing on the screen, and is told', async ({ page }) => {
  publish([item('v1'), item('p1')]);
  await kiosk.watch(page);
  await isOn('p1');

  for (const [what, [body, told]] of Object.entries(badAnswers)) {
    writeFileSync(kiosk.onServer('playlist.json'), body);
    const { playlist } = await eventually(
      status,
      ({ faults }) => faults.some(({ code, message }) => told.test(`${code} ${message}`)),
      15_000,
    );
    expect(playlist, what).toMatchObject({ id: 'tinh', state: 'kept' });
  }
  const before = plays().length;
  const shown = await eventually(
    () => new Set(shownSince(before)),
    ({ size }) => size >= 2,
  );
  expect(shown).toEqual(new Set(['v1', 'p1']));

  publish([item('v2')], { revision: 2 });
  await isOn('v2');
  expect((await status()).faults).toEqual([]);
});

test('a server that is down is told, and a first playlist that cannot be had leaves the bundled campaign on', async ({
  page,
}) => {
  await kiosk.nginx().kill();
  await page.goto((await kiosk.start()).url);

  const { playlist, faults } = await eventually(
    status,
    (one) => one.faults.length > 0 && nowPlaying(one) !== undefined,
  );
  expect(playlist.state).toBe('bundled');
  expect(faults[0]).toMatchObject({
    code: 'PLAYLIST_UNREACHABLE',
    message: expect.stringContaining('what was there before plays on'),
  });
});

test('files that are wrong, missing or no video are skipped within 5 s, and the loop goes on', async ({ page }) => {
  publish([
    item('v1'),
    { ...item('p1'), id: 'wrong', sha256: '0'.repeat(64) },
    { src: 'gone.mp4', id: 'gone' },
    { src: 'noise.mp4', id: 'noise', sha256: createHash('sha256').update(noise).digest('hex') },
    item('p2'),
  ]);
  writeFileSync(kiosk.onServer('noise.mp4'), noise);
  await kiosk.watch(page);

  await isOn('v1');
  const before = plays().length;
  await eventually(
    () => shownSince(before),
    ({ length }) => length >= 6,
  );
  const rows = plays()
    .slice(before)
    .filter(({ itemId }) => ['v1', 'p2'].includes(itemId));
  expect(new Set(rows.map(({ itemId }) => itemId))).toEqual(new Set(['v1', 'p2']));
  expect(Math.max(...rows.map(({ shownMs }) => shownMs))).toBeLessThan(6_000);
  const codes = (await status()).faults.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['INCOMPLETE', 'ITEM_FAILED noise']));
});
const noise = Buffer.concat([Buffer.from('000000206674797069736f6d', 'hex'), Buffer.alloc(200_000, 7)]);

test('a folder of clips and pictures is a playlist, also after the stick was pulled', async ({ page }) => {
  const stick = kiosk.at('stick');
  mkdirSync(stick);
  copyFileSync(media.fileOf('v1'), path.join(stick, '1 mở đầu.mp4'));
  copyFileSync(media.fileOf('v2'), path.join(stick, '2.mp4'));
  await kiosk.watch(page, { config: stick });
  await isOn('2.mp4');
  await kiosk.stop();
  rmSync(stick, { recursive: true });

  await page.goto((await kiosk.start({ config: stick })).url);
  await isOn('2.mp4');
});
