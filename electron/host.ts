import type { BrowserWindow } from 'electron';
import type { ToHost } from '../core/messages.ts';
import { pagePath } from '../core/page-address.ts';
import { judgePlace, newPlacing, samePlace, type Placing } from '../core/placing.ts';
import { recent } from '../core/recovery.ts';
import type { HostedScreen } from '../core/screen.ts';
import type { Sight } from '../core/sights.ts';
import { keepOnTop } from '../player/keep-on-top.ts';
import { numberDisplays, screenOf, type NumberedDisplay } from '../player/number-displays.ts';
import { startSightRounds } from '../player/sight-rounds.ts';
import { attachedDisplays } from './displays.ts';
import { setDoorCookie } from './door-cookie.ts';
import type { Electron } from './electron.ts';
import type { HostOptions } from './host-options.ts';
import { lockDown } from './lock-down.ts';
import { createPage, type Page } from './page.ts';
import { watchGpu } from './gpu.ts';
import { createLook } from './look.ts';
import { repairAfterDeath } from './recovery.ts';
import { createWebPages } from './web-pages.ts';
import { openWindow, placeWindow, topWindow } from './window.ts';

/** The windows of this machine, one for each display, and all that keeps them on. */
export interface Host {
  screens(): readonly HostedScreen[];
  /** The player serves the page here: opens the door to all windows, and loads those that are not there yet. */
  serve(origin: string, port: number): void;
  /** The player finds a screen's page dead. */
  revive(order: Pick<ToHost & { type: 'revive-page' }, 'screenId' | 'how' | 'why'>): void;
  /** Opens the window of this screen, or all of them, anew, though nothing is wrong with it. */
  refresh(why: string, screenId?: string): void;
  /** Lets all windows through the player's door again: they have lost what they were given. */
  renewKey(): void;
  window(screenId: string): BrowserWindow | undefined;
  /**
   * The screens are called otherwise from now on: their windows are opened anew under their names. Gives the screens, of
   * which `onScreens` is not told.
   */
  rename(names: Pick<HostOptions, 'screenId' | 'tags'>): readonly HostedScreen[];
  /** The origins whose web pages may be shown from now on: where these are others, all windows are opened anew. */
  allow(webOrigins: readonly string[]): void;
  /** From now on windows may close. */
  quitting(): void;
}

interface HostedWindow {
  readonly window: BrowserWindow;
  readonly page: Page;
  placing: Placing;
}

/** Displays come and go in bursts of events when a cable moves. */
const SETTLE_MS = 1_500;

/** Opens a kiosk window on every display and keeps all of them there. To be called when Electron is ready. */
export function createHost(electron: Electron, options: HostOptions): Host {
  const { app, powerMonitor, powerSaveBlocker, screen, session } = electron;
  const { log, now, setTimer } = options;
  const hosted = new Map<string, HostedWindow>();
  const deaths = new Map<string, readonly number[]>();
  let served: { readonly origin: string; readonly port: number } | undefined;
  let numbers = options.displayNumbers;
  let leaving = false;
  let names = { screenId: options.screenId, tags: options.tags };

  const door = () => served?.origin;
  const webPages = createWebPages({ session: session.defaultSession, door, log, setTimer });
  webPages.allow(options.webOrigins);
  lockDown(electron, { origin: door, framesOf: webPages.framesOf, locked: options.windowed === undefined });
  powerSaveBlocker.start('prevent-display-sleep');
  const gpu = watchGpu(app, { ...options, leaving: () => leaving });

  // ── windows ────────────────────────────────────────────────────────────────────────────────────────────────────────

  function open(numbered: NumberedDisplay): void {
    const screenId = idOf(numbered);
    const before = hosted.get(screenId);
    const window = openWindow(electron, { ...options, screenId, bounds: numbered.display.bounds });
    const page = createPage({
      contents: window.webContents,
      screenId,
      address: () => address(screenId),
      onDeath: (why) => onDeath(numbered, why),
      log,
      now,
      setTimer,
    });
    window.on('close', (event) => {
      if (!leaving && options.windowed === undefined) event.preventDefault();
    });
    window.on('closed', () => {
      page.stop();
      if (hosted.get(screenId)?.window !== window) return;
      hosted.delete(screenId);
      if (!leaving && options.windowed === undefined) settle(); // something closed it that may not
    });
    window.on('leave-full-screen', settle);
    window.on('query-session-end', () => (leaving = true)); // Windows shuts down: do not stand in its way
    const tell = (sight: Sight) => options.onSight(screenId, sight);
    window.on('closed', startSightRounds({ look: createLook(window), tell, setTimer }));
    window.on('closed', webPages.watch(window.webContents));
    hosted.set(screenId, { window, page, placing: newPlacing(numbered.display.bounds, now()) });
    if (before !== undefined) close(before); // after the new one is there: the desktop is never seen
    page.load();
  }

  function close({ window, page }: HostedWindow): void {
    page.stop();
    window.destroy(); // without asking the page, which may hang
  }

  async function address(screenId: string): Promise<string | undefined> {
    if (served === undefined) return undefined;
    const { origin } = served;
    await webPages.settled();
    await setKey(served);
    return `${origin}${pagePath(screenId)}`;
  }

  const setKey = ({ origin, port }: NonNullable<typeof served>) =>
    setDoorCookie(session.defaultSession, origin, port, options.token);

  function renewKey(): void {
    if (served === undefined) return;
    setKey(served).catch((error: unknown) => log.warn('cookie not set', { reason: error }));
  }

  // ── displays ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Makes windows and displays agree; gives the screens there are. */
  function reconcile(): readonly HostedScreen[] {
    const { numbered: all, known } = numberAll();
    const numbered = options.windowed === undefined ? all : all.slice(0, 1);
    if (numbered.length === 0) {
      // All televisions are off. Their windows stay for when they are on again; what plays meanwhile nobody sees.
      return [...hosted.keys()].map((id) => ({ id, tags: names.tags, display: undefined }));
    }
    if (JSON.stringify(known) !== JSON.stringify(numbers)) options.keepDisplayNumbers((numbers = known));
    const wanted = new Map(numbered.map((display) => [idOf(display), display]));
    const gone = [...hosted].filter(([screenId]) => !wanted.has(screenId));
    for (const [screenId, display] of wanted) {
      const one = hosted.get(screenId);
      if (one === undefined) open(display);
      else if (options.windowed === undefined) putBack(screenId, one, display);
    }
    for (const [screenId, one] of gone) {
      hosted.delete(screenId);
      close(one);
      log.warn('display gone', { screenId });
    }
    return numbered.map((display) => screenOf(display, names.screenId, names.tags));
  }

  function putBack(screenId: string, one: HostedWindow, { display }: NumberedDisplay): void {
    const { window } = one;
    const was = window.getBounds();
    const verdict = judgePlace(one.placing, display.bounds, samePlace(was, display.bounds) && window.isKiosk(), now());
    // Without another event nobody would look again.
    if (verdict.kind === 'wait') return void setTimer(settle, verdict.waitMs);
    one.placing = verdict.placing;
    if (verdict.kind === 'right') return;
    log.warn('window put back on its display', { screenId, was, is: display.bounds });
    placeWindow(window, display.bounds);
  }

  const numberAll = () =>
    numberDisplays(attachedDisplays(screen.getAllDisplays(), screen.getPrimaryDisplay().id), numbers);

  const idOf = (display: NumberedDisplay): string => screenOf(display, names.screenId, names.tags).id;

  function follow(): void {
    const before = screens;
    screens = reconcile();
    if (JSON.stringify(screens) !== JSON.stringify(before)) options.onScreens(screens);
  }

  let stopSettling = (): void => undefined;
  function settle(): void {
    stopSettling();
    stopSettling = setTimer(follow, SETTLE_MS);
  }

  // ── recovery ───────────────────────────────────────────────────────────────────────────────────────────────────────

  function onDeath(numbered: NumberedDisplay, why: string): void {
    if (leaving) return;
    const screenId = idOf(numbered);
    options.strike('page', `${screenId}: ${why}`);
    const lately = [...recent(deaths.get(screenId) ?? [], now()), now()];
    deaths.set(screenId, lately);
    const repair = repairAfterDeath(lately, now(), why);
    log.warn('page died', { screenId, why, repair });
    switch (repair.kind) {
      case 'reload':
        return hosted.get(screenId)?.page.load(repair.delayMs);
      case 'new-window':
        options.onTrouble(`the page of ${screenId} dies again and again: ${why}`);
        setTimer(() => reopen(screenId), repair.delayMs);
        return;
      case 'restart-host':
        return options.restart(`the page of ${screenId} died: ${why}`);
    }
  }

  /** A window anew. */
  function reopen(screenId: string): void {
    if (leaving || !hosted.has(screenId)) return;
    const display = numberAll().numbered.find((one) => idOf(one) === screenId);
    if (display !== undefined) open(display);
    else hosted.get(screenId)?.page.load(); // all displays are off: the window waits for its own, alive
  }

  function revive({ screenId, how, why }: Parameters<Host['revive']>[0]): void {
    const one = hosted.get(screenId);
    if (one === undefined || leaving) return;
    log.warn('page revived', { screenId, how, why });
    options.strike(how === 'lower' || how === 'raise' ? how : 'page', `${screenId}: ${why}`);
    switch (how) {
      case 'reload':
        return one.page.load();
      case 'kill-page':
        return one.page.kill(why);
      case 'kill-gpu':
        return gpu.kill();
      case 'restart':
        return reopen(screenId);
      case 'lower':
        if (options.rungNow() === options.rung) return reopen(screenId);
        return options.restart(`the page of ${screenId} does not come back: ${why}`);
      case 'raise':
        if (options.rungNow() !== options.rung) options.restart(`${screenId}: ${why}`);
        return;
    }
  }

  // ── the machine ────────────────────────────────────────────────────────────────────────────────────────────────────

  const onTop = () => (options.windowed === undefined && !options.attended ? [...hosted.values()].map(topWindow) : []);
  const stopRaising = keepOnTop({ windows: onTop, log, now, setTimer });

  const goingDown = (): void => {
    leaving = true;
    app.quit();
  };
  const leave = (): void => {
    leaving = true;
    stopRaising();
  };
  app.on('before-quit', leave);
  // Without a listener Electron quits when the last window is gone, as when all displays are.
  app.on('window-all-closed', () => {
    if (leaving || options.windowed !== undefined) app.quit();
  });
  app.on('second-instance', settle);
  powerMonitor.on('resume', settle);
  powerMonitor.on('shutdown', goingDown);
  screen.on('display-added', settle);
  screen.on('display-removed', settle);
  screen.on('display-metrics-changed', settle);
  let screens = reconcile();
  log.info('windows opened', { screens, gpu: app.getGPUFeatureStatus() });

  function refresh(why: string, screenId?: string): void {
    log.info('windows opened anew', { why, screenId });
    for (const one of screenId === undefined ? hosted.keys() : [screenId]) reopen(one);
  }

  return {
    screens: () => screens,
    serve(origin, port) {
      const moved = served?.origin !== origin;
      served = { origin, port };
      // Where nothing has moved the pages are there, and come back by themselves with the cookie renewed.
      if (!moved) renewKey();
      for (const { page } of hosted.values()) {
        if (moved) page.load();
        else page.wake();
      }
    },
    renewKey,
    revive,
    refresh,
    allow(webOrigins) {
      if (webPages.allow(webOrigins)) refresh('what may be reached has changed');
    },
    window: (screenId) => hosted.get(screenId)?.window,
    rename(changed) {
      names = changed;
      return (screens = reconcile());
    },
    quitting: leave,
  };
}
