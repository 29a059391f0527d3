import { exitCodes } from '../core/exit-codes.ts';
import type { Rung } from '../core/ladder.ts';
import type { PlayerOptions } from '../core/messages.ts';
import type { PlayOptions } from '../core/play-options.ts';
import { reasonOf, type Log } from '../player/log.ts';
import { startClimbing } from '../player/climb.ts';
import { takeScreenshot } from '../player/screenshot.ts';
import type { ServiceManager, ServiceManagerWorld } from '../player/service-manager.ts';
import type { SetTimer } from '../player/set-timer.ts';
import { supervisePlayer, type PlayerChild, type Supervisor } from '../player/supervise.ts';
import type { Displays } from './displays.ts';
import { followDisplays } from './follow-displays.ts';
import type { StrikeKind, Strikes } from '../player/strikes.ts';
import { createScreens, type ScreensWorld } from './screens.ts';
import { shareStrikes } from './shared-strikes.ts';

export interface ChromiumHostWorld extends Pick<
  ScreensWorld,
  'attended' | 'launch' | 'findDisplays' | 'numbers' | 'keepNumbers' | 'killProcess' | 'isUpdated'
> {
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
  readonly now: () => number;
  readonly setTimer: SetTimer;
  /** Aborted when the host is to end. */
  readonly signal: AbortSignal;
}

/**
 * Plays until it is told to end: runs the player process and a browser for each display, side by side, and keeps both
 * alive. Gives the exit code.
 */
export async function runChromiumHost(world: ChromiumHostWorld): Promise<number> {
  const { options, log, say, signal, now, setTimer } = world;
  const { token } = world.player;
  let rung = world.rung();
  let webOrigins = world.player.webOrigins ?? [];
  const strike = (kind: StrikeKind, why: string) => {
    world.strike(kind, why, rung);
    followRung();
  };
  const strikeOf = shareStrikes(strike, now);
  const isHosting = options.host === 'chromium';
  const running: { player?: Supervisor } = {};
  let served: { readonly origin: string; readonly port: number } | undefined;
  let end: (exitCode: number) => void = () => {};
  const ended = new Promise<number>((resolve) => (end = resolve));
  signal.addEventListener('abort', () => end(exitCodes.ok), { once: true });

  const looksForDisplays = isHosting && !options.headless;
  const displays: Displays = looksForDisplays ? await world.findDisplays() : { kind: 'none' };
  const waits = !isHosting || (options.waitForDisplay && !options.headless);
  const screens = createScreens({
    ...world,
    names: { id: world.screenId, tags: world.tags },
    windowed: options.windowed,
    waits,
    ...{ rung: () => rung, webOrigins: () => webOrigins },
    strikeOf,
    // The browsers are started before the player process: they take the longer to be there.
    onScreens: (now) => running.player?.send({ type: 'set-screens', screens: now }),
    onSight: (id, sight) => running.player?.send({ type: 'sight', screenId: id, sight }),
    onTrouble: (message) => running.player?.send({ type: 'host-fault', code: 'BROWSER', message }),
    onClosed: () => end(exitCodes.ok),
  });
  const service = world.openService(screens.open);
  screens.follow(displays);
  if (isHosting && displays.kind === 'none') sayNobodySees();
  const stopFollowing = looksForDisplays
    ? followDisplays(displays, { find: world.findDisplays, onDisplays: screens.follow, setTimer })
    : () => {};

  const player = supervisePlayer({
    start: world.startPlayer,
    options: { ...world.player, host: options.host, screens: screens.list(), rung },
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
      screens.serve({ origin, port, token });
    },
    onRevive: ({ screenId, how, why }) => screens.revive(screenId, how, why),
    onWatched: (ailing, doing) => service.watched(ailing, doing),
    onRefresh: screens.refresh,
    onKeyless: screens.renewKeys,
    capture: async (screenId) => screens.browser(screenId)?.screenshot(),
    onSettings: () =>
      void followSettings().catch((error: unknown) => log.warn('settings not followed', { reason: reasonOf(error) })),
    onRefused(exitCode, message) {
      say(message);
      end(exitCode);
    },
    onDeath: (how) => strike('player', how),
  });
  running.player = player;
  const stopClimbing = isHosting ? startClimbing(followRung, setTimer) : () => {};

  if (options.screenshot !== undefined) void takePicture(options.screenshot);

  const exitCode = await ended;
  service.stopping();
  log.info('host ending', { exitCode });
  stopFollowing();
  stopClimbing();
  await Promise.all([player.stop(), screens.stop()]);
  return exitCode;

  /** The player process works on with what has changed; where its screens have other names, their pages are opened anew. */
  async function followSettings(): Promise<void> {
    const changed = await world.reread();
    const renamed = screens.rename({ id: changed.screenId, tags: changed.tags });
    log.info('settings changed', { screens: renamed });
    running.player?.restart({ ...changed.player, screens: renamed });
    const { webOrigins: allowed = [] } = changed.player;
    if (allowed.join(' ') === webOrigins.join(' ')) return;
    webOrigins = allowed;
    screens.refresh('what it may reach has changed');
  }

  function sayNobodySees(): void {
    if (waits) return say('no display yet: waiting for one, and playing nothing meanwhile');
    if (!options.headless) say('no display here: playing headless, seen by nobody (--wait-for-display waits for one)');
    say('to look at it: open the url of the ready line in a browser on this machine, or use --screenshot FILE');
  }

  /** All screens of the machine share its graphics. */
  function followRung(): void {
    const before = rung;
    rung = world.rung();
    if (rung === before) return;
    log.warn('graphics changed', { before, rung });
    running.player?.restart({ rung });
    screens.restart(`the graphics are to be ${rung}`);
  }

  async function takePicture(file: string): Promise<void> {
    const first = screens.list()[0]?.id ?? world.screenId;
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
      capture: async () => screens.browser(first)?.screenshot(),
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
