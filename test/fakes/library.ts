import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Memory } from '../../core/memory.ts';
import type { Screen } from '../../core/screen.ts';
import { createAssetReader } from '../../player/asset-reader.ts';
import { createConfigSource } from '../../player/config-source.ts';
import { sha256Of } from '../../player/kept-file.ts';
import { createLibrary } from '../../player/library.ts';
import { openMediaStore } from '../../player/media-store.ts';
import { openPins } from '../../player/pins.ts';
import { openPlaylistStore } from '../../player/playlist-store.ts';
import type { ScreenView } from '../../player/programmes.ts';
import { createSync } from '../../player/sync.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { file, startFaultServer, type FaultServer } from './fault-server.ts';
import { logbook } from './logbook.ts';
import { jpegBytes, sha256 } from './media-bytes.ts';
import { FRIDAY, playlistOf } from './scheduled.ts';
import { tempDir } from './temp-dir.ts';

const LANDSCAPE = { width: 1920, height: 1080 };
export const viewOf = (screen: Partial<Screen> = {}) => ({
  screen: { id: 'lobby', tags: [], ...screen },
  viewport: LANDSCAPE,
});

interface LibraryOptions {
  readonly at?: number;
  readonly views?: readonly ScreenView[];
  readonly isBelieved?: () => boolean;
  readonly isLeftOut?: (sha256: string) => boolean;
  readonly memoryOf?: (screenId: string) => Memory | undefined;
  readonly webOrigins?: readonly string[];
  readonly quotaBytes?: number;
  readonly free?: () => Promise<number>;
}

/** A library over a real store, whose playlists and media come from a real server; `end` it. */
export async function startLibrary(
  server: FaultServer,
  { at = FRIDAY, views = [viewOf()], isBelieved = () => true, isLeftOut = () => false, ...more }: LibraryOptions = {},
) {
  const { memoryOf = () => undefined, webOrigins = [], ...room } = more;
  const dir = await tempDir();
  const log = logbook();
  const clock = { now: at };
  const now = () => clock.now;
  const store = await openMediaStore({ dir, log, now });
  const pins = await openPins({ path: join(dir, 'pins.json'), log });
  const playlists = await openPlaylistStore({ dir: join(dir, 'playlist'), log });
  const baseUrl = server.url('/p.json');
  const source = createConfigSource({
    ...{ url: baseUrl, fetch, kept: undefined, log, now, random: () => 0.5 },
    reader: unverifiedReader(),
  });
  const progress = { told: () => undefined as unknown };
  const sync = createSync({
    ...{ store, pins, log, now, ...room },
    open: createAssetReader({ fetch, baseUrl: () => baseUrl }),
    random: () => 0.5,
    sleep: (ms, signal) => sleep(Math.min(ms, 5), undefined, { signal }),
    onProgress: () => progress.told(),
  });
  const bundled = playlistOf({ items: [{ slide: { kind: 'notice', title: 'Bluezone' } }] });
  const all = createLibrary({
    ...{ store, playlists, pins, sync, source, now, clockFloor: () => 0, onScreen: () => [] },
    ...{ isBelieved, isLeftOut, memoryOf, webOrigins: () => webOrigins },
    campaign: { playlist: bundled, digest: 'bundled', files: [] },
  });
  all.want(views);
  const take = (file: object) => {
    const text = JSON.stringify({ formatVersion: 1, ...file });
    return all.take({
      ...{ text, bytesSha256: sha256Of(text), source: baseUrl, baseUrl },
      ...{ validators: {}, fetchedAt: now() },
    });
  };
  const settled = () =>
    vi.waitFor(() => expectSame(sync.state().ready, sync.state().wanted), { timeout: 10_000, interval: 10 });
  return { all, take, settled, clock, store, sync, source, log, progress, now, playlists, end: () => sync.stop() };
}

/** A picture on the server, and how a playlist names it. */
export function pictureOn(server: FaultServer, name: string, seed: number) {
  const body = jpegBytes(4000, seed);
  server.on(`/${name}`, file(body));
  return { src: name, sha256: sha256(body), bytes: body.length };
}

/** Gives each test of a file a server of its own, and libraries that end with it. */
export function librariesForEach() {
  let server: FaultServer;
  const ends: (() => Promise<void>)[] = [];
  beforeEach(async () => void (server = await startFaultServer()));
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    await server.close();
  });
  return {
    server: () => server,
    async library(options: LibraryOptions = {}) {
      const started = await startLibrary(server, options);
      ends.push(started.end);
      return started;
    },
    picture: (name: string, seed: number) => pictureOn(server, name, seed),
  };
}

function expectSame(ready: number, wanted: number): void {
  if (ready !== wanted) throw new Error(`${ready} of ${wanted} files are ready`);
}
