import { exitCodes } from '../core/exit-codes.ts';
import type { PlayerOptions, ToHost, ToPlayer } from '../core/messages.ts';
import { recent, restartDelayMs } from '../core/recovery.ts';
import { reasonOf, type Log } from './log.ts';
import type { SetTimer } from './set-timer.ts';

/** A started player process, as its host holds it: Node's `fork` or Electron's `utilityProcess`. */
export interface PlayerChild {
  send(message: ToPlayer): void;
  onMessage(hear: (message: ToHost) => void): void;
  /** It has ended; `code` is `null` after a signal, or when it could not be started. Called once. */
  onExit(hear: (code: number | null, signal: NodeJS.Signals | null) => void): void;
  /** Ends it at once, without asking. */
  kill(): void;
}

export interface SupervisorWorld {
  start(): PlayerChild;
  readonly options: PlayerOptions;
  readonly log: Log;
  readonly now: () => number;
  /** Runs something once after `ms`; what it gives takes that back. */
  readonly setTimer: SetTimer;
  /** The page is served: at the start, and again after every restart (nearly always at the same origin). */
  onReady(ready: Extract<ToHost, { type: 'ready' }>): void;
  onRevive(order: Extract<ToHost, { type: 'revive-page' }>): void;
  /** Once a second, while the player process lives: what keeps a picture from moving, if anything does, and what is on. */
  onWatched(ailing: string | undefined, doing: string | undefined): void;
  /** Page and browser of this screen, or of all, are to be begun anew, though nothing is wrong with them. */
  onRefresh(why: string, screenId: string | undefined): void;
  /** A page of ours has lost what lets it through the player's door. */
  onKeyless(): void;
  /** What is on a screen, as PNG; `undefined`, or a rejection, while there is nothing to take it of. */
  capture(screenId: string): Promise<Uint8Array | undefined>;
  /** Somebody has changed the settings at the screen. */
  onSettings(): void;
  /** It cannot work here, and was not started again. */
  onRefused(exitCode: number, message: string): void;
  /** It died unasked: called before anything else is done about it, so that a strike can be written to the disk. */
  onDeath?(how: string): void;
}

export interface Supervisor {
  /** Tells the player something; while it is away, its next life hears of it. */
  send(message: Exclude<ToPlayer, { type: 'start' | 'stop' | 'picture' }>): void;
  /** Has it work with other options: ends it in order, and starts it again at once. */
  restart(change: Partial<PlayerOptions>): void;
  /** Lets it close the journal and end; after 3 s it is killed. Resolves when it has ended. */
  stop(): Promise<void>;
}

/** From the start to `ready`: reading a large store on a slow card takes some seconds, never this long. */
export const READY_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 3000;
/** How long a restarted player insists on its old port, before any other will do: the page would have to be loaded anew. */
const KEEP_PORT_MS = 60_000;
const BETWEEN_PORT_TRIES_MS = 500;
/** What is kept for a player that is away. */
const MAX_UNHEARD = 20;

/**
 * Runs the player process and starts it again whenever it dies, with the same token and on the same port, so that the
 * page that is still on the screen finds it again (DECISIONS 1).
 */
export function supervisePlayer(world: SupervisorWorld): Supervisor {
  const { log, now, setTimer } = world;
  let options = world.options;
  let deaths: readonly number[] = [];
  let child: PlayerChild | undefined;
  let unheard: ToPlayer[] = [];
  /** When the old port was first found taken by somebody else. */
  let portMissedAt: number | undefined;
  let wasReady = false;
  let cancelTimer = () => {};
  let stopped: (() => void) | undefined;
  let stopping = false;
  let restarting = false;

  const start = () => {
    const current = world.start();
    const startedAt = now();
    let over = false;
    restarting = false;
    child = current;
    cancelTimer = setTimer(() => {
      log.warn('player not ready in time', { limitMs: READY_LIMIT_MS });
      current.kill();
    }, READY_LIMIT_MS);

    current.onMessage((message) => {
      if (over || stopping) return;
      // What one says that is to end no longer counts, but for what the next one has to be told.
      if (restarting && message.type !== 'settings-changed') return;
      switch (message.type) {
        case 'ready':
          cancelTimer();
          wasReady = true;
          portMissedAt = undefined;
          options = { ...options, port: message.port };
          log.info('player ready', { origin: message.origin, tookMs: now() - startedAt });
          return world.onReady(message);
        case 'revive-page':
          return world.onRevive(message);
        case 'watched':
          return world.onWatched(message.ailing, message.doing);
        case 'refresh':
          return world.onRefresh(message.why, message.screenId);
        case 'page-keyless':
          return world.onKeyless();
        case 'take-picture':
          return void takePicture(current, message);
        case 'restart-player':
          log.warn('player restarted as it was told', { why: message.why });
          return supervisor.restart({});
        case 'settings-changed':
          return world.onSettings();
        case 'refused': {
          over = true;
          cancelTimer();
          if (!wasReady || message.exitCode !== exitCodes.portInUse) {
            stopping = true;
            log.error('player refused', { exitCode: message.exitCode, reason: message.message });
            return world.onRefused(message.exitCode, message.message);
          }
          portMissedAt ??= now();
          log.warn('port taken, trying again', { port: options.port });
          current.kill();
        }
      }
    });
    current.onExit((code, signal) => {
      cancelTimer();
      child = undefined;
      if (stopped !== undefined) return stopped();
      if (stopping) return;
      if (restarting) return start();
      if (over) {
        cancelTimer = setTimer(start, BETWEEN_PORT_TRIES_MS);
        return;
      }
      world.onDeath?.(signal ?? `exit code ${code}`);
      deaths = [...recent(deaths, now()), now()];
      const delayMs = restartDelayMs(deaths, now());
      log.warn('player died, starting it again', { code, signal, delayMs });
      cancelTimer = setTimer(start, delayMs);
    });

    // A life after the first keeps to the port it had; another one is the last resort, unless that port was demanded.
    const keepPort = wasReady && (portMissedAt === undefined || now() - portMissedAt < KEEP_PORT_MS);
    current.send({ type: 'start', options: { ...options, portRequired: options.portRequired || keepPort } });
    for (const message of unheard) current.send(message);
    unheard = [];
  };

  /** A player that has ended meanwhile asks again in its next life. */
  const takePicture = async (asking: PlayerChild, { screenId, n }: Extract<ToHost, { type: 'take-picture' }>) => {
    const answer = await world.capture(screenId).then(
      (png) => (png === undefined ? {} : { png: Buffer.from(png).toString('base64') }),
      (error: unknown) => ({ reason: reasonOf(error) }),
    );
    if (child === asking) asking.send({ type: 'picture', n, ...answer });
  };

  const supervisor: Supervisor = {
    send(message) {
      if (message.type === 'set-screens') options = { ...options, screens: message.screens };
      if (child !== undefined) child.send(message);
      // The screens come with `start`, and what was seen is of the moment; other words wait.
      else if (message.type !== 'set-screens' && message.type !== 'sight')
        unheard = [...unheard, message].slice(-MAX_UNHEARD);
    },
    restart(change) {
      options = { ...options, ...change };
      if (stopping || restarting || child === undefined) return;
      restarting = true;
      cancelTimer();
      cancelTimer = setTimer(() => child?.kill(), STOP_LIMIT_MS);
      child.send({ type: 'stop' });
    },
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        cancelTimer();
        if (child === undefined) return resolve();
        const cancelKill = setTimer(() => child?.kill(), STOP_LIMIT_MS);
        stopped = () => {
          cancelKill();
          resolve();
        };
        child.send({ type: 'stop' });
      }),
  };
  start();
  return supervisor;
}
