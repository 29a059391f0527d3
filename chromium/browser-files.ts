import { readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** An update takes a minute or two on a slow disk; what fails this long after it has other reasons. */
const UPDATE_MS = 5 * 60_000;

/**
 * Tells whether the files of a browser were replaced since it was first asked about a process of it, or, of one that has
 * ended, within the last five minutes, as apt does. On Linux only: Chrome and Edge on Windows put their updates beside, and
 * start them at the next start.
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
  /** By process; as many as there are displays, and a few that have ended. */
  const firstSeen = new Map<number, number>();
  return (pid) => {
    const exe = pid === undefined ? undefined : linked(path.join(proc, String(pid), 'exe'));
    if (exe?.endsWith(' (deleted)') === true) return true;
    if (exe !== undefined) folder = path.dirname(exe);
    if (folder === undefined) return false;
    const changed = changedAt(folder, now());
    if (pid === undefined) return Math.abs(now() - changed) < UPDATE_MS;
    // By what it was, not by the clock, which may have been wrong at the start.
    const before = firstSeen.get(pid);
    if (before === undefined) firstSeen.set(pid, changed);
    return before !== undefined && before !== changed;
  };
}

/** When a file of this folder was put in place last, epoch milliseconds. A folder that is gone is being replaced. */
function changedAt(folder: string, now: number): number {
  return statSync(folder, { throwIfNoEntry: false })?.ctimeMs ?? now;
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
