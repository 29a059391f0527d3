import type { App } from 'electron';
import type { Rung } from '../core/ladder.ts';
import { recent } from '../core/recovery.ts';
import type { Log } from '../player/log.ts';
import { gpuIsFailing } from './recovery.ts';

/** What the GPU process is watched with. */
export interface GpuWorld {
  /** In software the GPU process only composes pictures, and when it dies it is not the GPU's fault. */
  readonly rung: Rung;
  strike(kind: 'gpu', why: string): void;
  restart(why: string): void;
  /** `process.kill` */
  killProcess(pid: number, signal: NodeJS.Signals): void;
  /** Whether the program is ending. */
  leaving(): boolean;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Counts the deaths of the GPU process. Chromium starts it again by itself; after the third within five minutes the
 * host is started again, and uses the GPU in another way then, or not at all (`core/ladder`).
 *
 * @returns `kill` ends a GPU process that hangs, so that Chromium starts another
 */
export function watchGpu(app: Pick<App, 'on' | 'getAppMetrics'>, world: GpuWorld): { kill(): void } {
  const { log, now } = world;
  let deaths: readonly number[] = [];

  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (world.leaving() || reason === 'clean-exit') return;
    if (type !== 'GPU') return log.warn('helper process died', { type, name, reason, exitCode });
    world.strike('gpu', `${reason} (exit code ${exitCode})`); // first of all: there may be milliseconds left
    deaths = [...recent(deaths, now()), now()];
    log.warn('GPU process died', { reason, exitCode, lately: deaths.length });
    if (world.rung !== 'software' && world.rung !== 'safe-mode' && gpuIsFailing(deaths, now())) {
      world.restart('the GPU process keeps dying; the next start uses the GPU otherwise');
    }
  });

  return {
    kill() {
      for (const { type, pid } of app.getAppMetrics()) {
        if (type !== 'GPU') continue;
        try {
          world.killProcess(pid, 'SIGKILL');
        } catch (error) {
          log.warn('GPU process not killed', { reason: error }); // it has ended by itself
        }
      }
    },
  };
}
