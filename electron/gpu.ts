import type { App } from 'electron';
import { isLower, type Rung } from '../core/ladder.ts';
import type { Log } from '../player/log.ts';

/** What the GPU process is watched with. */
export interface GpuWorld {
  /** Where on the ladder this start draws; and where the next would, by all that has happened since. */
  readonly rung: Rung;
  readonly rungNow: () => Rung;
  strike(kind: 'gpu', why: string): void;
  restart(why: string): void;
  /** `process.kill` */
  killProcess(pid: number, signal: NodeJS.Signals): void;
  /** Whether the program is ending. */
  leaving(): boolean;
  readonly log: Log;
}

/**
 * Writes down when the GPU process dies. Chromium starts it again by itself; when it has died so often that the graphics
 * are to be drawn otherwise (`core/ladder`), the host is started again, for how it draws is settled at its start.
 *
 * @returns `kill` ends a GPU process that hangs, so that Chromium starts another
 */
export function watchGpu(app: Pick<App, 'on' | 'getAppMetrics'>, world: GpuWorld): { kill(): void } {
  const { log } = world;

  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (world.leaving() || reason === 'clean-exit') return;
    if (type !== 'GPU') return log.warn('helper process died', { type, name, reason, exitCode });
    world.strike('gpu', `${reason} (exit code ${exitCode})`); // first of all: there may be milliseconds left
    log.warn('GPU process died', { reason, exitCode });
    if (isLower(world.rungNow(), world.rung)) {
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
