import { utimesSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMediaStore } from '../../player/media-store.ts';
import { logbook } from '../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const open = (dir: string, now = Date.now) => openMediaStore({ dir, log: logbook(), now });

describe('openMediaStore, of parts', () => {
  it('goes on with a part that an earlier process left, hashing it again', async () => {
    const dir = await tempDir();
    const bytes = jpegBytes(50_000);
    const before = await (await open(dir)).openPart(sha256(bytes));
    await before.setOrigin({ url: 'http://127.0.0.1/a.jpg', etag: '"1"' });
    await before.append(bytes.subarray(0, 20_000));
    await before.close();

    const store = await open(dir);
    const part = await store.openPart(sha256(bytes));
    expect(part.bytes).toBe(20_000);
    expect(part.origin).toEqual({ url: 'http://127.0.0.1/a.jpg', etag: '"1"' });
    await part.append(bytes.subarray(20_000));

    expect(await store.adopt(part, { sha256: sha256(bytes) })).toMatchObject({ kind: 'adopted', bytes: 50_000 });
  });

  it('knows a long part by its first bytes, however many more there are', async () => {
    const dir = await tempDir();
    const bytes = jpegBytes(2 * 2 ** 20 + 1);
    const before = await (await open(dir)).openPart(sha256(bytes));
    await before.append(bytes);
    await before.close();

    const store = await open(dir);

    expect(await store.adopt(await store.openPart(sha256(bytes)), { sha256: sha256(bytes) })).toMatchObject({
      kind: 'adopted',
      bytes: bytes.length,
    });
  });

  it('does not know after a power cut where the bytes of a part came from, for there may be holes in them', async () => {
    const dir = await tempDir();
    const url = 'http://127.0.0.1/a.jpg';
    const openIn = (boot: string) => openMediaStore({ dir, log: logbook(), now: Date.now, boot });
    const before = await (await openIn('before')).openPart(url);
    await before.setOrigin({ url, etag: '"1"' });
    await before.append(jpegBytes(20_000));
    await before.close();

    const originIn = async (boot: string) => {
      const part = await (await openIn(boot)).openPart(url);
      await part.close();
      return part.origin;
    };
    expect(await originIn('before')).toEqual({ url, etag: '"1"' });
    expect(await originIn('after')).toBeUndefined();
  });

  it('counts the bytes of parts, and minds neither links to nowhere nor a file in the place of their folder', async () => {
    const dir = await tempDir();
    const store = await open(dir);
    const part = await store.openPart('a');
    await part.append(jpegBytes(700));
    await part.close();
    await symlink('nowhere', join(dir, 'parts', `${'b'.repeat(64)}.part`));

    expect(await store.partBytes()).toBe(700);
    await open(dir);
    expect(await store.partBytes()).toBe(700);
    await rm(join(dir, 'parts'), { recursive: true });
    await writeFile(join(dir, 'parts'), '');
    expect(await (await open(dir)).partBytes()).toBe(0);
  });

  it('knows the origin of a part that has no ETag', async () => {
    const dir = await tempDir();
    const url = 'http://127.0.0.1/a.jpg';
    const before = await (await open(dir)).openPart(url);
    await before.setOrigin({ url, lastModified: 'Fri, 20 Nov 2026 01:00:00 GMT' });
    await before.append(jpegBytes(10));
    await before.close();

    const part = await (await open(dir)).openPart(url);
    await part.close();
    expect(part.origin).toEqual({ url, lastModified: 'Fri, 20 Nov 2026 01:00:00 GMT' });
  });

  it('D12: sweeps ten thousand stale parts at open, and keeps the fresh one', async () => {
    const dir = await tempDir();
    const parts = join(dir, 'parts');
    await mkdir(parts, { recursive: true });
    const longAgo = new Date(Date.now() - 8 * 24 * 3_600_000);
    for (let n = 0; n < 10_000; n++) {
      const path = join(parts, `${n.toString(16).padStart(64, '0')}.part`);
      writeFileSync(path, '');
      utimesSync(path, longAgo, longAgo);
    }
    await writeFile(join(parts, 'unknown'), '');
    const fresh = `${'a'.repeat(64)}.part`;
    await writeFile(join(parts, fresh), '');

    const startedAt = performance.now();
    await open(dir);

    expect(await readdir(parts)).toEqual([fresh]);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  }, 30_000);
});
