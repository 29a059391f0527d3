import { cookieName } from '../core/page-address.ts';
import type { Bounds } from '../core/placing.ts';
import type { Sight } from '../core/sights.ts';
import type { Log } from '../player/log.ts';
import type { SetTimer } from '../player/set-timer.ts';
import { guardFrames } from '../player/web/guard-frames.ts';
import { DevToolsError, type DevTools } from './devtools-pipe.ts';
import { gateDocuments } from './document-gate.ts';
import { firstPage, START_LIMIT_MS } from './first-page.ts';
import { PLAIN_PAGE } from './flags.ts';
import { plainPageGuard } from './guard-plain-page.ts';
import { createLook } from './look.ts';
import { keepWindow } from './keep-window.ts';

/** What a screen shows: the player's page, and the secret that opens it. */
export interface ShownPage {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  /** With the screen in it; without the token. */
  readonly url: string;
}

export interface KioskPageWorld {
  readonly log: Log;
  readonly now: () => number;
  readonly setTimer: SetTimer;
  /** The page's process died: called before anything else is done about it. Gives how long to wait with the next. */
  readonly onCrash: () => number;
  /** The origins whose web pages may be shown; none by default. */
  readonly webOrigins?: () => readonly string[];
  /** Ends a renderer of this browser, or its GPU process, which hangs. */
  readonly killProcess: (pid: number) => void;
}

/** The one page of a kiosk browser. */
export interface KioskPage {
  /** The browser's name and version, such as `Chrome/156.0.8078.79`. */
  readonly product: string;
  /** Shows this page from now on: loads it unless it is there, and again whenever it cannot be loaded or dies. */
  show(page: ShownPage): void;
  reload(): void;
  /** Lets the page through the player's door again: the browser may have lost what it was given. */
  renewKey(): void;
  /** Ends the page's process, which hangs and can do nothing more; that is told as a crash, and loads the page again. */
  killPage(): void;
  /** Ends the GPU process; Chromium starts another at once. */
  killGpu(): void;
  gpuPid(): Promise<number | undefined>;
  /** Puts the window back that does not fill these bounds of the desktop, as `core/placing` says. */
  hold(bounds: Bounds): Promise<void>;
  /** Whether the keyboard is with it; `undefined` when it does not say. */
  hasFocus(): Promise<boolean | undefined>;
  /** Puts its window above all others. */
  raise(): void;
  /**
   * Looks at what is on; `undefined` while that is not the player's page. Rejects when `signal` is aborted, or the browser
   * does not answer.
   */
  look(signal: AbortSignal): Promise<Sight | undefined>;
  /** What is on, as PNG. */
  screenshot(): Promise<Buffer>;
  /** The browser has ended: no more tries. */
  stop(): void;
}

/** From the order to load until the document has come. */
const LOAD_LIMIT_MS = 5000;
/** From there until the page's process has taken it up, at the first try; each further try has twice the time. */
const COMMIT_LIMIT_MS = 2000;
const MAX_COMMIT_LIMIT_MS = 16_000;
const MAX_RETRY_MS = 2000;

/**
 * Takes over the page of a browser that has just been started. Loading never shows an error page: a document that
 * cannot be had leaves what is on the screen, and is tried again soon.
 *
 * @throws DevToolsError when the browser does not answer
 */
export async function openKioskPage(devtools: DevTools, world: KioskPageWorld): Promise<KioskPage> {
  const { log, now, setTimer, onCrash, killProcess } = world;
  // Together, here and below: the pipe keeps their order, and each answer is some 20 ms that the screen waits for.
  const [{ product }, targetId] = await Promise.all([
    devtools.call<{ product: string }>('Browser.getVersion', {}, { limitMs: START_LIMIT_MS }),
    firstPage(devtools),
  ]);
  const { sessionId } = await devtools.call<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const call = <Result>(method: string, params?: object, limitMs?: number) =>
    devtools.call<Result>(method, params, limitMs === undefined ? { sessionId } : { sessionId, limitMs });

  let wanted: ShownPage | undefined;
  let state: 'plain' | 'loading' | 'waiting' | 'loaded' | 'stopped' = 'plain';
  let latest = 0;
  let failures = 0;
  let diedSinceLoaded = false;
  /** Shown once, it stands until something comes in its place: while it is shown anew, keys go past it. */
  let isPlain = false;
  let cancelRetry = () => {};
  let committed: string | undefined;
  let onCommitted = () => {};
  const onCommit = (loaderId: string) => {
    committed = loaderId;
    onCommitted();
  };

  const webOrigins = world.webOrigins?.() ?? [];
  const frames = guardFrames({ debugged: devtools, sessionId, webOrigins, log });
  const gate = gateDocuments(devtools, sessionId, targetId, { origin: () => wanted?.origin, frames }, log);
  devtools.onEvent((event) => {
    if (event.method === 'Target.targetCrashed' && event.params['targetId'] === targetId) crashed();
    else if (event.method === 'Page.frameNavigated' && event.sessionId === sessionId) {
      const { id, loaderId, url } = event.params['frame'] as { id: string; loaderId: string; url?: string };
      if (id !== targetId) return;
      onCommit(loaderId);
      if (state === 'loaded' && url?.startsWith(`${wanted?.origin}/`) === false) strayed(url);
    } else if (event.method === 'Page.javascriptDialogOpening' && event.sessionId === sessionId)
      ignore(call('Page.handleJavaScriptDialog', { accept: true }));
    else if (event.method === 'Page.domContentEventFired' && event.sessionId === sessionId)
      // What has just come hides no pointer that it has not heard of (measured).
      ignore(call('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 1, y: 1 }));
  });
  const look = createLook(devtools, sessionId);
  const hold = keepWindow({ devtools, targetId, sessionId, log, now });
  if (webOrigins.length > 0) frames.start();
  await Promise.all([
    // The page's process answers these two. What it has not taken up when the next page comes in another process never
    // reaches that one in time: it would be neither guarded, nor tell that it has come (measured).
    call('Page.enable', {}, START_LIMIT_MS),
    call('Page.addScriptToEvaluateOnNewDocument', plainPageGuard, START_LIMIT_MS),
    gate.start(),
    devtools.call('Browser.setDownloadBehavior', { behavior: 'deny' }),
  ]);

  function crashed() {
    if (state === 'stopped') return;
    const delayMs = onCrash();
    state = 'plain';
    diedSinceLoaded = true;
    isPlain = false;
    latest++;
    log.warn('page died, loading it again', { delayMs });
    cancelRetry();
    if (delayMs === 0 && wanted !== undefined) return void load();
    showPlain();
    cancelRetry = setTimer(() => void load(), delayMs);
  }

  /** The gate holds what is fetched; a page that the browser has of itself, or in its history, it never sees. */
  function strayed(url: string) {
    log.warn('page left, loading it again', { url });
    void load();
  }

  async function load(): Promise<void> {
    if (wanted === undefined || state === 'stopped') return;
    cancelRetry();
    const { url } = wanted;
    const attempt = ++latest;
    const startedAt = now();
    state = 'loading';
    gate.forget();
    try {
      await setKey(wanted); // each time: the browser may have been emptied
      const { errorText, loaderId } = await call<Navigated>('Page.navigate', { url }, LOAD_LIMIT_MS);
      if (attempt !== latest) return;
      if (errorText === undefined) {
        // That was the browser's word; the page's process must say the same, or it hangs.
        await commitOf(loaderId);
        if (attempt !== latest) return;
        state = 'loaded';
        isPlain = false;
        failures = 0;
        // A key or a mouse has a button for going back.
        ignore(call('Page.resetNavigationHistory'));
        if (diedSinceLoaded) raise();
        log.info('page loaded', { url, tookMs: now() - startedAt, afterCrash: diedSinceLoaded });
        diedSinceLoaded = false;
        return;
      }
      failures++;
      log.warn('page not loaded, trying again', { url, reason: gate.refusal() ?? errorText });
      // What was aborted left the old picture; anything else is an error page by now.
      if (errorText !== 'net::ERR_ABORTED') {
        isPlain = false;
        showPlain();
      }
    } catch (error) {
      if (!(error instanceof DevToolsError)) throw error;
      if (attempt !== latest) return;
      log.warn('page not loaded, trying again', { url, reason: error.message });
      failures++;
      // The document came and the page did not change: its process hangs. Its end is told as a crash.
      if (gate.letThrough()) await killAll('renderer');
    }
    if (attempt !== latest) return;
    state = 'waiting';
    if (diedSinceLoaded) showPlain();
    // What was asked for in vain took the focus from what stands there, and with it the keys (measured).
    raise();
    cancelRetry = setTimer(() => void load(), Math.min(MAX_RETRY_MS, 50 * 2 ** failures));
  }

  /** The player's door takes nobody without it. It lies in the browser's memory alone, and goes with its network service. */
  function setKey({ origin, port, token }: ShownPage): Promise<unknown> {
    const cookie = { name: cookieName(port), value: token, url: origin, httpOnly: true, sameSite: 'Strict' };
    return devtools.call('Storage.setCookies', { cookies: [cookie] });
  }

  /** Rather than the browser's own words about an error or a crash. */
  function showPlain(): void {
    if (isPlain) return;
    isPlain = true;
    call<Navigated>('Page.navigate', { url: PLAIN_PAGE })
      .then(({ errorText }) => {
        if (errorText !== undefined) isPlain = false; // the next try to load came in its place, and leaves what died
        raise();
      })
      .catch(() => (isPlain = false));
  }

  function commitOf(loaderId: string | undefined): Promise<void> {
    if (loaderId === undefined || committed === loaderId) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const silent = () => reject(new DevToolsError('Page.navigate', 'the page took no notice'));
      const cancel = setTimer(silent, Math.min(MAX_COMMIT_LIMIT_MS, COMMIT_LIMIT_MS * 2 ** failures));
      onCommitted = () => {
        if (committed !== loaderId) return;
        cancel();
        resolve();
      };
    });
  }

  /** What comes after a crash has no focus, so that the keys are the browser's own (measured). */
  const raise = () => ignore(call('Page.bringToFront'));

  async function pidsOf(kind: 'renderer' | 'GPU'): Promise<readonly number[]> {
    const { processInfo } = await devtools.call<{ processInfo: readonly { type: string; id: number }[] }>(
      'SystemInfo.getProcessInfo',
    );
    return processInfo.filter(({ type }) => type === kind).map(({ id }) => id);
  }

  async function killAll(kind: 'renderer' | 'GPU'): Promise<void> {
    try {
      for (const pid of await pidsOf(kind)) killProcess(pid);
    } catch (error) {
      log.warn('hanging process not ended', { kind, error });
    }
  }

  return {
    product,
    show(page) {
      const same = wanted?.url === page.url && wanted.token === page.token;
      wanted = page;
      if (!same || (state !== 'loaded' && state !== 'loading')) void load();
    },
    reload: () => void load(),
    renewKey() {
      if (wanted !== undefined) ignore(setKey(wanted));
    },
    killPage: () => void killAll('renderer'),
    killGpu: () => void killAll('GPU'),
    gpuPid: async () => (await pidsOf('GPU'))[0],
    hold,
    async hasFocus() {
      const asked = call<{ result: { value?: unknown } }>('Runtime.evaluate', { expression: 'document.hasFocus()' });
      const value = await asked.then(({ result }) => result.value).catch(() => undefined);
      return typeof value === 'boolean' ? value : undefined;
    },
    raise,
    look: (signal) => (state === 'loaded' ? look(signal) : Promise.resolve(undefined)),
    async screenshot() {
      const { data } = await call<{ data: string }>('Page.captureScreenshot', { format: 'png' }, 15_000);
      return Buffer.from(data, 'base64');
    },
    stop() {
      state = 'stopped';
      cancelRetry();
    },
  };
}

interface Navigated {
  readonly errorText?: string;
  readonly loaderId?: string;
}

/** For calls that need no answer: if the browser cannot do it, its end or the next load tells. */
function ignore(call: Promise<unknown>): void {
  call.catch(() => undefined);
}
