import type { WebContents } from 'electron';
import { recent, restartDelayMs } from '../core/recovery.ts';
import type { Log, LogData } from '../player/log.ts';
import type { SetTimer } from '../player/set-timer.ts';

/** What a page is kept alive with. */
export interface PageWorld {
  readonly contents: WebContents;
  readonly screenId: string;
  /** Sets the door's cookie and gives the page's address; `undefined` while there is no player to serve it. */
  address(): Promise<string | undefined>;
  /** Its process died, or hangs and was ended: somebody decides what now, and calls `load` or closes the window. */
  onDeath(why: string): void;
  readonly log: Log;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** One page in one window. */
export interface Page {
  /** Loads the page, now or after `delayMs`, and tries again until it is there. The latest call wins. */
  load(delayMs?: number): void;
  /** Ends its process, which hangs and can do nothing more; `onDeath` decides what then. */
  kill(why: string): void;
  /** The player is back: loads the page if it is not there, and leaves one that is there alone. */
  wake(): void;
  /** Stops all that is under way; for a window that is being closed. */
  stop(): void;
}

/** A load that has said nothing for this long is given up: after a crash Electron sometimes starts none (electron#48661). */
const LOAD_LIMIT_MS = 8_000;
/** So long a renderer may take to die when it is made to. */
const CRASH_LIMIT_MS = 2_000;

/**
 * Keeps the page of a window loaded: a load that fails is tried again, later each time, and never gives up; what shows
 * meanwhile is the old picture or the window's blue, never an error page. A page that is there is not loaded again
 * without need, so it keeps its picture while the player is away.
 */
export function createPage(world: PageWorld): Page {
  const { contents, screenId, log, now, setTimer } = world;
  let failures: readonly number[] = [];
  let run = 0;
  let phase: 'missing' | 'loading' | 'there' | 'stopped' = 'missing';
  let cancel = (): void => undefined;

  /** One plan at a time. Nothing is started within an event of Electron: that has crashed it (electron#19887, #51900). */
  const plan = (ms: number, then: () => void): void => {
    cancel();
    cancel = setTimer(() => {
      if (phase !== 'stopped' && !contents.isDestroyed()) then();
    }, ms);
  };

  const load = (delayMs = 0): void => plan(delayMs, begin);

  function begin(): void {
    run += 1;
    const mine = run;
    phase = 'loading';
    plan(LOAD_LIMIT_MS, () => crash('its page did not load in time'));
    world.address().then(
      (url) => {
        if (mine !== run || phase !== 'loading' || contents.isDestroyed()) return;
        if (url === undefined) return settle('missing'); // the player will be ready, and wake it
        contents.loadURL(url).catch(() => undefined); // did-fail-load says it
      },
      (error: unknown) => {
        if (mine === run && phase === 'loading') failed('the cookie was refused', { reason: error });
      },
    );
  }

  function settle(as: 'missing' | 'there'): void {
    cancel();
    phase = as;
  }

  function failed(why: string, data: LogData = {}): void {
    phase = 'missing';
    failures = [...recent(failures, now()), now()];
    const delayMs = Math.max(500, restartDelayMs(failures, now()));
    log.warn('page not loaded', { screenId, why, delayMs, ...data });
    load(delayMs);
  }

  /** `reload` waits for a page that hangs, for ever; its process is ended instead, and `render-process-gone` tells. */
  function crash(why: string): void {
    log.warn('page process ended', { screenId, why });
    plan(CRASH_LIMIT_MS, () => world.onDeath(why));
    contents.forcefullyCrashRenderer();
  }

  contents.on('unresponsive', () => plan(0, () => crash('it did not respond')));
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (phase === 'stopped' || contents.isDestroyed()) return;
    settle('missing');
    world.onDeath(`${reason} (exit code ${exitCode})`);
  });
  contents.on('did-fail-load', (_event, errorCode, errorDescription, _url, isMainFrame) => {
    if (isMainFrame && errorCode !== ABORTED && phase !== 'stopped') failed(errorDescription, { errorCode });
  });
  contents.on('did-navigate', (_event, _url, httpResponseCode) => {
    if (httpResponseCode >= 400 && phase !== 'stopped') failed(`HTTP ${httpResponseCode}`);
  });
  contents.on('did-finish-load', () => {
    if (phase !== 'loading') return; // a refusal finishes loading as well: its next try is planned already
    settle('there');
    log.info('page loaded', { screenId });
  });

  return {
    load,
    kill: (why) => plan(0, () => crash(why)),
    wake() {
      if (phase !== 'there') load();
    },
    stop() {
      phase = 'stopped';
      cancel();
    },
  };
}

/** Chromium's ERR_ABORTED: another load took this one's place. */
const ABORTED = -3;
