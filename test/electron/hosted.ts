import { rungOf, type Mark } from '../../core/ladder.ts';
import type { HostedScreen } from '../../core/screen.ts';
import { createHost } from '../../electron/host.ts';
import type { HostOptions } from '../../electron/host-options.ts';
import { fakeClock } from '../chromium/fake-browser.ts';
import { fakeElectron, type FakeOptions } from '../fakes/electron.ts';
import { logbook } from '../fakes/logbook.ts';

/** Where the player serves, and the pages of the two screens there. */
export const origin = 'http://127.0.0.1:47815';
export const lobby = `${origin}/?screen=lobby`;
export const lobby2 = `${origin}/?screen=lobby-2`;

export interface HostedOptions extends FakeOptions {
  readonly host?: Partial<HostOptions>;
  /** What starts before it have left in the record of strikes, just now. */
  readonly strikes?: readonly Mark['kind'][];
}

/** A host on two fake displays, and all that it does to the world. */
export function hosted(given: HostedOptions = {}) {
  const clock = fakeClock();
  const strikes: Mark[] = (given.strikes ?? []).map((kind) => ({ at: clock.now(), kind, why: 'of before' }));
  const rungNow = () => rungOf(strikes, clock.now(), '1.0.0');
  const fake = fakeElectron({ ready: true, ...given });
  const screens: (readonly HostedScreen[])[] = [];
  const events: string[] = [];
  const host = createHost(fake.electron, {
    screenId: 'lobby',
    tags: ['venue=lobby'],
    windowed: undefined,
    attended: false,
    preload: '/out/preload/preload.cjs',
    devTools: false,
    webOrigins: [],
    platform: 'linux',
    token: 'a1b2',
    rung: rungNow(),
    rungNow,
    onSight: (screenId, { blank }) => events.push(`seen ${screenId}: ${blank ? 'nothing' : 'a picture'}`),
    displayNumbers: {},
    keepDisplayNumbers: (numbers) => events.push(`kept ${JSON.stringify(numbers)}`),
    onScreens: (now) => screens.push(now),
    strike(kind, why) {
      events.push(`strike ${kind}: ${why}`);
      strikes.push({ at: clock.now(), kind, why });
    },
    onTrouble: (message) => events.push(`trouble: ${message}`),
    restart: (why) => events.push(`restart: ${why}`),
    killProcess: (pid, signal) => events.push(`kill ${pid} ${signal}`),
    log: logbook(),
    now: clock.now,
    setTimer: clock.setTimer,
    ...given.host,
  });
  const contentsOf = (n: number) => fake.windows[n]!.webContents;
  const windowOf = (from: typeof host, screenId: string) =>
    from.window(screenId) as unknown as (typeof fake.windows)[number];
  const loads = () => fake.of('load').map(([, url]) => url);
  return { ...fake, clock, host, screens, events, contentsOf, windowOf, loads };
}

/** A host whose two pages are there. */
export async function playing(given: Parameters<typeof hosted>[0] = {}) {
  const running = hosted(given);
  running.host.serve(origin, 47815);
  await running.clock.pass(100);
  running.calls.length = 0;
  return running;
}
