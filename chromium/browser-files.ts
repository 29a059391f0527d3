import { readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** An update takes a minute or two on a slow disk; what fails this long after it has other reasons. */
const UPDATE_MS = 5 * 60_000;

/**
 * Tells whether the files of a browser were replaced while a process of it ran, or within the last five minutes, as apt
 * does. On Linux only: Chrome and Edge on Windows put their updates beside, and start them at the next start.
 *
 * @param program  what is started; it may be a script that starts the browser
 * @param proc     where the kernel tells of processes
 */
export function watchBrowserFiles(
  program: string,
  now: () => number,
  proc = '/proc',
): (pid: number | undefined) => boolean {
  let folder = folderOf(program);
  return (pid) => {
    const running = pid === undefined ? undefined : linked(path.join(proc, String(pid), 'exe'));
    if (running?.endsWith(' (deleted)') === true) return true;
    if (running !== undefined) folder = path.dirname(running);
    return folder !== undefined && isFresh(folder, now());
  };
}

/** Whether a file of this folder was put in place lately. A folder that is gone is being replaced. */
function isFresh(folder: string, now: number): boolean {
  const { ctimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { ctimeMs: now };
  return Math.abs(now - ctimeMs) < UPDATE_MS;
}

function folderOf(program: string): string | undefined {
  try {
    return path.dirname(realpathSync(program));
  } catch {
    return undefined; // not there: it cannot be started either
  }
}

function linked(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined; // ended, or another user's, or no Linux
  }
}
