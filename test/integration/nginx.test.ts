import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decideAdoption, itemsOfHour } from '../../core/adoption.ts';
import { filesOf, itemsOf, type Playlist } from '../../core/playlist.ts';
import type { WantedAsset } from '../../core/sync-plan.ts';
import { createAssetReader } from '../../player/asset-reader.ts';
import { createConfigSource, type Answer, type PlaylistSource } from '../../player/config-source.ts';
import { openMediaStore } from '../../player/media-store.ts';
import { openPins } from '../../player/pins.ts';
import { openPlaylistStore, type KeptPlaylist } from '../../player/playlist-store.ts';
import { createSync, type Sync } from '../../player/sync.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { logbook } from '../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { nginxProgram, startNginx, type Nginx } from '../fakes/nginx.ts';
import { tempDir } from '../fakes/temp-dir.ts';

if (nginxProgram === undefined) console.log('no nginx: the asking of a real web server is NOT verified');

type Changed = Extract<Answer, { kind: 'changed' }>;

describe.skipIf(nginxProgram === undefined)('a player and a real nginx', () => {
  let nginx: Nginx;
  const syncs: Sync[] = [];
  beforeEach(async () => void (nginx = await startNginx()));
  afterEach(async () => {
    for (const sync of syncs.splice(0)) await sync.stop();
    await nginx.close();
  });

  const put = async (name: string, data: Uint8Array | string) => {
    // As a careful officer's FTP program does it; nginx never shows half a file.
    await writeFile(join(nginx.www, `.${name}`), data);
    await rename(join(nginx.www, `.${name}`), join(nginx.www, name));
  };
  const items = (...list: readonly unknown[]) => JSON.stringify({ formatVersion: 1, items: list });
  const source = (path = '/playlist.json', kept?: KeptPlaylist) =>
    createConfigSource({
      url: nginx.url(path),
      fetch,
      reader: unverifiedReader(),
      kept,
      log: logbook(),
      now: Date.now,
      random: () => 0.5,
      limits: { headersMs: 1000 },
    });
  const changed = async (asked: PlaylistSource): Promise<Changed> => {
    const answer = await asked.ask();
    if (answer.kind !== 'changed') throw new Error(JSON.stringify(answer));
    return answer;
  };
  const statusesOf = async (path: string) =>
    (await nginx.requests()).flatMap((line) => new RegExp(`"GET ${path} HTTP/1.1" (\\d+)`).exec(line)?.[1] ?? []);

  async function machine(dir?: string) {
    dir ??= await tempDir();
    const log = logbook();
    const store = await openMediaStore({ dir, log, now: Date.now });
    const pins = await openPins({ path: join(dir, 'pins.json'), log });
    const sync = createSync({
      store,
      pins,
      open: createAssetReader({ fetch, baseUrl: () => nginx.url('/playlist.json'), limits: { headersMs: 1000 } }),
      log,
      now: Date.now,
      random: () => 0.02,
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      onProgress: () => undefined,
      revalidateAfterMs: 200,
    });
    syncs.push(sync);
    const wanted = (answer: Changed, asked: PlaylistSource): WantedAsset[] =>
      itemsOf(answer.parsed.playlist).flatMap((item) => {
        const [file] = filesOf(item);
        const verdict = file && asked.resolve(file.url, answer.kept.baseUrl);
        if (file === undefined || verdict?.kind !== 'allowed') return [];
        const { sha256: hash, bytes } = file;
        return [
          {
            itemId: item.id,
            url: verdict.url,
            ...(hash === undefined ? {} : { sha256: hash }),
            ...(bytes === undefined ? {} : { bytes }),
          },
        ];
      });
    const decide = (playlist: Playlist, list: readonly WantedAsset[]) =>
      decideAdoption([
        itemsOfHour(playlist, { id: 'lobby', tags: [] }, Date.now()).map(({ item }) => {
          const asset = list.find(({ itemId }) => itemId === item.id);
          const readiness = asset === undefined ? ('failed' as const) : sync.readinessOf(asset);
          return { itemId: item.id, readiness: item.kind === 'slide' ? ('ready' as const) : readiness };
        }),
      ]);
    return { dir, store, sync, wanted, decide };
  }
  const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

  it('asks with a condition, and notices a changed playlist', async () => {
    await put('playlist.json', items({ src: 'a.jpg' }));
    const asked = source();
    const first = await changed(asked);
    expect(await asked.ask()).toEqual({ kind: 'unchanged' });
    expect(await source('/playlist.json', first.kept).ask()).toEqual({ kind: 'unchanged' });

    await put('playlist.json', items({ src: 'b.jpg' }));
    await utimes(join(nginx.www, 'playlist.json'), 1, 1); // a server's clock is nobody's friend

    expect(itemsOf((await changed(asked)).parsed.playlist).map(({ id }) => id)).toEqual(['b.jpg']);
    expect(await statusesOf('/playlist.json')).toEqual(['200', '304', '304', '200']);
  });

  it('reads a playlist that is sent compressed', async () => {
    await put('playlist.json', items(...Array.from({ length: 200 }, (_, n) => ({ src: `Bước ${n}.jpg` }))));
    const asked = source();

    expect(itemsOf((await changed(asked)).parsed.playlist)).toHaveLength(200);
    expect(await asked.ask()).toEqual({ kind: 'unchanged' });
  });

  it('keeps asking through what a web server can answer instead', async () => {
    await put('playlist.json', items({ src: 'a.jpg' }));
    await put('index.html', '<!doctype html><title>Sở Y tế</title>');
    await put('large.json', `{"formatVersion":1,"items":[${' '.repeat(33 * 2 ** 20)}]}`);
    await mkdir(join(nginx.www, 'folder'));

    expect(await source('/none.json').ask()).toEqual({ kind: 'unreachable', reason: 'the server answered 404' });
    expect(await source('/folder').ask()).toMatchObject({ kind: 'unreachable' });
    expect(await source('/busy/p.json').ask()).toMatchObject({ kind: 'unreachable', retryAfterMs: 120_000 });
    expect(await source('/portal/p.json').ask()).toMatchObject({ kind: 'bad', faults: [{ code: 'NOT_JSON' }] });
    expect(await source('/large.json').ask()).toMatchObject({ kind: 'bad', faults: [{ code: 'TOO_LARGE' }] });
    const moved = await changed(source('/moved/playlist.json'));
    expect(moved.kept.baseUrl).toBe(nginx.url('/playlist.json'));
  });

  it('gets the media, and asks for unhashed files again without fetching them', async () => {
    const [a, b] = [jpegBytes(300_000, 1), jpegBytes(200_000, 2)];
    await put('a.jpg', a);
    await put('Bước 2.jpg', b);
    await put('playlist.json', items({ src: 'a.jpg', sha256: sha256(a), bytes: a.length }, { src: 'Bước 2.jpg' }));
    const asked = source();
    const answer = await changed(asked);
    const { sync, wanted, decide, store } = await machine();
    const list = wanted(answer, asked);
    sync.want(list);
    await until(() => expect(sync.state()).toMatchObject({ wanted: 2, ready: 2, bytesLeft: 0, failed: [] }));

    expect(decide(answer.parsed.playlist, list)).toEqual({ kind: 'adopt' });
    expect(await readFile(store.pathOf(sha256(b)) ?? '')).toEqual(b);
    await vi.waitFor(
      async () => expect((await statusesOf('/B%C6%B0%E1%BB%9Bc%202.jpg')).slice(0, 2)).toEqual(['200', '304']),
      { timeout: 5000 },
    );
    expect(await statusesOf('/a.jpg')).toEqual(['200']);
  });

  it('goes on where it was when nginx is killed in the middle, in a new process too', async () => {
    const film = jpegBytes(1_000_000, 3);
    await put('film.mp4', film);
    await put('playlist.json', items({ src: 'slow/film.mp4', sha256: sha256(film), bytes: film.length }));
    const asked = source();
    const answer = await changed(asked);
    const { dir, sync, wanted } = await machine();
    sync.want(wanted(answer, asked));
    await until(() => expect(sync.state().bytesLeft).toBeLessThan(700_000));
    await nginx.kill();
    await until(() => expect(sync.readinessOf({ url: '', sha256: sha256(film) })).toBe('on-its-way'));
    await sync.stop();
    expect(await asked.ask()).toMatchObject({ kind: 'unreachable' });

    const later = await machine(dir);
    later.sync.want(wanted(answer, asked));
    await sleep(200);
    await nginx.start();
    await until(() => expect(later.sync.state().ready).toBe(1));

    expect(await asked.ask()).toEqual({ kind: 'unchanged' });
    expect((await statusesOf('/slow/film.mp4')).at(-1)).toBe('206');
  });

  it('takes a playlist without the file that is missing, and the file when it has been uploaded', async () => {
    const [a, late] = [jpegBytes(1000, 1), jpegBytes(2000, 2)];
    await put('a.jpg', a);
    await put('playlist.json', items({ src: 'a.jpg' }, { src: 'late.jpg' }));
    const asked = source();
    const answer = await changed(asked);
    const { sync, wanted, decide } = await machine();
    const list = wanted(answer, asked);
    sync.want(list);
    expect(decide(answer.parsed.playlist, list)).toMatchObject({ kind: 'wait' });
    await until(() => expect(sync.state()).toMatchObject({ ready: 1, failed: [{ itemId: 'late.jpg' }] }));
    expect(decide(answer.parsed.playlist, list)).toEqual({ kind: 'adopt-incomplete', missing: ['late.jpg'] });

    await put('late.jpg', late);
    await until(() => expect(sync.state().ready).toBe(2));
    expect(decide(answer.parsed.playlist, list)).toEqual({ kind: 'adopt' });
  });

  it('never takes a web page for a picture, hashed or not', async () => {
    const a = jpegBytes(1000, 1);
    await put('index.html', '<!doctype html><title>Đăng nhập</title>');
    await put('playlist.json', items({ src: 'portal/a.jpg' }, { src: 'portal/b.jpg', sha256: sha256(a) }));
    const asked = source();
    const answer = await changed(asked);
    const { sync, wanted, decide, store } = await machine();
    const list = wanted(answer, asked);
    sync.want(list);
    await until(() => expect(sync.state().failed).toHaveLength(2));

    expect(decide(answer.parsed.playlist, list)).toMatchObject({ kind: 'wait' });
    expect(await store.list()).toEqual([]);
  });

  it('plays on without the server: everything is known after a restart', async () => {
    const a = jpegBytes(1000, 1);
    await put('a.jpg', a);
    await put('playlist.json', items({ src: 'a.jpg' }));
    const asked = source();
    const answer = await changed(asked);
    const { dir, sync, wanted } = await machine();
    const list = wanted(answer, asked);
    sync.want(list);
    await until(() => expect(sync.state().ready).toBe(1));
    await (await openPlaylistStore({ dir: join(dir, 'playlist'), log: logbook() })).adopt(answer.kept);
    await sync.stop();
    await nginx.kill();
    await rm(join(nginx.www, 'a.jpg'));

    const kept = (await openPlaylistStore({ dir: join(dir, 'playlist'), log: logbook() })).current();
    expect(kept).toEqual(answer.kept);
    const later = await machine(dir);
    later.sync.want(list);
    expect(later.sync.state()).toMatchObject({ wanted: 1, ready: 1 });
    expect(await source('/playlist.json', kept).ask()).toMatchObject({ kind: 'unreachable' });
  });
});
