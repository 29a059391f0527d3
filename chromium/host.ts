import { exitCodes } from '../core/exit-codes.ts';
import type { Rung } from '../core/ladder.ts';
import type { PlayerOptions } from '../core/messages.ts';
import { pagePath } from '../core/page-address.ts';
import type { PlayOptions } from '../core/play-options.ts';
import type { HostedScreen } from '../core/screen.ts';
import type { Sight } from '../core/sights.ts';
import { reasonOf, type Log } from '../player/log.ts';
import { startClimbing } from '../player/climb.ts';
import { takeScreenshot } from '../player/screenshot.ts';
import type { ServiceManager, ServiceManagerWorld } from '../player/service-manager.ts';
import type { SetTimer } from '../player/set-timer.ts';
import { startSightRounds } from '../player/sight-rounds.ts';
import { supervisePlayer, type PlayerChild, type Supervisor } from '../player/supervise.ts';
import { openBrowser, type Browser } from './browser.ts';
import type { BrowserProcess } from './browser-process.ts';
import { screensOf, type Displays, type Monitor } from './displays.ts';
import type { Surface } from './flags.ts';
import type { StrikeKind, Strikes } from '../player/strikes.ts';
import { shareStrikes } from './shared-strikes.ts';

/** Where and how one screen's browser is to be opened. */
export interface BrowserPlace {
  /** Counts the displays from 1; names the profile. */
  readonly number: number;
  readonly surface: Surface;
  readonly bounds: Monitor['bounds'];
  readonly kiosk: boolean;
  readonly rung: Rung;
}

export interface ChromiumHostWorld {
  readonly options: PlayOptions & { readonly host: 'chromium' | 'none' };
  /** All that the player process is told, but for the screens. */
  readonly player: Omit<PlayerOptions, 'screens' | 'host'>;
  /** The name of the first screen, of which the others' are made, and what all of them are. */
  readonly screenId: string;
  readonly tags: readonly string[];
  /** What of it is otherwise, now that settings have changed. */
  readonly reread: () => Promise<
    Pick<ChromiumHostWorld, 'screenId' | 'tags'> & { readonly player: Partial<PlayerOptions> }
  >;
  readonly startPlayer: () => PlayerChild;
  readonly findDisplays: () => Promise<Displays>;
  readonly launch: (place: BrowserPlace) => BrowserProcess;
  /** Writes where the player can be reached into its data directory. */
  readonly remember: (origin: string, port: number) => Promise<void>;
  /** Opens the line to the service manager that has started the host, if one has. */
  readonly openService: (screens: ServiceManagerWorld['screens']) => ServiceManager;
  readonly strike: Strikes['add'];
  /** Where on the ladder the browsers are to draw, by all the strikes there are. */
  readonly rung: () => Rung;
  readonly log: Log;
  /** One line for the person at the terminal. */
  readonly say: (line: string) => void;
  /** The one line on stdout that says where the page is. */
  readonly tellReady: (url: string) => void;
  readonly fetch: typeof fetch;
  readonly writeFile: (file: string, data: Buffer) => Promise<void>;
  readonly killProcess: (pid: number) => void;
  readonly now: () => number;
  readonly setTimer: SetTimer;
  /** Aborted when the host is to end. */
  readonly signal: AbortSignal;
}

const HEADLESS_SIZE = { width: 1280, height: 720 };
const DISPLAY_POLL_MS = 2000;

/**
 * Plays until it is told to end: runs the player process and a browser for each display, side by side, and keeps both
 * alive. Gives the exit code.
 */
export async function runChromiumHost(world: ChromiumHostWorld): Promise<number> {
  const { options, log, say, signal, now, setTimer } = world;
  const { token } = world.player;
  let { screenId, tags } = world;
  let rung = world.rung();
  const strike = (kind: StrikeKind, why: string) => {
    world.strike(kind, why, rung);
    followRung();
  };
  const strikeOf = shareStrikes(strike, now);
  const looks: (() => void)[] = [];
  let stopWaiting = () => {};
  const browsers = new Map<string, Browser>();
  const service = world.openService(() => browsers.size);
  let screens: readonly HostedScreen[] = [];
  let served: { readonly origin: string; readonly port: number } | undefined;
  let isEnding = false;
  let end: (exitCode: number) => void = () => {};
  const ended = new Promise<number>((resolve) => (end = resolve));
  signal.addEventListener('abort', () => end(exitCodes.ok), { once: true });

  let displays: Displays = options.headless || options.host === 'none' ? { kind: 'none' } : await world.findDisplays();
  if (options.windowed !== undefined && displays.kind === 'displays') {
    displays = { ...displays, monitors: displays.monitors.slice(0, 1) };
  }
  screens = screensOf(displays, screenId, tags);

  const show = (screen: HostedScreen) => {
    if (served === undefined) return;
    const { origin, port } = served;
    browsers.get(screen.id)?.show({ origin, port, token, url: origin + pagePath(screen.id) });
  };
  // The browsers are started before the player process: they take the longer to be there.
  const waiting = displays.kind === 'none' && options.waitForDisplay && options.host === 'chromium';
  if (options.host === 'chromium' && !waiting) openBrowsers(displays);

  const player: Supervisor = supervisePlayer({
    start: world.startPlayer,
    options: { ...world.player, host: options.host, screens, rung },
    log,
    now,
    setTimer,
    onReady({ origin, port }) {
      const moved = served?.port !== port;
      served = { origin, port };
      service.served();
      if (moved) {
        void world.remember(origin, port).catch((error: unknown) => log.error('run.json not written', { error }));
        world.tellReady(`${origin}/?token=${token}`);
      }
      for (const screen of screens) show(screen);
    },
    onRevive: ({ screenId, how, why }) => browsers.get(screenId)?.revive(how, why),
    onWatched: (ailing) => service.watched(ailing),
    onSettings: () =>
      void followSettings().catch((error: unknown) => log.warn('settings not followed', { reason: reasonOf(error) })),
    onRefused(exitCode, message) {
      say(message);
      end(exitCode);
    },
    onDeath: (how) => strike('player', how),
  });
  const stopClimbing = options.host === 'chromium' ? startClimbing(followRung, setTimer) : () => {};

  if (waiting) {
    say('no display yet: waiting for one, and playing nothing meanwhile');
    waitForDisplay();
  }
  if (options.screenshot !== undefined) void takePicture(options.screenshot);

  const exitCode = await ended;
  isEnding = true;
  service.stopping();
  log.info('host ending', { exitCode });
  for (const stop of [stopWaiting, stopClimbing, ...looks]) stop();
  await Promise.all([player.stop(), ...[...browsers.values()].map((browser) => browser.stop())]);
  return exitCode;

  /** The player process works on with what has changed; where its screens have other names, their pages are opened anew. */
  async function followSettings(): Promise<void> {
    const before = screens;
    const changed = await world.reread();
    ({ screenId, tags } = changed);
    screens = screensOf(displays, screenId, tags);
    const opened = before.map(({ id }) => browsers.get(id));
    browsers.clear();
    screens.forEach(({ id }, index) => {
      const browser = opened[index];
      if (browser !== undefined) browsers.set(id, browser);
    });
    log.info('settings changed', { screens });
    player.restart({ ...changed.player, screens });
  }

  function openBrowsers(on: Displays): void {
    if (on.kind === 'none' && !options.headless)
      say('no display here: playing headless, seen by nobody (--wait-for-display waits for one)');
    if (on.kind === 'none')
      say('to look at it: open the url of the ready line in a browser on this machine, or use --screenshot FILE');
    const monitors: readonly Monitor[] =
      on.kind === 'none' ? [{ name: 'headless', bounds: { x: 0, y: 0, ...HEADLESS_SIZE } }] : on.monitors;
    monitors.forEach(({ bounds }, index) => {
      const screen = screens[index];
      if (screen === undefined) return;
      const place: Omit<BrowserPlace, 'rung'> = {
        number: index + 1,
        surface: on.kind === 'none' ? 'headless' : on.surface,
        bounds: { ...bounds, ...options.windowed },
        kiosk: options.windowed === undefined,
      };
      const browser = openBrowser({
        launch: () => world.launch({ ...place, rung }),
        log,
        now,
        setTimer,
        killProcess: world.killProcess,
        strike: strikeOf(place.number),
        onTrouble: (message) => player.send({ type: 'host-fault', code: 'BROWSER', message }),
        onClosed: place.kiosk ? undefined : () => end(exitCodes.ok),
      });
      browsers.set(screen.id, browser);
      looks.push(
        startSightRounds({ look: (signal) => browser.look(signal), tell: (sight) => tell(browser, sight), setTimer }),
      );
      show(screen);
    });
  }

  function tell(browser: Browser, sight: Sight): void {
    // Its screen may have been renamed since it was opened.
    for (const [id, one] of browsers) if (one === browser) player.send({ type: 'sight', screenId: id, sight });
  }

  /** All screens of the machine share its graphics. */
  function followRung(): void {
    const before = rung;
    rung = world.rung();
    if (rung === before) return;
    log.warn('graphics changed', { before, rung });
    player.restart({ rung });
    for (const browser of browsers.values()) browser.revive('restart', `the graphics are to be ${rung}`);
  }

  function waitForDisplay(): void {
    stopWaiting = setTimer(() => {
      void world.findDisplays().then((found) => {
        if (isEnding) return;
        if (found.kind === 'none') return waitForDisplay();
        log.info('display found', { displays: found.monitors.map(({ name }) => name) });
        displays = found;
        screens = screensOf(found, screenId, tags);
        player.send({ type: 'set-screens', screens });
        openBrowsers(found);
      });
    }, DISPLAY_POLL_MS);
  }

  async function takePicture(file: string): Promise<void> {
    const first = screens[0]?.id ?? screenId;
    const taken = await takeScreenshot({
      status: async () => {
        if (served === undefined) return undefined;
        const answer = await world.fetch(`${served.origin}/status?token=${token}`, {
          signal: AbortSignal.timeout(5000),
        });
        return answer.json();
      },
      screenId: first,
      isAsked: world.player.configUrl !== undefined,
      capture: async () => browsers.get(first)?.screenshot(),
      sleep: (ms) => new Promise((resolve) => void setTimer(() => resolve(undefined), ms)),
      now,
      signal,
    });
    if (signal.aborted) return;
    if (taken.kind === 'failed') {
      say(`no screenshot: ${taken.reason}`);
      return end(exitCodes.bug);
    }
    try {
      await world.writeFile(file, taken.png);
    } catch (error) {
      say(`--screenshot: ${reasonOf(error)}`);
      return end(exitCodes.usage);
    }
    say(`screenshot written to ${file}${taken.remark === undefined ? '' : ` (${taken.remark})`}`);
    end(exitCodes.ok);
  }
}
