import { reasonOf, type Log } from './log.ts';
import type { SetTimer } from './set-timer.ts';

/** What the host tells the service manager that has started it: systemd, by the words of sd_notify(3). */
export interface ServiceManager {
  /** The page is served. */
  served(): void;
  /**
   * The player process has spoken, as it does once a second; `ailing` is what keeps a picture from moving, if anything does,
   * `doing` what is on and what is wrong, in words.
   */
  watched(ailing: string | undefined, doing?: string): void;
  /** The host is about to end as it should. */
  stopping(): void;
}

export interface ServiceManagerWorld {
  /** `NOTIFY_SOCKET` says whether anybody listens, `WATCHDOG_USEC` how often systemd wants to hear. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Sends words such as `READY=1`; rejects when they did not arrive. */
  readonly notify: (words: readonly string[]) => Promise<void>;
  /** How many displays are played on; 0 while the player waits for one, or has no page to open. */
  readonly screens: () => number;
  readonly log: Pick<Log, 'warn'>;
  /** Milliseconds by a clock that never jumps: a wall clock that is set back would stop the words for as long. */
  readonly uptimeMs: () => number;
  readonly setTimer: SetTimer;
}

const LOOK_EVERY_MS = 1_000;
/** The player process speaks once a second; so long is no hiccup. */
const PLAYER_SILENT_MS = 5_000;
/** What is on changes every few seconds, and systemd is told by a program of its own: no oftener than it is fed. */
const DOING_EVERY_MS = 10_000;
/** sd_watchdog_enabled(3) advises half of what systemd waits; a third leaves room for a cure, which takes 12 s at most. */
const FEEDS_PER_WAIT = 3;

/**
 * Feeds systemd's watchdog only while the picture moves: the player process speaks, every page is well by its rules
 * (docs/supervision.md), and the host's own loop runs, or this would not. With no display nothing has to move. When the
 * cures do not help for as long as `WatchdogSec`, systemd ends the host and starts it anew.
 *
 * `READY=1` is told with the first picture, not with the first window: until then systemd waits for `TimeoutStartSec`,
 * in which a slow machine, or the cures of a page that does not come, have their time.
 */
export function openServiceManager(world: ServiceManagerWorld): ServiceManager {
  const { env, notify, screens, log, uptimeMs, setTimer } = world;
  if (!env['NOTIFY_SOCKET']) return { served() {}, watched() {}, stopping() {} };
  const feedEveryMs = Number(env['WATCHDOG_USEC'] ?? Infinity) / 1000 / FEEDS_PER_WAIT;
  let isServed = false;
  let isReady = false;
  let isStopping = false;
  let playerSpokeAt = -Infinity;
  let ailing: string | undefined;
  let doing: string | undefined;
  let fedAt = -Infinity;
  /** As it was told last; `doing` is what followed it, and may be told later than at once. */
  let told = { state: '', doing: undefined as string | undefined, at: -Infinity };
  let failed = false;
  let telling: Promise<void> | undefined;

  const troubleNow = () => {
    if (!isServed || playerSpokeAt === -Infinity) return 'starting';
    if (uptimeMs() - playerSpokeAt > PLAYER_SILENT_MS) return 'the player process does not answer';
    return screens() > 0 ? ailing : undefined;
  };

  /** Never two at once: what is to be told meanwhile is told by the next look, as it then is. */
  const tell = (words: readonly string[], onTold: () => void = () => {}) => {
    telling = notify(words)
      .then(
        () => {
          failed = false;
          onTold();
        },
        (error: unknown) => {
          if (!failed) log.warn('systemd not told', { words, reason: reasonOf(error) });
          failed = true;
        },
      )
      .then(() => (telling = undefined));
  };

  let cancelLook = setTimer(look, LOOK_EVERY_MS);
  function look(): void {
    cancelLook = setTimer(look, LOOK_EVERY_MS);
    if (telling !== undefined) return;
    const trouble = troubleNow();
    const at = uptimeMs();
    const feeds = trouble === undefined && at - fedAt >= (isReady ? feedEveryMs : 0);
    const now = { state: trouble ?? playing(screens()), doing: trouble === undefined ? doing : undefined, at };
    const isDue = now.doing !== told.doing && at - told.at >= DOING_EVERY_MS;
    if (!feeds && now.state === told.state && !isDue) return;
    const status = now.doing === undefined ? now.state : `${now.state}: ${now.doing}`;
    tell([...(!feeds ? [] : isReady ? ['WATCHDOG=1'] : ['READY=1']), `STATUS=${status}`], () => {
      told = now;
      if (!feeds) return;
      isReady = true;
      fedAt = at;
    });
  }

  return {
    served: () => void (isServed = true),
    watched(ailingNow, doingNow) {
      playerSpokeAt = uptimeMs();
      [ailing, doing] = [ailingNow, doingNow];
    },
    stopping() {
      if (isStopping) return;
      isStopping = true;
      cancelLook();
      void (telling ?? Promise.resolve()).then(() => tell(['STOPPING=1', 'STATUS=ending']));
    },
  };
}

function playing(screens: number): string {
  if (screens === 0) return 'no display to play on';
  return screens === 1 ? 'playing' : `playing on ${screens} displays`;
}
