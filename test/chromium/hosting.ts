import type { Displays } from '../../chromium/displays.ts';
import { runChromiumHost, type ChromiumHostWorld } from '../../chromium/host.ts';
import type { Monitor } from '../../chromium/monitor.ts';
import type { BrowserPlace } from '../../chromium/screens.ts';
import { rungOf, type Mark } from '../../core/ladder.ts';
import type { ToHost, ToPlayer } from '../../core/messages.ts';
import { logbook } from '../fakes/logbook.ts';
import { playerOptions } from '../player/player-options.ts';
import { fakeClock, fakeDevTools, fakeProcess, settle } from './fake-browser.ts';

const [hdmi, dp2, dp3]: readonly [Monitor, Monitor, Monitor] = [
  { name: 'HDMI-1', bounds: { x: 0, y: 0, width: 1920, height: 1080 }, isPrimary: true },
  { name: 'DP-2', bounds: { x: 1920, y: 0, width: 1080, height: 1920 }, isPrimary: false },
  { name: 'DP-3', bounds: { x: 3000, y: 0, width: 1920, height: 1080 }, isPrimary: false },
];
/** An X server with these monitors. */
export const on = (...monitors: readonly Monitor[]): Displays => ({ kind: 'displays', surface: 'x11', monitors });
export const oneMonitor = on(hdmi);
export const otherMonitor = on({ ...dp2, bounds: { ...dp2.bounds, x: 0 }, isPrimary: true });
export const turnedMonitor = on({ ...hdmi, bounds: { ...hdmi.bounds, width: 1080, height: 1920 } });
export const twoMonitors = on(hdmi, dp2);
export const threeMonitors = on(hdmi, dp2, dp3);

/** One blue pixel. */
const PLAIN_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPg0koDAADcAJt6iONuAAAAAElFTkSuQmCC';

/** A host at work on these displays, all that it does to the world, and the words of its player process. */
export async function run(
  given: Partial<ChromiumHostWorld['options']> = {},
  displays: readonly (Displays | Promise<Displays>)[] = [oneMonitor],
  changed: Awaited<ReturnType<ChromiumHostWorld['reread']>> = { screenId: 'hall', tags: [], player: {} },
) {
  const clock = fakeClock();
  const stopping = new AbortController();
  const opened: (BrowserPlace & {
    page: ReturnType<typeof fakeDevTools>;
    /** Where its window is. */
    window: Record<string, unknown>;
    end: ReturnType<typeof fakeProcess>['end'];
    ended: boolean;
  })[] = [];
  const kept: unknown[] = [];
  const told: ToPlayer[] = [];
  const lines: string[] = [];
  const ready: string[] = [];
  const pictures: string[] = [];
  const strikes: Mark[] = [];
  /** What the service manager was told. */
  const service: string[] = [];
  /** Of the GPU process of each browser. */
  const gpuPids = [72];
  /** The number of the window that has it; 0: another program's; `undefined`: nobody knows. */
  const keyboard: { isWith: number | undefined } = { isWith: undefined };
  let say: (message: ToHost) => void = () => {};
  let left = [...displays];
  const ended = runChromiumHost({
    options: { host: 'chromium', headless: false, waitForDisplay: false, ...given },
    attended: false,
    player: playerOptions,
    screenId: given.screenId ?? 'hall',
    tags: given.tags ?? [],
    reread: () => Promise.resolve(changed),
    startPlayer() {
      let end: (code: number | null, signal: NodeJS.Signals | null) => void = () => {};
      return {
        send(message) {
          told.push(message);
          if (message.type === 'stop') end(0, null);
        },
        onMessage: (hear) => void (say = hear),
        onExit: (hear) => void (end = hear),
        kill: () => end(null, 'SIGKILL'),
      };
    },
    findDisplays: () => {
      const [found = { kind: 'none' as const }, ...rest] = left;
      if (rest.length > 0) left = rest;
      return Promise.resolve(found);
    },
    launch(place) {
      const { x, y, width, height } = place.bounds;
      const window = { left: x, top: y, width, height, windowState: 'fullscreen' };
      const page: ReturnType<typeof fakeDevTools> = fakeDevTools({
        'Page.captureScreenshot': () => ({ data: 'UE5H' }),
        'Browser.getWindowForTarget': () => ({ windowId: 1, bounds: window }),
        'Browser.setWindowBounds': ({ bounds }) => void Object.assign(window, bounds),
        'Runtime.evaluate': () => ({
          result: { value: keyboard.isWith === undefined ? undefined : keyboard.isWith === place.number },
        }),
        'SystemInfo.getProcessInfo': () => ({ processInfo: gpuPids.map((id) => ({ type: 'GPU', id })) }),
        'Page.startScreencast': () => page.emit('Page.screencastFrame', { data: PLAIN_PNG }, 'page'),
      });
      const process = fakeProcess(page.devtools);
      const one = { ...place, page, window, end: process.end, ended: false };
      opened.push(one);
      const stop = async () => {
        one.ended = true;
        await process.stop();
      };
      return { ...process, stop };
    },
    numbers: {},
    keepNumbers: (numbers) => void kept.push(numbers),
    isUpdated: () => false,
    remember: () => Promise.resolve(),
    openService: () => ({
      served: () => void service.push('served'),
      watched: (ailing) => void service.push(ailing ?? 'well'),
      stopping: () => void service.push('stopping'),
    }),
    strike: (kind, why, rung) => void strikes.push({ at: clock.now(), kind, why, rung }),
    rung: () => rungOf(strikes, clock.now(), '1.0.0'),
    log: logbook(),
    say: (line) => void lines.push(line),
    tellReady: (url) => void ready.push(url),
    fetch: () =>
      Promise.resolve(
        Response.json({ screens: [{ id: 'hall', nowPlaying: { itemId: 'a', since: '2020-08-24T08:00:00Z' } }] }),
      ),
    writeFile: (file, data) => {
      pictures.push(`${file}: ${data.toString()}`);
      return Promise.resolve();
    },
    killProcess: () => undefined,
    ...clock,
    signal: stopping.signal,
  });
  await settle();
  const playerReady = async (port = 4000) => {
    say({ type: 'ready', origin: `http://127.0.0.1:${port}`, port });
    await settle();
  };
  const plug = (found: Displays) => void (left = [found]);
  const screensTold = () => told.flatMap((message) => (message.type === 'start' ? message.options.screens : []));
  const stop = () => {
    stopping.abort();
    return ended;
  };
  return {
    clock,
    opened,
    kept,
    plug,
    told,
    lines,
    ready,
    pictures,
    strikes,
    service,
    gpuPids,
    keyboard,
    playerReady,
    screensTold,
    stop,
    ended,
    say: (m: ToHost) => say(m),
  };
}
