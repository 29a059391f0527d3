import { rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DownloadWorld } from '../../player/download.ts';
import * as faults from '../fakes/fault-server.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { BYTES, HASH, machineOn } from './downloading.ts';

let server: faults.FaultServer;
beforeEach(async () => void (server = await faults.startFaultServer()));
afterEach(() => server.close());

const machine = (more?: Parameters<typeof machineOn>[1]) => machineOn(server, more);
const hashed = { sha256: HASH, bytes: BYTES.length };

describe('downloadAsset, when the disk is full', () => {
  it('fetches nothing that would eat the reserve', async () => {
    server.on('/a.jpg', faults.file(BYTES));
    const { fetchAsset } = await machine({ free: () => Promise.resolve(64 * 2 ** 20 + 199_999) });

    expect(await fetchAsset(hashed)).toMatchObject({ kind: 'disk-full', neededBytes: 200_000 });
    expect(server.sentBytes()).toBeLessThanOrEqual(BYTES.length);
  });

  it('is told by value when a write fails, and gives the room back', async () => {
    server.on('/a.jpg', faults.file(BYTES));
    const { fetchAsset, parts } = await machine();
    const full = (store: DownloadWorld['store'], code: string): DownloadWorld['store'] => ({
      ...store,
      openPart: async (key) => {
        const part = await store.openPart(key);
        part.append = () => Promise.reject(Object.assign(new Error('no'), { code }));
        return part;
      },
    });
    const { store } = await fetchAsset({ url: server.url('/nothing') });

    expect(await fetchAsset(hashed, { store: full(store, 'ENOSPC') })).toMatchObject({ kind: 'disk-full' });
    expect(await parts()).toEqual([]);
    expect(await fetchAsset(hashed, { store: full(store, 'EIO') })).toMatchObject({ kind: 'disk-error' });
    expect(await fetchAsset(hashed)).toMatchObject({ kind: 'adopted' });
  });

  it('does not believe a part whose fsync failed', async () => {
    server.on('/a.jpg', faults.file(BYTES));
    const { fetchAsset, parts } = await machine();
    const { store } = await fetchAsset({ url: server.url('/nothing') });
    const lying: DownloadWorld['store'] = {
      ...store,
      openPart: async (key) => {
        const part = await store.openPart(key);
        part.sync = () => Promise.reject(Object.assign(new Error('no'), { code: 'EIO' }));
        return part;
      },
    };

    expect(await fetchAsset(hashed, { store: lying })).toMatchObject({ kind: 'disk-error', has: false });
    expect(await parts()).toEqual([]);
  });
});

describe('downloadAsset, from a folder', () => {
  async function stick() {
    const folder = await tempDir();
    await writeFile(join(folder, 'Bước 1.jpg'), BYTES);
    return { folder, url: `${pathToFileURL(join(folder, 'Bước 1.jpg')).href}?v=1`, ...(await machine({ folder })) };
  }

  it('copies by the same way', async () => {
    const { url, fetchAsset } = await stick();

    expect(await fetchAsset({ url, bytes: BYTES.length })).toMatchObject({ kind: 'adopted', sha256: HASH });
    expect(await fetchAsset({ url }, { revalidate: true })).toMatchObject({ kind: 'unchanged' });
  });

  it('finds a name that the stick spells in another normal form', async () => {
    const { folder, fetchAsset } = await stick();
    await writeFile(join(folder, 'Hướng dẫn.jpg'.normalize('NFD')), BYTES);
    const url = pathToFileURL(join(folder, 'Hướng dẫn.jpg'.normalize('NFC'))).href;

    expect(await fetchAsset({ url })).toMatchObject({ kind: 'adopted' });
  });

  it('takes a file again that was replaced', async () => {
    const { url, folder, fetchAsset } = await stick();
    await fetchAsset({ url });
    const newer = jpegBytes(200_000, 4);
    await writeFile(join(folder, 'Bước 1.jpg'), newer);
    await utimes(join(folder, 'Bước 1.jpg'), 1, 1);

    expect(await fetchAsset({ url }, { revalidate: true })).toMatchObject({ kind: 'adopted', sha256: sha256(newer) });
  });

  it('keeps what was copied when the stick is pulled', async () => {
    const { url, folder, fetchAsset } = await stick();
    await fetchAsset({ url });
    await rm(folder, { recursive: true });

    expect(await fetchAsset({ url }, { revalidate: true })).toMatchObject({ kind: 'unreachable', has: true });
  });

  it('does not take a file that is cut short', async () => {
    const { url, folder, fetchAsset } = await stick();
    await truncate(join(folder, 'Bước 1.jpg'), 100);

    expect(await fetchAsset({ url, ...hashed })).toMatchObject({ kind: 'wrong-size', got: 100 });
  });

  it('does not look through a link that leads out of the folder', async () => {
    const { folder, fetchAsset } = await stick();
    const outside = join(await tempDir(), 'secret.jpg');
    await writeFile(outside, BYTES);
    await symlink(outside, join(folder, 'link.jpg'));

    const link = pathToFileURL(join(folder, 'link.jpg')).href;
    expect(await fetchAsset({ url: link })).toMatchObject({ kind: 'missing' });
    expect(await fetchAsset({ url: pathToFileURL(outside).href })).toMatchObject({ kind: 'missing' });
    expect(await fetchAsset({ url: pathToFileURL(folder).href })).toMatchObject({ kind: 'missing' });
    expect(await fetchAsset({ url: pathToFileURL(join(folder, 'none.jpg')).href })).toMatchObject({ kind: 'missing' });
  });
});
