import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bootName } from './boot.ts';
import { makeDirDurably, renameDurably } from './durable.ts';
import { endAdoptions, sweepParts } from './left-parts.ts';
import { reasonOf, type Log } from './log.ts';
import { namesIn } from './names-in.ts';
import { PartFile } from './part-file.ts';

/** A file of the store, named by the SHA-256 of its bytes. */
export interface StoredObject {
  readonly sha256: string;
  readonly bytes: number;
  /** When it was last adopted or marked as played, epoch milliseconds. */
  readonly lastUsedAt: number;
}

export type Adoption =
  | { readonly kind: 'adopted'; readonly sha256: string; readonly bytes: number }
  | { readonly kind: 'wrong-hash'; readonly got: string }
  | { readonly kind: 'wrong-size'; readonly got: number };

/** How a file is read that nobody waits for. */
export interface Reading {
  readonly signal?: AbortSignal;
  /** Resolves when as many bytes may be read again. */
  readonly pace?: (bytes: number) => Promise<void>;
}

/**
 * Verified media, addressed by content: `objects/ab/<sha256>`. The directory is the index, so there is none to corrupt.
 * Nothing has a name in it before its bytes are whole, verified and on the disk.
 */
export interface MediaStore {
  readonly dir: string;
  /** Whether the bytes are here, whole and verified when they came. From memory: `list` looks at the disk again. */
  has(sha256: string): boolean;
  /** Where the bytes can be read, of the store or of the bundle. */
  pathOf(sha256: string): string | undefined;
  /** Opens the file on its way to `key` (a SHA-256, or any text such as an address). The caller closes it. */
  openPart(key: string): Promise<PartFile>;
  /** Judges a part and takes it in; a part that is wrong is left to the caller. Rejects as the disk does. */
  adopt(part: PartFile, expected?: { readonly sha256?: string; readonly bytes?: number }): Promise<Adoption>;
  /** Removes parts that are too old to go on with (nothing came for 7 days), as is done at opening. Never rejects. */
  sweepParts(): Promise<void>;
  /** How much all parts take. */
  partBytes(): Promise<number>;
  /** What is on the disk now, without the bundle; what was deleted under us is no longer had. */
  list(): Promise<readonly StoredObject[]>;
  /**
   * Reads the bytes again: those that are not what their name says are moved aside at once. Rejects only when the signal
   * aborts.
   */
  verify(sha256: string, reading?: Reading): Promise<'whole' | 'damaged' | 'missing'>;
  /** Deletes an object. The bundle's are not ours to delete. */
  evict(sha256: string): Promise<void>;
  /** Moves an object aside, for whoever wants to know why; it is no longer had, even if it cannot be moved. */
  quarantine(sha256: string): Promise<void>;
  /** Notes that it was played, for the order of eviction; on the disk at most once an hour. Never rejects. */
  markUsed(sha256: string): Promise<void>;
  /** Files installed with the player, read where they lie and never evicted. Trusted as the program is. */
  addBundle(files: readonly { readonly sha256: string; readonly path: string }[]): Promise<void>;
}

/** Opens the store in `dir`, which need not be there, and sweeps what earlier runs left behind. */
export async function openMediaStore({
  dir,
  log,
  now,
  boot = bootName(now()),
}: {
  readonly dir: string;
  readonly log: Log;
  readonly now: () => number;
  /** Names the time since the system was started. */
  readonly boot?: string;
}): Promise<MediaStore> {
  const objects = join(dir, 'objects');
  const parts = join(dir, 'parts');
  const aside = join(dir, 'quarantine');
  let index = new Map<string, StoredObject>();
  /** What came or went while the directory was being read: the reading may be older than it. */
  let meanwhile: Map<string, StoredObject | undefined> | undefined;
  let reading: Promise<unknown> = Promise.resolve();
  const bundle = new Map<string, { path: string; bytes: number }>();
  /** There, but not had: damaged on a disk that would not let them be moved aside, or not known to be on the disk. */
  const distrusted = new Set<string>();
  const objectPath = (sha256: string) => join(objects, sha256.slice(0, 2), sha256);
  const put = (object: StoredObject) => {
    index.set(object.sha256, object);
    meanwhile?.set(object.sha256, object);
  };
  const forget = (sha256: string): boolean => {
    meanwhile?.set(sha256, undefined);
    return index.delete(sha256);
  };
  const readAgain = async () => {
    const changes = (meanwhile = new Map<string, StoredObject | undefined>());
    const found = await readObjects(objects);
    for (const [sha256, object] of changes) {
      if (object === undefined) found.delete(sha256);
      else found.set(sha256, object);
    }
    for (const sha256 of distrusted) found.delete(sha256);
    index = found;
    meanwhile = undefined;
    return [...found.values()];
  };

  const store: MediaStore = {
    dir,
    has: (sha256) => index.has(sha256) || bundle.has(sha256),
    pathOf: (sha256) => (index.has(sha256) ? objectPath(sha256) : bundle.get(sha256)?.path),

    async openPart(key) {
      await makeDirDurably(parts); // the whole data directory may have been deleted under us
      return await PartFile.open(join(parts, `${isSha256(key) ? key : hashOf(key)}.part`), boot);
    },

    async adopt(part, expected = {}) {
      const bytes = part.bytes;
      const sha256 = part.sha256();
      if (expected.bytes !== undefined && expected.bytes !== bytes) return { kind: 'wrong-size', got: bytes };
      if (expected.sha256 !== undefined && expected.sha256 !== sha256) return { kind: 'wrong-hash', got: sha256 };
      try {
        await part.sync();
      } catch (error) {
        // After a failed fsync the kernel may call the lost pages clean, and the next fsync would succeed: the bytes
        // count as not written, and must not be found again (reliability, D06).
        await part.discard();
        throw error;
      }
      await part.close();
      const path = objectPath(sha256);
      for (const one of [objects, dirname(path)]) await makeDirDurably(one);
      // Until its name is on the disk it is not had, however often the directory is read meanwhile.
      if (!index.has(sha256)) distrusted.add(sha256);
      await renameDurably(part.path, path);
      await part.forgetOrigin();
      distrusted.delete(sha256);
      put({ sha256, bytes, lastUsedAt: now() });
      return { kind: 'adopted', sha256, bytes };
    },

    sweepParts: () => sweepParts(parts, now(), log),

    async partBytes() {
      const sizes = (await namesIn(parts)).map(
        async (name) => (await stat(join(parts, name)).catch(() => undefined))?.size,
      );
      return (await Promise.all(sizes)).reduce<number>((total, size = 0) => total + size, 0);
    },

    async list() {
      const read = reading.then(readAgain, readAgain);
      reading = read.catch(() => undefined); // whoever asked is told
      return await read;
    },

    async verify(sha256, reading = {}) {
      const path = store.pathOf(sha256);
      if (path === undefined) return 'missing';
      let got: string;
      try {
        got = await hashFile(path, reading);
      } catch (error) {
        reading.signal?.throwIfAborted();
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          forget(sha256);
          bundle.delete(sha256);
          return 'missing';
        }
        got = 'unreadable'; // a sector that cannot be read is damage like any other
      }
      if (got === sha256) return 'whole';
      log.warn('damaged asset found', { sha256, got });
      await store.quarantine(sha256);
      return 'damaged';
    },

    async evict(sha256) {
      if (!forget(sha256)) return;
      await rm(objectPath(sha256), { force: true });
      forget(sha256); // a reading of the directory that began meanwhile may have found it
    },

    async quarantine(sha256) {
      if (!forget(sha256)) {
        bundle.delete(sha256);
        return;
      }
      distrusted.add(sha256);
      try {
        await makeDirDurably(aside);
        await renameDurably(objectPath(sha256), join(aside, sha256));
        distrusted.delete(sha256);
        forget(sha256); // as in evict
        await keepNewest(aside, MOST_QUARANTINED);
      } catch (error) {
        log.error('damaged asset could not be moved aside', { sha256, reason: reasonOf(error) });
      }
    },

    async markUsed(sha256) {
      const object = index.get(sha256);
      const at = now();
      if (object === undefined || Math.abs(at - object.lastUsedAt) < HOUR_MS) return;
      put({ ...object, lastUsedAt: at });
      // Worth no more than a wrong order of eviction.
      await utimes(objectPath(sha256), at / 1000, at / 1000).catch((error: unknown) =>
        log.warn('asset could not be marked as played', { sha256, reason: reasonOf(error) }),
      );
    },

    async addBundle(files) {
      for (const { sha256, path } of files) {
        try {
          bundle.set(sha256, { path, bytes: (await stat(path)).size });
        } catch (error) {
          log.warn('installed file missing', { path, reason: reasonOf(error) }); // its item is not ready; the others play
        }
      }
    },
  };

  await endAdoptions({ objects, parts }, log);
  await store.sweepParts();
  await store.list();
  return store;
}

const HOUR_MS = 3_600_000;
/** Bad files kept to be looked at; the oldest go first. */
const MOST_QUARANTINED = 4;

function isSha256(key: string): boolean {
  return /^[0-9a-f]{64}$/.test(key);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function hashFile(path: string, { signal, pace }: Reading): Promise<string> {
  const hash = createHash('sha256');
  const stream = createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    await pace?.(chunk.length);
  }
  return hash.digest('hex');
}

async function readObjects(objects: string): Promise<Map<string, StoredObject>> {
  const found = new Map<string, StoredObject>();
  for (const shard of await namesIn(objects)) {
    for (const sha256 of await namesIn(join(objects, shard))) {
      if (!isSha256(sha256) || !sha256.startsWith(shard)) continue;
      const { size, mtimeMs } = (await stat(join(objects, shard, sha256)).catch(() => undefined)) ?? {};
      if (size !== undefined && mtimeMs !== undefined) found.set(sha256, { sha256, bytes: size, lastUsedAt: mtimeMs });
    }
  }
  return found;
}

async function keepNewest(dir: string, count: number): Promise<void> {
  const dated = await Promise.all(
    (await namesIn(dir)).map(async (name) => ({ name, at: (await stat(join(dir, name))).ctimeMs })),
  );
  dated.sort((a, b) => b.at - a.at);
  for (const { name } of dated.slice(count)) await rm(join(dir, name), { force: true });
}
