import { EARLY_ENDS, SETTLED_AFTER_MS } from '../core/ladder.ts';
import { FORGET_AFTER_MS, recent, restartDelayMs } from '../core/recovery.ts';
import type { Sight } from '../core/sights.ts';
import type { Cure } from '../core/vitals.ts';
import { reasonOf, type Log } from '../player/log.ts';
import type { SetTimer } from '../player/set-timer.ts';
import type { BrowserProcess } from './browser-process.ts';
import type { StrikeKind } from '../player/strikes.ts';
import { openKioskPage, type KioskPage, type ShownPage } from './kiosk-page.ts';

export interface BrowserWorld {
  /** Makes the profile ready and starts the browser on it. */
  readonly launch: () => BrowserProcess;
  readonly log: Log;
  readonly now: () => number;
  readonly setTimer: SetTimer;
  readonly killProcess: (pid: number) => void;
  /** Writes a strike to the disk; called before anything else is done about a crash. */
  readonly strike: (kind: StrikeKind, why: string) => void;
  /** Dies again and again; people should hear of it. */
  readonly onTrouble: (message: string) => void;
  /** A person has closed the window; without it such an end is a fault like any other. */
  readonly onClosed?: (() => void) | undefined;
}

/** One screen's browser, kept alive. */
export interface Browser {
  show(page: ShownPage): void;
  revive(how: Cure, why: string): void;
  /**
   * Looks at what is on, and after the GPU process; `undefined` while there is no page. Rejects when `signal` is aborted, or
   * the browser does not answer.
   */
  look(signal: AbortSignal): Promise<Sight | undefined>;
  /** What is on, as PNG. Rejects while the browser is away. */
  screenshot(): Promise<Buffer>;
  /** Ends the browser for good. Resolves when it has ended. */
  stop(): Promise<void>;
}

/** So many deaths within five minutes are not by chance. */
const TROUBLE = 3;
/** A page that dies this often within five minutes is given a new browser. */
const PAGE_DEATHS_PER_BROWSER = 4;
/** What a browser says that finds no display: nothing that other graphics would help against. */
const NO_DISPLAY = /cannot open display|missing x server|failed to connect to wayland|no protocol specified/i;
/** A browser that ends by itself sooner than this was never used: it handed its page to another one on its profile. */
const HANDED_OVER_MS = 3000;

/** Opens a browser on one display and keeps it and its page there: whatever dies is started again, never given up. */
export function openBrowser(world: BrowserWorld): Browser {
  const { launch, log, now, setTimer, strike, onTrouble, onClosed } = world;
  let wanted: ShownPage | undefined;
  let current: BrowserProcess | undefined;
  let page: KioskPage | undefined;
  let deaths: readonly number[] = [];
  /** How many browsers in a row ended by themselves within a minute. */
  let earlyEnds = 0;
  let gpuPid: number | undefined;
  let cancelStart = () => {};
  let stopping = false;
  /** Whether the one that runs is being ended by us. */
  let asked = false;

  function died(how: string, ranMs: number, words: string): void {
    strike('browser', how);
    deaths = [...recent(deaths, now()), now()];
    const delayMs = restartDelayMs(deaths, now());
    log.warn('browser ended, starting it again', { how, ranMs, delayMs, words: words.split('\n').slice(-3) });
    if (deaths.length >= TROUBLE) onTrouble(`the browser ended ${deaths.length} times in five minutes (${how})`);
    cancelStart = setTimer(start, delayMs);
  }

  function countEarlyEnd(isEarly: boolean, how: string): void {
    earlyEnds = isEarly ? earlyEnds + 1 : earlyEnds;
    if (earlyEnds < EARLY_ENDS) return;
    earlyEnds = 0;
    strike('safe-mode', `the browser ended ${EARLY_ENDS} times within a minute of its start (${how})`);
  }

  /** Chromium starts another by itself, and tells nobody. */
  async function watchGpu(of: KioskPage): Promise<void> {
    const pid = await of.gpuPid();
    if (of !== page || pid === undefined) return;
    if (gpuPid !== undefined && gpuPid !== pid) strike('gpu', 'its process was replaced');
    gpuPid = pid;
  }

  function start(): void {
    const startedAt = now();
    gpuPid = undefined;
    let pageDeaths: readonly number[] = [];
    let browser: BrowserProcess;
    try {
      browser = launch();
    } catch (error) {
      // A full disk, a folder that was taken away: it may pass, and the screen is worth the next try.
      return died(reasonOf(error), 0, '');
    }
    current = browser;
    asked = false;
    browser.onExit(({ code, signal, words }) => {
      page?.stop();
      page = undefined;
      current = undefined;
      if (stopping) return;
      const ranMs = now() - startedAt;
      if (onClosed !== undefined && code === 0 && ranMs > HANDED_OVER_MS) return onClosed();
      const how = signal ?? (code === 0 && ranMs < HANDED_OVER_MS ? 'handed over' : `exit code ${code}`);
      if (ranMs >= FORGET_AFTER_MS) earlyEnds = 0;
      countEarlyEnd(!asked && code !== 0 && ranMs < SETTLED_AFTER_MS && !NO_DISPLAY.test(words), how);
      died(how, ranMs, words);
    });

    const onCrash = () => {
      strike('page', 'renderer died');
      pageDeaths = [...recent(pageDeaths, now()), now()];
      if (pageDeaths.length >= TROUBLE) onTrouble(`the page died ${pageDeaths.length} times in five minutes`);
      if (pageDeaths.length >= PAGE_DEATHS_PER_BROWSER) endCurrent();
      return restartDelayMs(pageDeaths, now());
    };
    openKioskPage(browser.devtools, { ...world, onCrash }).then(
      (opened) => {
        if (current !== browser || stopping) return;
        page = opened;
        log.info('browser started', { product: opened.product, pid: browser.pid, tookMs: now() - startedAt });
        if (wanted !== undefined) opened.show(wanted);
      },
      (error: unknown) => {
        if (current !== browser || stopping) return;
        log.warn('browser does not answer', { error });
        browser.kill(); // its end starts the next one
      },
    );
  }

  /** Its end starts the next one. */
  function endCurrent(): void {
    asked = true;
    current?.kill();
  }

  start();
  return {
    show(next) {
      wanted = next;
      page?.show(next);
    },
    revive(how, why) {
      log.warn('page to be revived', { how, why });
      switch (how) {
        case 'reload':
          return page?.reload();
        case 'kill-page':
          return page?.killPage();
        case 'kill-gpu':
          strike('gpu', why);
          gpuPid = undefined;
          return page?.killGpu();
        case 'lower':
          strike('lower', why);
          return endCurrent();
        case 'raise':
          return strike('raise', why);
        case 'restart':
          return endCurrent();
      }
    },
    async look(signal) {
      if (page === undefined) return undefined;
      await watchGpu(page);
      return page?.look(signal);
    },
    async screenshot() {
      if (page === undefined) throw new Error('the browser is not there');
      return page.screenshot();
    },
    async stop() {
      stopping = true;
      cancelStart();
      page?.stop();
      await current?.stop();
    },
  };
}
