import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where the file system is mounted that a folder is on: the highest folder above it that is on the same one. By its path and
 * not by its number, which another start, or another stick, changes. Rejects as the disk does.
 */
export async function mountOf(folder: string): Promise<string> {
  let top = await realpath(folder);
  const { dev } = await stat(top);
  for (let above = path.dirname(top); above !== top; above = path.dirname(top)) {
    if ((await stat(above)).dev !== dev) return top;
    top = above;
  }
  return top;
}

/** Whether a folder lies above another one. */
export function isAbove(folder: string, other: string): boolean {
  const way = path.relative(folder, other);
  return way !== '' && way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
}
