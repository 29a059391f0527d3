import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The clone that packages are made of. */
export const root = path.resolve(import.meta.dirname, '..');

/** As `package.json` says it, such as `0.1.0`. */
export function version(): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * When this was last committed, in seconds since 1970, so that the same commit gives the same package; without git,
 * now.
 */
export function madeAt(): number {
  try {
    return Number(
      execFileSync('git', ['log', '-1', '--format=%ct'], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } catch {
    return Math.floor(Date.now() / 1000);
  }
}

/** The files under a folder by their absolute paths, in one order on every machine. */
export function filesIn(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
