import { constants } from 'node:fs';
import { access, chmod, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { exitCodes } from '../core/exit-codes.ts';
import { syncDir } from './durable.ts';
import { reasonOf } from './log.ts';

export type OpenedDataDir =
  | { readonly kind: 'open'; readonly path: string; release(): void }
  | { readonly kind: 'refused'; readonly exitCode: number; readonly message: string };

/**
 * Makes the data directory where it is missing, proves that it can be written, and takes its lock, so that one player
 * works in it at a time (DECISIONS 26). The lock lives as long as the process: a killed player leaves none behind.
 */
export async function openDataDir(dir: string): Promise<OpenedDataDir> {
  const absolute = path.resolve(dir);
  try {
    await mkdir(absolute, { recursive: true, mode: 0o700 });
    if (!(await stat(absolute)).isDirectory()) return unusable(absolute, 'it is not a folder');
    await access(absolute, constants.R_OK | constants.W_OK | constants.X_OK);
    await syncDir(path.dirname(absolute)).catch(() => undefined); // not every user may read what is above
  } catch (error) {
    return unusable(absolute, reasonOf(error));
  }
  // Holds the launch's token and the journal: nobody else's business, also where somebody made the folder beforehand.
  await chmod(absolute, 0o700).catch(() => undefined); // a FAT stick has no modes; the lock below still says if it cannot be written
  return lock(absolute);
}

/**
 * Node has no flock, SQLite has one that works everywhere: an exclusive transaction that is never ended. The system
 * lets go of it when the process dies, however it dies.
 */
function lock(dir: string): OpenedDataDir {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path.join(dir, 'lock.sqlite'), { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    const reason = reasonOf(error);
    if (/locked|busy/i.test(reason)) {
      return {
        kind: 'refused',
        exitCode: exitCodes.dataDirInUse,
        message: `another player is using the data directory ${dir}: end it first, or give this one its own with --data-dir`,
      };
    }
    return unusable(dir, reason);
  }
  const held = database;
  return { kind: 'open', path: dir, release: () => held.close() };
}

function unusable(dir: string, reason: string): OpenedDataDir {
  return {
    kind: 'refused',
    exitCode: exitCodes.dataDirUnusable,
    message: `the data directory ${dir} cannot be used (${reason}): make it writable for this user, or name another with --data-dir`,
  };
}

/**
 * Where data is kept when the command line does not say: where `BLUEZONE_KIOSK_DATA_DIR` says, else the user's own place
 * for it, by the habit of each system.
 */
export function defaultDataDir(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  const name = 'bluezone-kiosk';
  const given = env['BLUEZONE_KIOSK_DATA_DIR'];
  if (given !== undefined && given !== '') return given;
  switch (platform) {
    case 'win32':
      return path.join(env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local'), name);
    case 'darwin':
      return path.join(homedir(), 'Library', 'Application Support', name);
    default:
      return path.join(env['XDG_DATA_HOME'] ?? path.join(homedir(), '.local', 'share'), name);
  }
}
