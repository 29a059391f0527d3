import { spawn } from 'node:child_process';
import type { Log } from '../player/log.ts';
import type { SetTimer } from '../player/set-timer.ts';

export interface AwakeWorld {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly setTimer: SetTimer;
}

/** What is kept from happening: all of it where that is allowed, else what is. A lid that is shut is somebody's will. */
const WHATS = ['idle:sleep', 'idle'] as const;
/** One that ends sooner was not allowed. */
const ALLOWED_AFTER_MS = 2_000;
/** logind is started anew now and then. */
const AGAIN_AFTER_MS = 60_000;

/**
 * Keeps a Linux machine from sleeping, and its desktop from taking it for idle, by logind's inhibitor locks; of the display
 * itself the page's wake lock takes care. The lock is held by `systemd-inhibit` for as long as a pipe to it is open, so it
 * goes with the host, however that ends. A service without a session may only hold the second:
 * there `doctor` says how sleep is forbidden.
 *
 * @returns what lets the machine sleep again
 */
export function stayAwake({ platform, env, log, setTimer }: AwakeWorld): () => void {
  if (platform !== 'linux') return () => {};
  let release = () => {};
  let ended = false;

  function hold(index: number): void {
    const what = WHATS[index];
    if (what === undefined) return log.info('sleep not prevented', { why: 'systemd-inhibit is not there, or may not' });
    const args = [`--what=${what}`, '--who=Bluezone Kiosk', '--why=the screen plays', '--mode=block', 'cat'];
    const child = spawn('systemd-inhibit', args, { env: { ...env }, stdio: ['pipe', 'ignore', 'ignore'] });
    let isHeld = false;
    const cancel = setTimer(() => {
      isHeld = true;
      log.info('sleep prevented', { what });
    }, ALLOWED_AFTER_MS);
    let cancelAgain = () => {};
    let over = false;
    const gone = () => {
      if (over) return;
      over = true;
      cancel();
      if (ended) return;
      if (isHeld) cancelAgain = setTimer(() => hold(0), AGAIN_AFTER_MS);
      else hold(index + 1);
    };
    child.stdin.on('error', () => undefined); // its end tells
    child.once('error', gone);
    child.once('exit', gone);
    release = () => {
      cancel();
      cancelAgain();
      child.stdin.end();
    };
  }

  hold(0);
  return () => {
    ended = true;
    release();
  };
}
