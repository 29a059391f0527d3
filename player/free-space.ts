import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What is left free for the journal and the logs whatever is downloaded, in bytes. */
export const SPACE_RESERVE_BYTES = 64 * 1024 * 1024;

/** Bytes that this user may still write in the file system of `dir`, which may have been deleted. */
export async function freeBytes(dir: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(dir) === dir) throw error;
    return await freeBytes(dirname(dir));
  }
}

/** Whether an error says that the disk, the quota or the table of files is full. */
export function isDiskFull(error: unknown): boolean {
  return FULL.has((error as NodeJS.ErrnoException | undefined)?.code);
}

const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT']);
