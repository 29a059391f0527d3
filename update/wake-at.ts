import { UPDATE_SERVICE } from '../core/update-files.ts';
import type { Log } from '../player/log.ts';
import type { RunProgram } from './run-program.ts';

const UNIT = 'bluezone-kiosk-update-look';

/**
 * Has systemd begin a run at an instant, once: a timer that goes with the machine's next start, at which a run begins
 * anyway. Where it cannot be had, the hourly run looks.
 */
export async function wakeAt(
  instant: number,
  { run, now, log }: { readonly run: RunProgram; readonly now: () => number; readonly log: Log },
): Promise<void> {
  const seconds = Math.max(1, Math.ceil((instant - now()) / 1000));
  await run('systemctl', ['stop', `${UNIT}.timer`], { limitMs: 30_000 }); // of a look before, if any
  const timer = [`--unit=${UNIT}`, '--collect', `--on-active=${seconds}s`, '--timer-property=AccuracySec=1s'];
  const command = ['systemctl', 'start', '--no-block', UPDATE_SERVICE];
  const { code, stderr } = await run('systemd-run', [...timer, ...command], { limitMs: 30_000 });
  if (code === 0) log.info('look at opening arranged', { inSeconds: seconds });
  else log.warn('look at opening not arranged', { why: stderr.trim() });
}
