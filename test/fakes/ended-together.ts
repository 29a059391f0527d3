import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';

/** The programs of a display: its server, and whatever is put before it. */
export interface EndedTogether {
  /** Ended in this order. */
  readonly started: ChildProcess[];
  /** Ends all of them, and removes the folder. */
  stop(): Promise<void>;
}

/** A test that falls over must not leave a display behind; whatever draws there ends with it. */
export function endedTogether(server: ChildProcess, folder: string): EndedTogether {
  const started = [server];
  const atExit = () => {
    for (const child of started) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  return {
    started,
    async stop() {
      for (const child of started) await endProcess(child);
      rmSync(folder, { recursive: true, force: true });
      process.off('exit', atExit);
    },
  };
}

/** Ends a process, by force after 3 s. */
async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(timer);
}
