import { execFile } from 'node:child_process';

/** Many times what it takes to be started and heard. */
const LIMIT_MS = 5_000;

/**
 * Tells systemd these words, such as `READY=1`. Node has no Unix datagram sockets, and the packages that add them have to
 * be compiled: systemd's own program it is. A unit whose words come from it says `NotifyAccess=all`. Rejects when it is
 * missing, fails, or takes too long.
 */
export function systemdNotify(words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('systemd-notify', words, { timeout: LIMIT_MS, killSignal: 'SIGKILL' }, (error) =>
      error === null ? resolve() : reject(new Error(error.message)),
    );
  });
}
