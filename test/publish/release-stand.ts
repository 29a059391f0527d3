import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readEnvelope } from '../../player/trust/envelope.ts';
import { usualViewing } from '../../publish/check/viewing.ts';
import { initKeys, type KeyWorld } from '../../publish/keys/keys.ts';
import { publish, type PublishWorld } from '../../publish/release/publish.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** For each test of a file sources with two posters and the keys of a channel, and what publishes them. */
export function useReleaseStand() {
  let dir: string;
  const png = (seed: number) => pngBytes(seed, { width: 64, height: 36 });
  let now: number;
  const at = (...names: string[]) => path.join(dir, ...names);
  const world: PublishWorld = {
    ...{ fetch, platform: process.platform, cwd: process.cwd(), progress: () => undefined },
    passphrase: () => Promise.resolve('một mật khẩu dài'),
    now: () => now,
    // The least that a key's file may have: what is tried here is not how long a guess takes.
    scryptN: 2 ** 14,
  };
  const keyWorld: KeyWorld = world;
  const check = { at: () => now, viewing: usualViewing, media: false, mostBytes: Infinity };
  const options = (more: object = {}) => ({
    ...{ out: at('public'), keys: at('keys'), live: undefined, register: undefined },
    ...more,
  });
  const put = (name: string, data: Uint8Array | string) => writeFile(at('sources', name), data);
  const poster = (file: string, more: object = {}) => ({ id: file, src: file, durationSeconds: 10, ...more });
  const write = (items: readonly object[], more: object = {}) =>
    put('playlist.json', JSON.stringify({ formatVersion: 1, items, ...more }));
  const payload = async (name = 'playlist.json') => {
    const read = readEnvelope(await readFile(at('public', name), 'utf8'));
    if (read.kind !== 'envelope') throw new Error(JSON.stringify(read));
    return JSON.parse(Buffer.from(read.envelope.payload).toString()) as Record<string, unknown>;
  };
  const go = () => publish(at('sources'), options(), check, world);

  let made: string;
  beforeAll(async () => {
    made = await mkdtemp(path.join(tmpdir(), 'bluezone-kiosk-'));
    now = Date.now();
    await initKeys(made, { channel: 'tinh', name: 'Sở Thông tin' }, keyWorld);
  });
  afterAll(() => rm(made, { recursive: true }));
  beforeEach(async () => {
    dir = await tempDir();
    now = Date.parse('2026-11-20T08:00:00+07:00');
    await mkdir(at('sources'));
    await put('a.png', png(1));
    await put('b.png', png(2));
    await cp(made, at('keys'), { recursive: true });
  });

  return { at, world, keyWorld, check, options, put, png, poster, write, payload, go, now: () => now };
}
