import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Displays } from '../../chromium/displays.ts';
import { runChromiumHost } from '../../chromium/host.ts';
import { displaySettings } from '../../core/display-settings.ts';
import type { ToHost, ToPlayer } from '../../core/messages.ts';
import { createFaultBoard } from '../../player/fault-board.ts';
import { markLaunch } from '../../player/launch-marks.ts';
import { openStrikes } from '../../player/strikes.ts';
import { openServiceManager } from '../../player/service-manager.ts';
import { startWatchdog, type Watchdog } from '../../player/watchdog.ts';
import { logbook } from '../fakes/logbook.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { fakeClock, fakeDevTools, fakeProcess, settle } from './fake-browser.ts';

/*
 * Hours of a screen: the host, the record of strikes on the disk and the watchdog are real. The watchdog lives in the
 * player process, which is ended and started anew whenever the graphics change, and remembers nothing of before.
 */

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const SCREEN = 'hall';
const HOUR = 3600;
const oneMonitor: Displays = {
  kind: 'displays',
  surface: 'x11',
  monitors: [{ name: 'HDMI-1', bounds: { x: 0, y: 0, width: 1920, height: 1080 }, isPrimary: true }],
};
/** One blue pixel. */
const PLAIN_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPg0koDAADcAJt6iONuAAAAAElFTkSuQmCC';

type PageLife = 'draws' | 'draws nothing' | 'hangs';

/** A host at work, with a page that lives as a test says. */
async function living({ looksBlank = false } = {}) {
  const clock = fakeClock();
  const stopping = new AbortController();
  const strikes = openStrikes(path.join(await tempDir(), 'strikes.jsonl'), clock.now);
  const launch = markLaunch({ strikes, version: '1.0.0', bootedAt: 0, ...clock });
  const asked: string[] = [];
  /** When systemd heard that all is well. */
  const fedAt: number[] = [];
  const browsers: ReturnType<typeof fakeDevTools>[] = [];
  let watchdog: Watchdog | undefined;
  let players = 0;
  /** Loads of the page, and how many of them it has greeted its player after. */
  let loads = 0;
  let greeted = 0;
  let secondsLoaded = 0;
  let frames = 0;

  const startPlayer = () => {
    let hear: (message: ToHost) => void = () => {};
    let end: (code: number | null, signal: NodeJS.Signals | null) => void = () => {};
    let own: Watchdog | undefined;
    players++;
    return {
      send(message: ToPlayer) {
        if (message.type === 'start') {
          own = watchdog = startWatchdog({
            screens: () => [SCREEN],
            // Two items in turn, where the host is to look at them.
            isTouched: () => false,
            onAir: () => (looksBlank ? `item ${Math.floor(clock.now() / 30_000) % 2}` : undefined),
            rung: message.options.rung ?? 'normal',
            now: clock.now,
            faults: createFaultBoard(clock.now),
            onSick(screenId, how, why) {
              asked.push(how);
              hear({ type: 'revive-page', screenId, how, why });
            },
            onWatched: (ailing) => hear({ type: 'watched', ailing }),
          });
          watchdog.greeted(SCREEN);
          void Promise.resolve().then(() => hear({ type: 'ready', origin: 'http://127.0.0.1:4000', port: 4000 }));
        }
        if (message.type === 'sight') own?.sighted(message.screenId, message.sight);
        if (message.type === 'stop') {
          own?.stop();
          end(0, null);
        }
      },
      onMessage: (listener: typeof hear) => void (hear = listener),
      onExit: (listener: typeof end) => void (end = listener),
      kill: () => end(null, 'SIGKILL'),
    };
  };

  const ended = runChromiumHost({
    options: { host: 'chromium', headless: false, waitForDisplay: false },
    attended: false,
    player: {
      ...{ version: '1.0.0', dataDir: '/data', campaignDir: '/campaign', pageDir: '/page' },
      ...{ port: undefined, portRequired: false, token: 'a1', configUrl: undefined, trust: undefined },
      ...{ displaySettings: displaySettings({}), startedAt: 0 },
    },
    screenId: SCREEN,
    tags: [],
    reread: () => Promise.reject(new Error('no settings are changed')),
    startPlayer,
    findDisplays: () => Promise.resolve(oneMonitor),
    launch() {
      const page: ReturnType<typeof fakeDevTools> = fakeDevTools({
        'SystemInfo.getProcessInfo': () => ({ processInfo: [{ type: 'renderer', id: browsers.length }] }),
        'Page.navigate'() {
          loads++;
          return {};
        },
        'Page.startScreencast': () => page.emit('Page.screencastFrame', { data: PLAIN_PNG }, 'page'),
      });
      browsers.push(page);
      return fakeProcess(page.devtools);
    },
    numbers: {},
    keepNumbers: () => undefined,
    isUpdated: () => false,
    remember: () => Promise.resolve(),
    openService: (screens) =>
      openServiceManager({
        ...{ env: { NOTIFY_SOCKET: '/run/notify', WATCHDOG_USEC: '30000000' }, screens },
        notify(words) {
          if (words.some((word) => word === 'READY=1' || word === 'WATCHDOG=1')) fedAt.push(clock.now());
          return Promise.resolve();
        },
        ...{ log: logbook(), uptimeMs: clock.now, setTimer: clock.setTimer },
      }),
    strike: strikes.add,
    rung: launch.rung,
    log: logbook(),
    say: () => undefined,
    tellReady: () => undefined,
    fetch: () => Promise.reject(new Error('no picture is taken')),
    writeFile: () => Promise.resolve(),
    killProcess: (pid) => browsers[pid - 1]?.emit('Target.targetCrashed', { targetId: 'main' }),
    ...clock,
    signal: stopping.signal,
  });
  await settle();

  return {
    asked,
    players: () => players,
    browsers: () => browsers.length,
    rung: launch.rung,
    /** The longest time, in seconds, that systemd has waited for a word. */
    longestWait() {
      const all = [...fedAt, clock.now()];
      return Math.max(...all.map((at, index) => (at - (all[index - 1] ?? at)) / 1000));
    },
    /** Lets the page live so for some seconds. */
    async pass(seconds: number, life: PageLife) {
      for (let second = 0; second < seconds; second++) {
        await clock.pass(1000);
        vi.advanceTimersByTime(1000);
        if (loads > greeted) {
          greeted = loads;
          secondsLoaded = frames = 0;
          watchdog?.greeted(SCREEN);
        }
        if (life === 'draws') frames++;
        if (life !== 'hangs' || ++secondsLoaded < 3)
          watchdog?.heard(SCREEN, { animationFrames: frames, visible: true });
      }
    },
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

it('leaves a screen alone for which no frames are asked all night, and draws it as before once they are', async () => {
  const { pass, asked, players, browsers, rung, stop } = await living();
  await pass(HOUR, 'draws');
  expect([asked, rung()]).toEqual([[], 'normal']);

  await pass(8 * HOUR, 'draws nothing');
  expect(asked).toEqual(['kill-gpu', 'lower', 'kill-gpu', 'lower', 'kill-gpu', 'restart']);
  expect([rung(), players(), browsers()]).toEqual(['software', 3, 4]);

  await pass(120, 'draws');
  expect(asked.slice(6)).toEqual(['raise']);
  expect([rung(), players(), browsers()]).toEqual(['normal', 4, 5]);

  await pass(HOUR, 'draws');
  expect(asked).toHaveLength(7);
  await stop();
});

it('keeps other graphics that brought the frames back', async () => {
  const { pass, asked, rung, stop } = await living();
  await pass(HOUR, 'draws');
  await pass(15, 'draws nothing');
  await pass(2 * HOUR, 'draws');

  expect(asked).toEqual(['kill-gpu', 'lower']);
  expect(rung()).toBe('other-backend');
  await stop();
});

it('tells systemd in time that all is well again after two cures, the second of which has helped', async () => {
  const { pass, asked, longestWait, stop } = await living();
  await pass(300, 'draws');
  expect(longestWait()).toBe(10);
  await pass(15, 'draws nothing');
  await pass(300, 'draws');

  expect(asked).toEqual(['kill-gpu', 'lower']);
  expect(longestWait()).toBeGreaterThan(10);
  expect(longestWait()).toBeLessThan(30);
  await stop();
});

it('lets systemd wait for longer than it does when nothing helps against a page that hangs', async () => {
  const { pass, longestWait, stop } = await living();
  await pass(60, 'draws');
  await pass(60, 'hangs');

  expect(longestWait()).toBeGreaterThan(30);
  await stop();
});

it('leaves a screen alone on which nothing is seen whatever is done, and tries the GPU again a day later', async () => {
  const { pass, asked, players, rung, stop } = await living({ looksBlank: true });
  await pass(8 * HOUR, 'draws');

  expect(asked).toEqual(['reload', 'restart', 'lower', 'reload', 'restart', 'lower', 'restart']);
  expect([rung(), players()]).toEqual(['software', 3]);
  await pass(17 * HOUR, 'draws');
  expect(asked.slice(7)).toEqual(asked.slice(0, 7));
  await stop();
});

it('comes to safe mode with a page that hangs again and again, and asks for nothing lower there', async () => {
  const { pass, asked, players, rung, stop } = await living();
  await pass(300, 'hangs');

  expect(asked.filter((how) => how === 'lower')).toHaveLength(3);
  expect([rung(), players()]).toEqual(['safe-mode', 4]);
  await stop();
});
