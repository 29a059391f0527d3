import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssetReader } from '../../player/asset-reader.ts';
import { downloadAsset } from '../../player/download.ts';
import { writeDurably } from '../../player/durable.ts';
import { freeBytes } from '../../player/free-space.ts';
import { openMediaStore } from '../../player/media-store.ts';
import { openPins } from '../../player/pins.ts';
import * as faults from '../fakes/fault-server.ts';
import { logbook } from '../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { canMount, mount, smallDisk } from '../fakes/small-disk.ts';

describe.skipIf(!canMount)('on a disk of 1 MiB', () => {
  let server: faults.FaultServer;
  beforeEach(async () => void (server = await faults.startFaultServer()));
  afterEach(() => server.close());

  async function machine(options = 'size=1m') {
    const dir = await smallDisk(options);
    const log = logbook();
    const store = await openMediaStore({ dir, log, now: Date.now });
    const pins = await openPins({ path: join(dir, 'pins.json'), log });
    const open = createAssetReader({ fetch, baseUrl: () => server.url() });
    // The check before the transfer is left out: what is tested is the disk that fills up on the way.
    const free = () => Promise.resolve(Infinity);
    const get = async (bytes: Buffer, declared = true) => {
      server.on('/a.jpg', faults.file(bytes));
      const asset = { url: server.url('/a.jpg'), ...(declared ? { sha256: sha256(bytes) } : {}) };
      return await downloadAsset(asset, { store, pins, open, log, now: Date.now, free });
    };
    return { dir, store, pins, get };
  }

  it('D01: says that it is full, gives the room back, and takes a smaller file', async () => {
    const { dir, get, store } = await machine();

    expect(await get(jpegBytes(2_000_000))).toMatchObject({ kind: 'disk-full' });
    expect(await readdir(join(dir, 'parts'))).toEqual([]);
    expect(await freeBytes(dir)).toBeGreaterThan(900_000);
    const small = jpegBytes(500_000, 2);
    expect(await get(small)).toMatchObject({ kind: 'adopted' });
    expect(await store.verify(sha256(small))).toBe('whole');
  });

  it('keeps the old file when a new one does not fit', async () => {
    const { dir } = await machine();
    await writeDurably(join(dir, 'state.json'), 'old');

    await expect(writeDurably(join(dir, 'state.json'), Buffer.alloc(2_000_000))).rejects.toThrow('ENOSPC');
    expect(await readFile(join(dir, 'state.json'), 'utf8')).toBe('old');
    expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('D02: is told the same way when the disk has no names left', async () => {
    const { dir, get } = await machine('size=1m,nr_inodes=12');
    const names: string[] = [];
    for (let n = 0; n < 12; n++) {
      await writeFile(join(dir, `${n}`), '').then(
        () => names.push(`${n}`),
        () => undefined,
      );
    }
    expect(names.length).toBeLessThan(12);

    expect(await get(jpegBytes(1000))).toMatchObject({ kind: 'disk-full' });
  });

  it('does not have a damaged file, even if it cannot be moved aside', async () => {
    const { dir, get, store } = await machine();
    await get(jpegBytes(1000));
    const hash = sha256(jpegBytes(1000));
    await truncate(store.pathOf(hash) ?? '', 500);
    mount('-o', 'remount,ro', dir);

    expect(await store.verify(hash)).toBe('damaged');
    await store.list();
    expect(store.has(hash)).toBe(false);
    await store.markUsed(hash);
    mount('-o', 'remount,rw', dir);
    await get(jpegBytes(1000));
    expect(await store.verify(hash)).toBe('whole');
  });

  it('D03: plays from what it has when the disk can only be read', async () => {
    const { dir, get, store } = await machine();
    const had = jpegBytes(1000);
    await get(had, false);
    await writeFile(join(dir, 'parts', 'rubbish'), '');
    await writeFile(join(dir, '.pins.json.1.tmp'), '');
    mount('-o', 'remount,ro', dir);

    expect(await get(jpegBytes(2000, 2))).toMatchObject({ kind: 'disk-error' });
    expect(await store.verify(sha256(had))).toBe('whole');
    expect((await store.list()).map((one) => one.sha256)).toEqual([sha256(had)]);
    const reopened = await openMediaStore({ dir, log: logbook(), now: Date.now });
    expect(reopened.has(sha256(had))).toBe(true);
    const again = await openPins({ path: join(dir, 'pins.json'), log: logbook() });
    expect(again.get(server.url('/a.jpg'))?.sha256).toBe(sha256(had));
  });
});
