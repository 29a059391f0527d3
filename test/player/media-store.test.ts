import { mkdir, readdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMediaStore, type MediaStore } from '../../player/media-store.ts';
import { logbook } from '../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const open = (dir: string, now = Date.now) => openMediaStore({ dir, log: logbook(), now });

async function adopt(store: MediaStore, bytes: Buffer): Promise<string> {
  const hash = sha256(bytes);
  const part = await store.openPart(hash);
  await part.append(bytes);
  expect(await store.adopt(part, { sha256: hash, bytes: bytes.length })).toMatchObject({ kind: 'adopted' });
  return hash;
}

describe('openMediaStore', () => {
  it('has an asset once it is adopted, and still after a restart', async () => {
    const dir = await tempDir();
    const bytes = jpegBytes(100_000);
    const store = await open(dir);
    expect(store.has(sha256(bytes))).toBe(false);

    const hash = await adopt(store, bytes);

    const path = join(dir, 'objects', hash.slice(0, 2), hash);
    expect(store.pathOf(hash)).toBe(path);
    expect(await readFile(path)).toEqual(bytes);
    expect(await readdir(join(dir, 'parts'))).toEqual([]);
    expect((await open(dir)).has(hash)).toBe(true);
  });

  it('takes in neither wrong bytes nor too few', async () => {
    const store = await open(await tempDir());
    const part = await store.openPart('a');
    await part.append(jpegBytes(10));

    expect(await store.adopt(part, { sha256: 'f'.repeat(64) })).toMatchObject({ kind: 'wrong-hash' });
    expect(await store.adopt(part, { bytes: 11 })).toEqual({ kind: 'wrong-size', got: 10 });
    expect(await store.list()).toEqual([]);
    await part.discard();
    expect(await readdir(join(store.dir, 'parts'))).toEqual([]);
  });

  it('takes in once more what it has already', async () => {
    const store = await open(await tempDir());
    const hash = await adopt(store, jpegBytes(1_000));

    expect(await adopt(store, jpegBytes(1_000))).toBe(hash);

    expect(await store.verify(hash)).toBe('whole');
    expect(await store.list()).toHaveLength(1);
  });

  it('finds a damaged asset by reading it again, and no longer has it', async () => {
    const store = await open(await tempDir());
    const [cut, gone, good] = [
      await adopt(store, jpegBytes(9_000, 1)),
      await adopt(store, jpegBytes(9_000, 2)),
      await adopt(store, jpegBytes(9_000, 3)),
    ];
    await truncate(store.pathOf(cut) ?? '', 5_000);
    await rm(store.pathOf(gone) ?? '');

    expect(await store.verify(cut)).toBe('damaged');
    expect(await store.verify(gone)).toBe('missing');
    expect(await store.verify(good)).toBe('whole');
    expect([cut, gone, good].map((one) => store.has(one))).toEqual([false, false, true]);
    expect(await readdir(join(store.dir, 'quarantine'))).toEqual([cut]);
  });

  it('takes what cannot be read for damage, and what was never here for missing', async () => {
    const store = await open(await tempDir());
    const hash = await adopt(store, jpegBytes(100));
    await rm(store.pathOf(hash) ?? '');
    await mkdir(store.pathOf(hash) ?? '');

    expect(await store.verify(hash)).toBe('damaged');
    expect(await store.verify('f'.repeat(64))).toBe('missing');
  });

  it('looks again after a look at the disk that failed', async () => {
    const dir = await tempDir();
    const store = await open(dir);
    const hash = await adopt(store, jpegBytes(100));
    await rename(join(dir, 'objects'), join(dir, 'aside'));
    await symlink('objects', join(dir, 'objects'));
    await expect(store.list()).rejects.toThrow('ELOOP');

    await rm(join(dir, 'objects'));
    await rename(join(dir, 'aside'), join(dir, 'objects'));

    expect((await store.list()).map(({ sha256: name }) => name)).toEqual([hash]);
  });

  it('goes on when it cannot be noted that an asset was played', async () => {
    let now = Date.now();
    const log = logbook();
    const store = await openMediaStore({ dir: await tempDir(), log, now: () => now });
    const hash = await adopt(store, jpegBytes(10));
    await rm(store.pathOf(hash) ?? '');

    now += 3_600_001;
    await store.markUsed(hash);

    expect(log.entries.map(({ event }) => event)).toEqual(['asset could not be marked as played']);
  });

  it('does not have what a bundle lacks, or what of it is damaged', async () => {
    const dir = await tempDir();
    const log = logbook();
    const store = await openMediaStore({ dir, log, now: Date.now });
    const [there, gone] = [jpegBytes(10, 1), jpegBytes(10, 2)].map(sha256) as [string, string];
    await writeFile(join(dir, 'there.jpg'), 'rot');
    await store.addBundle([
      { sha256: there, path: join(dir, 'there.jpg') },
      { sha256: gone, path: join(dir, 'gone.jpg') },
    ]);
    expect([store.has(there), store.has(gone)]).toEqual([true, false]);

    expect(await store.verify(there)).toBe('damaged');
    expect(store.has(there)).toBe(false);
    expect(await readdir(dir)).toContain('there.jpg');
  });

  it('takes an asset again after it was damaged', async () => {
    const store = await open(await tempDir());
    const bytes = jpegBytes(9_000);
    const hash = await adopt(store, bytes);
    await writeFile(store.pathOf(hash) ?? '', 'rot');
    await store.verify(hash);

    await adopt(store, bytes);

    expect(await store.verify(hash)).toBe('whole');
  });

  it('keeps few of the bad files', async () => {
    const store = await open(await tempDir());
    for (let seed = 0; seed < 7; seed++) await store.quarantine(await adopt(store, jpegBytes(100, seed)));

    expect(await readdir(join(store.dir, 'quarantine'))).toHaveLength(4);
  });

  it('notices when looking again what was deleted under it', async () => {
    const store = await open(await tempDir());
    const hash = await adopt(store, jpegBytes(10));
    await rm(store.dir, { recursive: true });

    expect(await store.list()).toEqual([]);
    expect(store.has(hash)).toBe(false);
    await adopt(store, jpegBytes(10));
    expect(store.has(hash)).toBe(true);
  });

  it('does not lose what is adopted while it looks at the disk', async () => {
    const store = await open(await tempDir());
    for (let seed = 0; seed < 40; seed++) {
      const looking = store.list();
      const hash = await adopt(store, jpegBytes(100, seed));
      await looking;
      expect(store.has(hash)).toBe(true);
      if (seed % 2 === 0) continue;
      const again = store.list();
      await store.evict(hash);
      await again;
      expect(store.has(hash)).toBe(false);
    }
  });

  it('evicts, and ignores files that are no objects', async () => {
    const store = await open(await tempDir());
    const hash = await adopt(store, jpegBytes(10));
    await writeFile(join(dirname(store.pathOf(hash) ?? ''), 'README'), 'not an object');
    expect(await store.list()).toHaveLength(1);

    await store.evict(hash);

    expect(await store.list()).toEqual([]);
  });

  it('writes down that an asset was played at most once an hour', async () => {
    const start = Date.parse('2026-11-20T08:00:00+07:00');
    let now = start;
    const store = await open(await tempDir(), () => now);
    const hash = await adopt(store, jpegBytes(10));
    const onDisk = async () => (await stat(store.pathOf(hash) ?? '')).mtimeMs;
    const adoptedAt = await onDisk();

    now += 60_000;
    await store.markUsed(hash);
    expect(await onDisk()).toBe(adoptedAt);
    now += 3_600_000;
    await store.markUsed(hash);
    expect(await onDisk()).toBe(now);
    expect((await store.list())[0]?.lastUsedAt).toBe(now);
  });

  it('reads a bundle where it lies and never deletes it', async () => {
    const dir = await tempDir();
    const bytes = jpegBytes(10);
    await writeFile(join(dir, 'poster.jpg'), bytes);
    const store = await open(join(dir, 'store'));
    await store.addBundle([{ sha256: sha256(bytes), path: join(dir, 'poster.jpg') }]);

    await store.evict(sha256(bytes));

    expect(store.pathOf(sha256(bytes))).toBe(join(dir, 'poster.jpg'));
    expect(await store.verify(sha256(bytes))).toBe('whole');
    expect(await store.list()).toEqual([]);
  });
});
