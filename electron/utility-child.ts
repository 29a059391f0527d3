import type { UtilityProcess } from 'electron';
import type { ToHost } from '../core/messages.ts';
import type { PlayerChild } from '../player/supervise.ts';

/**
 * A player process that `utilityProcess.fork` started, as its supervisor holds it. In the process the other end is
 * `process.parentPort`, whose `message` event carries the message in `data`.
 *
 * @param killProcess  `process.kill`
 */
export function utilityChild(
  child: UtilityProcess,
  killProcess: (pid: number, signal: NodeJS.Signals) => void,
): PlayerChild {
  let running = true;
  child.on('exit', () => (running = false));
  return {
    send(message) {
      if (running) child.postMessage(message); // kept for it until it listens
    },
    onMessage(hear) {
      child.on('message', (message: ToHost) => hear(message)); // both ends are this program
    },
    onExit(hear) {
      child.once('exit', (code) => hear(code, null)); // Electron does not tell signals
    },
    kill() {
      if (!running) return;
      // Electron's own `kill` is a SIGTERM, which a process that hangs may never hear.
      if (child.pid === undefined) child.kill();
      else killQuietly(child.pid);
    },
  };

  function killQuietly(pid: number): void {
    try {
      killProcess(pid, 'SIGKILL');
    } catch {
      // It ended in this very moment.
    }
  }
}
