import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** So many minidumps are kept; each is a few megabytes, and a page that dies in a loop would fill the disk with them. */
const KEEP = 10;

/** Removes all but the newest minidumps of this folder and those in it; what cannot be read or removed stays. */
export function pruneCrashDumps(dir: string): void {
  try {
    const dumps = readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.dmp'))
      .map((name) => path.join(dir, name))
      .map((file) => ({ file, at: statSync(file).mtimeMs }))
      .toSorted((a, b) => b.at - a.at);
    for (const { file } of dumps.slice(KEEP)) rmSync(file, { force: true });
  } catch {
    // There is no folder before the first start, and old dumps are no reason not to play.
  }
}
