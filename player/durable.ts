import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Writes a file so that a reader, a crash or a power cut finds either the old bytes or the new ones, never a mixture:
 * beside, fsync, rename, fsync of the directory. The directory is made if it is missing. When it resolves, the bytes
 * are on the disk; when it rejects (a full disk, a read-only one), the old file is untouched.
 *
 * @param mode  who may read it, as far as the umask leaves it
 */
export async function writeDurably(path: string, data: string | Uint8Array, mode = 0o666): Promise<void> {
  await writeBeside(path, (file) => file.writeFile(data), mode);
}

/** The same of a file that is too large to be held in the memory: its pieces are written as they come. */
export async function writePiecesDurably(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  await writeBeside(path, (file) => file.writeFile(pieces));
}

async function writeBeside(path: string, write: (file: FileHandle) => Promise<void>, mode = 0o666): Promise<void> {
  await makeDirDurably(dirname(path));
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameDurably(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

/**
 * Removes what `writeDurably` left beside `path` when it was killed on the way. Only for whoever alone writes there. A
 * disk that cannot be written keeps its rubbish; it does no harm.
 */
export async function sweepBeside(path: string): Promise<void> {
  const left = await readdir(dirname(path)).catch(() => []); // no directory, nothing to sweep
  for (const name of left) {
    if (name.startsWith(`.${basename(path)}.`) && name.endsWith('.tmp'))
      await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

/** Renames within one file system and syncs both directories. On Windows it tries again for up to 10 s. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await renamePatiently(from, to);
  await syncDir(dirname(to));
  if (dirname(from) !== dirname(to)) await syncDir(dirname(from));
}

/**
 * Makes a directory and those above it; when it resolves they are on the disk (DECISIONS 26), also one that an earlier
 * process made and was killed before it had synced the directory above.
 */
export async function makeDirDurably(dir: string, mode = 0o777): Promise<void> {
  const first = await mkdir(dir, { recursive: true, mode });
  if (first === undefined && surelyOnDisk.has(dir)) return;
  for (let made = dir; ; made = dirname(made)) {
    await syncDir(dirname(made));
    surelyOnDisk.add(made);
    if (first === undefined || made === first) return;
  }
}

/** Directories whose names this process has synced. */
const surelyOnDisk = new Set<string>();

/** Puts a directory's entries on the disk. Windows cannot, and need not: NTFS journals its directories. */
export async function syncDir(dir: string, platform: string = process.platform): Promise<void> {
  if (platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * `rename` that outlasts a virus scanner or an indexer which holds the file for a moment (EPERM, EBUSY, EACCES): up to
 * 10 s on Windows. Elsewhere these codes mean what they say.
 *
 * @param world  what a test replaces: the platform, the rename, and the wait
 */
export async function renamePatiently(
  from: string,
  to: string,
  world: {
    readonly platform: string;
    readonly rename: (from: string, to: string) => Promise<void>;
    readonly sleep: (ms: number) => Promise<unknown>;
  } = { platform: process.platform, rename, sleep },
): Promise<void> {
  for (let waitedMs = 0, waitMs = 10; ; waitedMs += waitMs, waitMs = Math.min(500, waitMs * 2)) {
    try {
      return await world.rename(from, to);
    } catch (error) {
      const held = HELD.has((error as NodeJS.ErrnoException).code);
      if (world.platform !== 'win32' || !held || waitedMs >= 10_000) throw error;
      await world.sleep(waitMs);
    }
  }
}

const HELD: ReadonlySet<string | undefined> = new Set(['EPERM', 'EBUSY', 'EACCES']);
