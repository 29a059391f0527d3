import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepFile } from '../../player/kept-file.ts';
import { openPlaylistStore, type KeptPlaylist } from '../../player/playlist-store.ts';
import { logbook } from '../fakes/logbook.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const open = (dir: string) => openPlaylistStore({ dir, log: logbook() });
const playlist = (name: string): KeptPlaylist => {
  const text = `\ufeff{"formatVersion":1,"id":"${name}","items":[{"src":"Bước 1.mp4"}]}\r\n`;
  return {
    text,
    bytesSha256: sha256(text),
    source: 'https://bluezone.example/p.json',
    baseUrl: 'https://bluezone.example/p.json',
    validators: { etag: '"1"' },
    fetchedAt: 1,
  };
};
async function withTwo(): Promise<string> {
  const dir = await tempDir();
  const store = await open(dir);
  await store.adopt(playlist('first'));
  await store.adopt(playlist('second'));
  return dir;
}

describe('openPlaylistStore', () => {
  it('has nothing at first, and says no fault', async () => {
    const store = await open(await tempDir());

    expect([store.current(), store.pending(), store.faults]).toEqual([undefined, undefined, []]);
  });

  it('keeps the one in force and the one that waits, byte for byte', async () => {
    const dir = await tempDir();
    const store = await open(dir);
    await store.adopt(playlist('old'));
    await store.savePending(playlist('new'));

    const again = await open(dir);
    expect(again.current()).toEqual(playlist('old'));
    expect(again.pending()).toEqual(playlist('new'));

    await again.adopt();
    expect((await open(dir)).current()).toEqual(playlist('new'));
    expect((await open(dir)).pending()).toBeUndefined();
  });

  it.each([
    ['one bit flipped', (path: string) => flip(path)],
    ['cut short', (path: string) => truncate(path, 100)],
    ['empty', (path: string) => truncate(path, 0)],
    ['other JSON', (path: string) => writeFile(path, '{}')],
  ])('D10: takes the one before when the newest file is damaged: %s', async (_, damage) => {
    const dir = await withTwo();
    await damage(join(dir, 'current.json'));

    const store = await open(dir);

    expect(store.current()).toEqual(playlist('first'));
    expect(store.faults).toHaveLength(1);
  });

  it('never puts a damaged file in the place of the good one before it', async () => {
    const dir = await withTwo();
    await truncate(join(dir, 'current.json'), 50);
    await (await open(dir)).adopt(playlist('third'));
    await truncate(join(dir, 'current.json'), 50);

    expect((await open(dir)).current()).toEqual(playlist('first'));
  });

  it('goes on with none when both are damaged', async () => {
    const dir = await withTwo();
    for (const name of await readdir(dir)) await truncate(join(dir, name), 50);

    const store = await open(dir);

    expect(store.current()).toBeUndefined();
    expect(store.faults).toHaveLength(2);
    await store.adopt(playlist('third'));
    expect((await open(dir)).current()).toEqual(playlist('third'));
  });

  it('forgets a pending one that was taken just before the end', async () => {
    const dir = await tempDir();
    const store = await open(dir);
    await store.savePending(playlist('new'));
    const waiting = await readFile(join(dir, 'pending.json'));
    await store.adopt();
    await writeFile(join(dir, 'pending.json'), waiting);

    expect((await open(dir)).pending()).toBeUndefined();
  });

  it('reads what it has where no directory can be made', async () => {
    const file = join(await tempDir(), 'a file');
    await writeFile(file, '');

    const store = await open(join(file, 'playlist'));

    expect([store.current(), store.pending()]).toEqual([undefined, undefined]);
    await expect(store.adopt(playlist('new'))).rejects.toThrow('ENOTDIR');
  });

  it('keeps that a playlist is a hold', async () => {
    const dir = await tempDir();
    await (await open(dir)).adopt({ ...playlist('hold'), envelope: '{}', isHold: true });

    expect((await open(dir)).current()).toEqual({ ...playlist('hold'), envelope: '{}', isHold: true });
  });

  it.each([
    ['a later version wrote', { formatVersion: 2 }],
    ['has another hash than its text', { ...playlist('new'), bytesSha256: 'f'.repeat(64) }],
  ])('leaves alone what %s', async (_, value) => {
    const dir = await tempDir();
    await keepFile(join(dir, 'current.json'), value);

    expect((await open(dir)).current()).toBeUndefined();
  });

  it('reads one without validators, which is then asked for without conditions', async () => {
    const dir = await tempDir();
    await keepFile(join(dir, 'current.json'), { ...playlist('old'), validators: undefined });

    expect((await open(dir)).current()?.validators).toEqual({});
  });

  it('adopts nothing when nothing waits', async () => {
    await expect((await open(await tempDir())).adopt()).rejects.toThrow('no playlist to adopt');
  });

  it('goes on when the one that waited cannot be removed', async () => {
    const dir = await tempDir();
    const log = logbook();
    const store = await openPlaylistStore({ dir, log });
    await store.savePending(playlist('new'));
    await rm(join(dir, 'pending.json'));
    await mkdir(join(dir, 'pending.json', 'in-the-way'), { recursive: true });

    await store.dropPending();

    expect(store.pending()).toBeUndefined();
    expect(log.entries.map(({ event }) => event)).toEqual(['pending playlist could not be removed']);
  });

  it('sweeps what a killed write left', async () => {
    const dir = await withTwo();
    await writeFile(join(dir, '.current.json.123.tmp'), 'half');
    await open(dir);

    expect((await readdir(dir)).sort()).toEqual(['current.json', 'current.previous.json']);
  });
});

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[120] = (bytes[120] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
