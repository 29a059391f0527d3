import { EARLY_ENDS, SETTLED_AFTER_MS } from '../core/ladder.ts';
import type { Bounds } from '../core/placing.ts';
import { FORGET_AFTER_MS, recent, restartDelayMs } from '../core/recovery.ts';
import type { Sight } from '../core/sights.ts';
import type { Cure } from '../core/vitals.ts';
import { reasonOf, type Log } from '../player/log.ts';
import type { SetTimer } from '../player/set-timer.ts';
import type { BrowserProcess } from './browser-process.ts';
import type { TopWindow } from '../player/keep-on-top.ts';
import type { StrikeKind } from '../player/strikes.ts';
import { openKioskPage, type KioskPage, type ShownPage } from './kiosk-page.ts';

export interface BrowserWorld {
  /** Makes the profile ready and starts the browser on it. */
  readonly launch: () => BrowserProcess;
  readonly log: Log;
  readonly now: () => number;
  readonly setTimer: SetTimer;
  readonly killProcess: (pid: number) => void;
  /** The origins whose web pages may be shown, from the next start on; none by default. */
  readonly webOrigins?: () => readonly string[];
  /** Whether there is a display to draw on. */
  readonly isLit: () => Promise<boolean>;
  /**
   * Whether the browser's files were replaced since this was first asked about the process; without one: whether they are just
   * being replaced.
   */
  readonly isUpdated: (pid: number | undefined) => boolean;
  /** Writes a strike to the disk; called before anything else is done about a crash. */
  readonly strike: (kind: StrikeKind, why: string) => void;
  /** Dies again and again; people should hear of it. */
  readonly onTrouble: (message: string) => void;
  /** A person has closed the window; without it such an end is a fault like any other. */
  readonly onClosed?: (() => void) | undefined;
}

/** One screen's browser, kept alive. */
export interface Browser extends TopWindow {
  show(page: ShownPage): void;
  /** Lets its page through the player's door again. */
  renewKey(): void;
  revive(how: Cure, why: string): void;
  /** Ends the browser in order, and starts it again: nothing is wrong with it. */
  refresh(why: string): void;
  /** Keeps the window on these bounds of the desktop: to be called again and again. */
  hold(bounds: Bounds): void;
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
/** What a browser says that finds no display, or loses it: nothing that other graphics would help against. */
const NO_DISPLAY =
  /cannot open display|missing x server|failed to connect to wayland|no protocol specified|x connection error/i;
/** What a browser answers whose administrator has forbidden to drive it. */
const NOT_ALLOWED = /: Not allowed$/;
const POLICY_FORBIDS =
  'the browser may not be driven: take DeveloperToolsAvailability and RemoteDebuggingAllowed out of the policies of this machine';
/** What a shell answers for a program that is not there, or may not be run. */
const NOT_RUN: readonly (number | null)[] = [126, 127];
/** How soon a browser whose display has gone asks after it again. */
const LIT_EVERY_MS = 1000;
/** A browser that ends by itself sooner than this was never used: it handed its page to another one on its profile. */
const HANDED_OVER_MS = 3000;

interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly words: string;
  readonly ranMs: number;
  readonly pid: number | undefined;
}

/** Opens a browser on one display and keeps it and its page there: whatever dies is started again, never given up. */
export function openBrowser(world: BrowserWorld): Browser {
  const { launch, log, now, setTimer, isLit, isUpdated, strike, onTrouble, onClosed } = world;
  let wanted: ShownPage | undefined;
  let current: BrowserProcess | undefined;
  let page: KioskPage | undefined;
  let deaths: readonly number[] = [];
  /** How many browsers in a row ended by themselves within a minute. */
  let earlyEnds = 0;
  let gpuPid: number | undefined;
  let cancelStart = () => {};
  let stopping = false;
  /** Whether its display has gone, and it waits for it. */
  let inDark = false;
  let knowsUpdate = false;
  /** Whether the one that runs is being ended by us; and whether that is for no fault. */
  let asked = false;
  let refreshing = false;

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
    const was = gpuPid;
    gpuPid = pid;
    if (was === undefined || was === pid) return;
    if (hasUpdate()) return updateNow('its GPU process was replaced');
    strike('gpu', 'its process was replaced');
  }

  function hearEnd({ code, signal, words, ranMs, pid }: End, lit: boolean): void {
    if (refreshing && lit) return start();
    const lost = !lit || NO_DISPLAY.test(words);
    if (onClosed !== undefined && code === 0 && ranMs > HANDED_OVER_MS && !lost) return onClosed();
    if (!lit) return waitInDark(ranMs);
    const how = signal ?? (code === 0 ? (ranMs < HANDED_OVER_MS ? 'handed over' : 'closed') : `exit code ${code}`);
    if (ranMs >= FORGET_AFTER_MS) earlyEnds = 0;
    if (how === 'closed') return reopen(ranMs);
    const wasRun = pid !== undefined && !NOT_RUN.includes(code);
    const isEarly = code !== 0 && ranMs < SETTLED_AFTER_MS;
    countEarlyEnd(!asked && wasRun && isEarly && !lost && !isUpdated(undefined), how);
    died(how, ranMs, words);
  }

  /** Somebody has found a way to close the window: it is no fault that comes sooner the more often it is mended. */
  function reopen(ranMs: number): void {
    strike('browser', 'closed');
    log.warn('browser was closed, starting it again', { ranMs });
    start();
  }

  function waitInDark(ranMs: number): void {
    if (!inDark) log.warn('browser ended with its display, waiting for that', { ranMs });
    inDark = true;
    cancelStart = setTimer(() => {
      void isLit().then((lit) => {
        if (stopping) return;
        if (!lit) return waitInDark(ranMs);
        inDark = false;
        start();
      });
    }, LIT_EVERY_MS);
  }

  const hasUpdate = () => current !== undefined && isUpdated(current.pid);

  /** Old processes and new files do not go together: what fails then tells nothing of the graphics. */
  function updateNow(why: string): void {
    log.info('browser was updated, starting the new one', { why });
    endCurrent();
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
    refreshing = false;
    browser.onExit((end) => {
      page?.stop();
      page = undefined;
      current = undefined;
      const ranMs = now() - startedAt;
      void isLit().then((lit) => {
        if (!stopping) hearEnd({ ...end, ranMs, pid: browser.pid }, lit);
      });
    });

    const onCrash = () => {
      strike('page', 'renderer died');
      if (hasUpdate()) updateNow('its page died');
      pageDeaths = [...recent(pageDeaths, now()), now()];
      if (pageDeaths.length >= TROUBLE) onTrouble(`the page died ${pageDeaths.length} times in five minutes`);
      if (pageDeaths.length >= PAGE_DEATHS_PER_BROWSER) endCurrent();
      return restartDelayMs(pageDeaths, now());
    };
    openKioskPage(browser.devtools, { ...world, onCrash }).then(
      (opened) => {
        if (current !== browser || stopping) return;
        page = opened;
        knowsUpdate = hasUpdate();
        log.info('browser started', { product: opened.product, pid: browser.pid, tookMs: now() - startedAt });
        if (wanted !== undefined) opened.show(wanted);
      },
      (error: unknown) => {
        if (current !== browser || stopping) return;
        log.warn('browser does not answer', { error });
        if (NOT_ALLOWED.test(reasonOf(error))) {
          onTrouble(POLICY_FORBIDS);
          return endCurrent();
        }
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
    renewKey: () => page?.renewKey(),
    revive(how, why) {
      if (inDark) return;
      log.warn('page to be revived', { how, why });
      if (how !== 'reload' && how !== 'raise' && hasUpdate()) return updateNow(why);
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
    refresh(why) {
      if (current === undefined || refreshing) return;
      log.info('browser started anew', { why });
      refreshing = true;
      void current.stop();
    },
    hold: (bounds) => void page?.hold(bounds),
    hasFocus: async () => page?.hasFocus(),
    raise: () => page?.raise(),
    async look(signal) {
      if (page === undefined) return undefined;
      if (hasUpdate() && !knowsUpdate) log.info('browser is updated, the old one plays on');
      knowsUpdate = hasUpdate();
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
