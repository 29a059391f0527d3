import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WantedAsset } from '../../core/sync-plan.ts';
import { createAssetReader } from '../../player/asset-reader.ts';
import { openMediaStore } from '../../player/media-store.ts';
import { openPins } from '../../player/pins.ts';
import { createSync, type Sync, type SyncState, type SyncWorld } from '../../player/sync.ts';
import * as faults from '../fakes/fault-server.ts';
import { logbook } from '../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let server: faults.FaultServer;
const syncs: Sync[] = [];
beforeEach(async () => void (server = await faults.startFaultServer()));
afterEach(async () => {
  for (const sync of syncs.splice(0)) await sync.stop();
  await server.close();
});

/** A machine whose waits are over at once: its clock jumps to where it is waited for. */
async function machine(more: Partial<SyncWorld> = {}) {
  const dir = await tempDir();
  const log = logbook();
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const store = await openMediaStore({ dir, log, now });
  const pins = await openPins({ path: join(dir, 'pins.json'), log });
  const startedAt = clock.now;
  /** What was told, and how many milliseconds after the start. */
  const told: (SyncState & { afterMs: number })[] = [];
  const onProgress = vi.fn<SyncWorld['onProgress']>((state) => {
    told.push({ ...state, afterMs: clock.now - startedAt });
  });
  const sync = createSync({
    store,
    pins,
    open: createAssetReader({ fetch, baseUrl: () => server.url('/p.json'), limits: { headersMs: 300 } }),
    log,
    now,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      await sleep(1, undefined, { signal });
      clock.now += ms;
    },
    onProgress,
    ...more,
  });
  syncs.push(sync);
  const settled = (ready: number) =>
    vi.waitFor(() => expect(sync.state()).toMatchObject({ ready }), { timeout: 5000, interval: 10 });
  return { dir, store, pins, sync, clock, log, onProgress, told, settled };
}

/** A file on the server and how a playlist names it. */
function asset(name: string, seed: number, { hashed = true, size = 20_000 } = {}): WantedAsset & { body: Buffer } {
  const body = jpegBytes(size, seed);
  server.on(`/${name}`, faults.file(body));
  const declared = hashed ? { sha256: sha256(body), bytes: body.length } : {};
  return { itemId: name, url: server.url(`/${name}`), ...declared, body };
}
const paths = () => server.requests.map(({ path }) => path);

describe('createSync', () => {
  it('fetches all that is wanted, the next to play first, each file once', async () => {
    const wanted = [1, 2, 3, 4].map((n) => asset(`${n}.jpg`, n));
    const { sync, settled, store } = await machine();

    sync.want([...wanted, { ...(wanted[0] as WantedAsset), itemId: 'again' }]);
    expect(sync.state()).toMatchObject({ wanted: 4, ready: 0, bytesLeft: 80_000 });
    await settled(4);

    expect(sync.state()).toEqual({
      wanted: 4,
      ready: 4,
      bytesLeft: 0,
      failed: [],
      troubled: [],
      diskFull: false,
      isShort: false,
    });
    expect(paths().slice(0, 2).toSorted()).toEqual(['/1.jpg', '/2.jpg']);
    expect(paths()).toHaveLength(4);
    expect(await store.list()).toHaveLength(4);
  });

  it('has no more than two transfers at a time', async () => {
    let running = 0;
    let most = 0;
    const wanted = Array.from({ length: 6 }, (_, n) => asset(`${n}.jpg`, n));
    const reader = createAssetReader({ fetch, baseUrl: () => server.url() });
    const { sync, settled } = await machine({
      open: async (request) => {
        most = Math.max(most, ++running);
        await sleep(10);
        running--;
        return await reader(request);
      },
    });
    sync.want(wanted);
    await settled(6);

    expect(most).toBe(2);
  });

  it('lets no failure stop the others, and goes on trying', async () => {
    const good = asset('good.jpg', 1);
    const late = { itemId: 'late', url: server.url('/late.jpg') };
    const { sync, settled } = await machine();
    sync.want([late, good]);
    await settled(1);

    await vi.waitFor(() => expect(sync.readinessOf(late)).toBe('absent'));
    expect(sync.state().failed).toEqual([{ itemId: 'late', url: late.url, why: 'the server answered 404' }]);
    server.on('/late.jpg', faults.file(jpegBytes(10)));
    await settled(2);
    expect(sync.readinessOf(late)).toBe('ready');
  });

  it('calls a file with the wrong hash failed the third time, and takes it once it is right', async () => {
    const wanted = asset('a.jpg', 1);
    server.on('/a.jpg', faults.file(jpegBytes(20_000, 9)));
    const { sync, settled, told } = await machine();
    sync.want([wanted]);
    expect(sync.readinessOf(wanted)).toBe('on-its-way');

    await vi.waitFor(() => expect(sync.readinessOf(wanted)).toBe('failed'));
    expect(told.find(({ failed }) => failed.length > 0)?.afterMs).toBeLessThan(60_000);
    expect(server.requests.slice(1, 3).every(({ headers }) => headers['cache-control'] === 'no-cache')).toBe(true);
    server.on('/a.jpg', faults.file(wanted.body));
    await settled(1);
    expect(told.at(-1)?.afterMs).toBeGreaterThanOrEqual(10 * 60_000);
  });

  it('finishes over a line that is cut again and again', async () => {
    const wanted = asset('a.jpg', 1, { size: 300_000 });
    server.on('/a.jpg', faults.cutAfter(wanted.body, 40_000));
    const { sync, settled, told } = await machine();
    sync.want([wanted]);
    await settled(1);

    expect(server.sentBytes()).toBe(300_000);
    expect(told.find(({ ready }) => ready === 1)?.afterMs).toBeLessThan(60_000);
  });

  it('keeps all transfers together to a rate', async () => {
    const wanted = [1, 2, 3, 4].map((n) => asset(`${n}.jpg`, n, { size: 250_000 }));
    const { sync, settled, told } = await machine();
    sync.want(wanted, [], 800); // 100,000 bytes a second
    await settled(4);

    expect(told.find(({ ready }) => ready === 4)?.afterMs).toBeGreaterThanOrEqual(9_900);
  });

  it('drops what is no longer wanted, and goes on with what still is', async () => {
    const stays = asset('stays.jpg', 1);
    server.on('/dropped.jpg', faults.drip(5));
    const { sync, settled } = await machine();
    sync.want([{ itemId: 'dropped', url: server.url('/dropped.jpg'), sha256: 'a'.repeat(64) }, stays]);
    await vi.waitFor(() => expect(paths()).toContain('/dropped.jpg'));
    sync.want([stays]);
    await settled(1);

    expect(sync.state()).toMatchObject({ wanted: 1, ready: 1 });
  });

  it('takes up again what was dropped a moment ago', async () => {
    const wanted = asset('a.jpg', 1);
    const { sync, settled } = await machine();
    sync.want([wanted]);
    await sleep(0);
    sync.want([]);
    sync.want([wanted]);

    await settled(1);
  });

  it('knows after a restart without a network what it has, also without hashes', async () => {
    const wanted = [asset('a.jpg', 1), asset('b.jpg', 2, { hashed: false })];
    const first = await machine();
    first.sync.want(wanted);
    await first.settled(2);
    await first.sync.stop();

    const log = logbook();
    const store = await openMediaStore({ dir: first.dir, log, now: Date.now });
    const pins = await openPins({ path: join(first.dir, 'pins.json'), log });
    const { sync } = await machine({
      store,
      pins,
      open: () => Promise.resolve({ kind: 'unreachable', reason: 'no network' }),
    });
    sync.want(wanted);

    expect(sync.state()).toMatchObject({ wanted: 2, ready: 2 });
    expect(wanted.map((one) => sync.sha256Of(one))).toEqual(wanted.map(({ body }) => sha256(body)));
  });

  it('asks now and then whether a file without a hash has changed', async () => {
    const wanted = asset('a.jpg', 1, { hashed: false });
    const { sync, settled } = await machine();
    sync.want([wanted]);
    await settled(1);
    const newer = jpegBytes(500, 3);
    server.on('/a.jpg', faults.file(newer));

    await vi.waitFor(() => expect(sync.sha256Of(wanted)).toBe(sha256(newer)));
  });

  it('fetches again what was deleted under it', async () => {
    const wanted = asset('a.jpg', 1);
    const { sync, settled, dir, store } = await machine();
    sync.want([wanted]);
    await settled(1);
    const path = store.pathOf(wanted.sha256 ?? '') ?? '';
    await rm(join(dir, 'objects'), { recursive: true });

    await vi.waitFor(() => expect(existsSync(path)).toBe(true));
    expect(paths().length).toBeGreaterThan(1);
  });

  it('makes room for what is wanted, and never from what is pinned', async () => {
    const [old, onScreen, wanted] = [asset('old.jpg', 1), asset('on.jpg', 2), asset('new.jpg', 3)];
    const { sync, settled, store, clock } = await machine({ quotaBytes: 40_000 });
    sync.want([old, onScreen]);
    await settled(2);
    clock.now += 3_600_000;
    sync.want([wanted], [onScreen.sha256 ?? '']);
    await settled(1);

    expect([old, onScreen, wanted].map(({ sha256 }) => store.has(sha256 ?? ''))).toEqual([false, true, true]);
  });

  it('says that the disk is full, and goes on once there is room', async () => {
    const wanted = asset('a.jpg', 1);
    let free = 0;
    const { sync, settled } = await machine({ free: () => Promise.resolve(free) });
    sync.want([wanted]);
    await vi.waitFor(() => expect(sync.state().diskFull).toBe(true));
    expect(sync.readinessOf(wanted)).toBe('on-its-way');

    free = 2 ** 40;
    await settled(1);
    expect(sync.state().diskFull).toBe(false);
  });

  it('tells of each change, and nothing after it was stopped', async () => {
    const { sync, settled, onProgress } = await machine();
    sync.want([asset('a.jpg', 1), asset('b.jpg', 2)]);
    await settled(2);
    expect(onProgress.mock.calls.at(-1)?.[0]).toMatchObject({ ready: 2 });
    await sync.stop();
    onProgress.mockClear();
    sync.want([asset('c.jpg', 3)]);
    await sleep(20);

    expect(onProgress).not.toHaveBeenCalled();
  });

  it('tells of a file that no transfer brought without reading the disk for it', async () => {
    const brought = asset('a.jpg', 1);
    const { sync, store, onProgress } = await machine();
    sync.want([brought]);
    await sync.leave([brought]);
    const part = await store.openPart(brought.sha256 ?? '');
    await part.append(brought.body);
    await store.adopt(part);
    const list = vi.spyOn(store, 'list');
    sync.tell();

    expect(onProgress.mock.lastCall?.[0]).toMatchObject({ wanted: 1, ready: 1 });
    await sync.leave([brought]); // whatever was planned before has been done then, once
    expect(list).toHaveBeenCalledOnce();
  });

  it('says the same failure once in the log', async () => {
    const { sync, log } = await machine();
    sync.want([{ itemId: 'gone', url: server.url('/gone.jpg') }]);
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(5));

    expect(log.entries.filter(({ event }) => event === 'asset not fetched')).toHaveLength(1);
  });
});
