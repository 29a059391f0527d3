import { describe, expect, it } from 'vitest';
import type { HostedScreen } from '../../core/screen.ts';
import { createHost, type HostOptions } from '../../electron/host.ts';
import { fakeClock, settle } from '../chromium/fake-browser.ts';
import { display, fakeElectron, preventable, twoDisplays, type FakeOptions } from '../fakes/electron.ts';
import { logbook } from '../fakes/logbook.ts';

const origin = 'http://127.0.0.1:47815';
const lobby = `${origin}/?screen=lobby`;
const lobby2 = `${origin}/?screen=lobby-2`;

function hosted(given: FakeOptions & { readonly host?: Partial<HostOptions> } = {}) {
  const clock = fakeClock();
  const fake = fakeElectron({ ready: true, ...given });
  const screens: (readonly HostedScreen[])[] = [];
  const events: string[] = [];
  const host = createHost(fake.electron, {
    screenId: 'lobby',
    tags: ['venue=lobby'],
    windowed: undefined,
    preload: '/out/preload/preload.cjs',
    devTools: false,
    platform: 'linux',
    token: 'a1b2',
    softwareRendering: false,
    displayNumbers: {},
    keepDisplayNumbers: (numbers) => events.push(`kept ${JSON.stringify(numbers)}`),
    onScreens: (now) => screens.push(now),
    strike: (kind, why) => events.push(`strike ${kind}: ${why}`),
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
async function playing(given: Parameters<typeof hosted>[0] = {}) {
  const running = hosted(given);
  running.host.serve(origin, 47815);
  await running.clock.pass(100);
  running.calls.length = 0;
  return running;
}

describe('windows', () => {
  it('opens one in kiosk on every display, blue until the player is ready', () => {
    const { windows, of, host } = hosted();

    expect(of('window')).toEqual([
      [1, twoDisplays[0]!.bounds, { kiosk: true, title: 'bluezone-kiosk lobby' }],
      [2, twoDisplays[1]!.bounds, { kiosk: true, title: 'bluezone-kiosk lobby-2' }],
    ]);
    expect(windows.map(({ options }) => options.backgroundColor)).toEqual(['#0A2A66', '#0A2A66']);
    expect(of('load')).toEqual([]);
    expect(of('awake')).toEqual([['prevent-display-sleep']]);
    expect(host.screens()).toEqual([
      { id: 'lobby', tags: ['venue=lobby'], display: 'HDMI-1' },
      { id: 'lobby-2', tags: ['venue=lobby'], display: 'display 2' },
    ]);
  });

  it('gives them nothing that a page could reach out with', () => {
    const { windows } = hosted();

    expect(windows[0]!.options).toMatchObject({ closable: false, minimizable: false, frame: false, skipTaskbar: true });
    expect(windows[0]!.options.webPreferences).toEqual({
      preload: '/out/preload/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      devTools: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      enableWebSQL: false,
    });
  });

  it('sets the cookie of the door before it loads a page', async () => {
    const { host, calls, clock } = hosted();
    calls.length = 0;
    host.serve(origin, 47815);
    await clock.pass(100);

    const cookie = { url: origin, name: 'bzk_47815', value: 'a1b2', httpOnly: true, sameSite: 'strict' };
    expect(calls).toEqual([
      ['cookie', cookie],
      ['load', 1, lobby],
      ['cookie', cookie],
      ['load', 2, lobby2],
    ]);
  });

  it('stay open whoever closes them, until the program ends', () => {
    const { windows, module } = hosted();
    windows[0]!.close();
    expect(windows[0]!.destroyed).toBe(false);

    module.app.emit('before-quit', preventable());
    windows[0]!.close();
    expect(windows[0]!.destroyed).toBe(true);
  });

  it('come back when something closed them all the same', async () => {
    const { windows, clock, loads } = await playing();
    windows[1]!.destroy();
    await clock.pass(2_000);

    expect(windows).toHaveLength(3);
    expect(loads()).toEqual([lobby2]);
  });

  it('are one ordinary window with --windowed, and closing it ends the program', () => {
    const { windows, of } = hosted({ host: { windowed: { width: 1280, height: 720 }, devTools: true } });

    expect(windows).toHaveLength(1);
    expect(windows[0]!.options).toMatchObject({ width: 1280, height: 720, kiosk: false, frame: true, closable: true });
    windows[0]!.close();
    expect(of('quit')).toHaveLength(1);
  });

  it('lie above the task bar of Windows', () => {
    expect(hosted({ host: { platform: 'win32' } }).of('always on top')).toEqual([
      [1, true, 'screen-saver'],
      [2, true, 'screen-saver'],
    ]);
  });
});

describe('displays that come and go', () => {
  it('get their windows back, once the cable has come to rest', async () => {
    const { state, module, clock, windows, screens, loads } = await playing();
    state.displays = [twoDisplays[0]!];
    module.screen.emit('display-removed');
    module.screen.emit('display-metrics-changed');
    await clock.pass(1_400);
    expect(windows[1]!.destroyed).toBe(false);
    await clock.pass(200);
    expect(windows[1]!.destroyed).toBe(true);

    state.displays = [...twoDisplays];
    module.screen.emit('display-added');
    await clock.pass(2_000);
    expect(windows).toHaveLength(3);
    expect(loads()).toEqual([lobby2]);
    expect(screens.map((now) => now.map(({ id }) => id))).toEqual([['lobby'], ['lobby', 'lobby-2']]);
  });

  it('keep their windows when all are off, and nobody is said to see them', async () => {
    const { state, module, clock, windows, screens } = await playing();
    state.displays = [];
    module.screen.emit('display-removed');
    await clock.pass(2_000);

    expect(windows.map(({ destroyed }) => destroyed)).toEqual([false, false]);
    expect(screens.at(-1)?.map(({ display }) => display)).toEqual([undefined, undefined]);
  });

  it('have their windows put back when they change, and no more often than every ten seconds', async () => {
    const { state, module, clock, of } = await playing();
    await clock.pass(10_000);
    state.displays = [display(11, 0, 0, 1080, 1920, 'HDMI-1'), twoDisplays[1]!];
    module.screen.emit('display-metrics-changed');
    await clock.pass(2_000);
    expect(of('bounds')).toEqual([[1, { x: 0, y: 0, width: 1080, height: 1920 }]]);
    expect(of('kiosk')).toEqual([
      [1, false],
      [1, true],
    ]);

    state.displays = [twoDisplays[0]!, twoDisplays[1]!];
    module.screen.emit('display-metrics-changed');
    await clock.pass(2_000);
    expect(of('bounds')).toHaveLength(1);
  });

  it('keep their numbers over restarts', () => {
    const { host, events } = hosted({ host: { displayNumbers: { 22: 1, 11: 2 } } });

    expect(host.screens().map(({ id, display }) => [id, display])).toEqual([
      ['lobby', 'display 1'],
      ['lobby-2', 'HDMI-1'],
    ]);
    expect(events).toEqual([]);
    expect(hosted().events).toEqual(['kept {"11":1,"22":2}']);
  });

  it('are looked at anew after a sleep of the machine', async () => {
    const { state, module, clock, windows } = await playing();
    state.displays = [...twoDisplays, display(33, 3000, 0, 800, 600)];
    module.powerMonitor.emit('resume');
    await clock.pass(2_000);

    expect(windows).toHaveLength(3);
  });
});

describe('a page', () => {
  it('keeps its picture while the player is away, and has its cookie renewed', async () => {
    const { host, calls, clock } = await playing();
    host.serve(origin, 47815);
    await clock.pass(1_000);

    expect(calls.map(([what]) => what)).toEqual(['cookie', 'cookie']);
  });

  it('is loaded anew when the player had to move to another port', async () => {
    const { host, loads, clock } = await playing();
    host.serve('http://127.0.0.1:47816', 47816);
    await clock.pass(1_000);

    expect(loads()).toEqual(['http://127.0.0.1:47816/?screen=lobby', 'http://127.0.0.1:47816/?screen=lobby-2']);
  });

  it('is tried again, ever later, while it cannot be loaded', async () => {
    const { host, loads, clock } = hosted({
      displays: [twoDisplays[0]!],
      load: () => Promise.resolve({ error: -102 }),
    });
    host.serve(origin, 47815);
    await clock.pass(60_000);

    expect(loads().length).toBeGreaterThan(6);
    expect(loads().length).toBeLessThan(12);
  });

  it('is not what the door says when it refuses, and is loaded once the player is back', async () => {
    let status = 403;
    const { host, loads, clock } = hosted({ displays: [twoDisplays[0]!], load: () => Promise.resolve({ status }) });
    host.serve(origin, 47815);
    await clock.pass(600);
    expect(loads().length).toBeGreaterThan(1);

    status = 200;
    host.serve(origin, 47815);
    await clock.pass(100);
    const tries = loads().length;
    await clock.pass(60_000);
    expect(loads()).toHaveLength(tries);
  });

  it('minds neither a failed frame within it nor a load that another one replaced', async () => {
    const { contentsOf, loads, clock } = await playing();
    contentsOf(0).emit('did-fail-load', {}, -102, 'REFUSED', 'https://example.org', false, 1, 1);
    contentsOf(0).emit('did-fail-load', {}, -3, 'ABORTED', lobby, true, 1, 1);
    await clock.pass(10_000);

    expect(loads()).toEqual([]);
  });
});

describe('a renderer that dies', () => {
  const gone = { reason: 'crashed', exitCode: 139 };

  it('is a strike on the disk, and the page is loaded again at once, but never within the event', async () => {
    const { contentsOf, events, loads, clock } = await playing();
    contentsOf(0).emit('render-process-gone', {}, gone);
    await settle();
    expect(events.at(-1)).toBe('strike page: lobby: crashed (exit code 139)');
    expect(loads()).toEqual([]);
    await clock.pass(1);
    expect(loads()).toEqual([lobby]);
  });

  it('gets a new window after three times, opened before the old one goes', async () => {
    const { contentsOf, calls, clock, events, host, windows } = await playing();
    for (let death = 0; death < 4; death++) {
      contentsOf(0).emit('render-process-gone', {}, gone);
      await clock.pass(1_500);
    }
    calls.length = 0;
    await clock.pass(1_000);

    const order = calls.map(([what]) => what).filter((what) => what !== 'ignore menu shortcuts');
    expect(order).toEqual(['window', 'destroy', 'cookie', 'load']);
    expect(events).toContainEqual(expect.stringContaining('trouble: the page of lobby dies again and again'));
    expect(host.window('lobby')).toBe(windows[2]);
  });

  it('takes the host along when nothing else helps', async () => {
    const { host, events, clock, windowOf } = await playing();
    for (let death = 0; death < 7; death++) {
      windowOf(host, 'lobby').webContents.emit('render-process-gone', {}, gone);
      await clock.pass(9_000);
    }

    expect(events.filter((event) => event.startsWith('restart'))).toEqual([
      'restart: the page of lobby died: crashed (exit code 139)',
    ]);
  });

  it('takes the host along at once when no renderer can be started', async () => {
    const { contentsOf, events } = await playing();
    contentsOf(0).emit('render-process-gone', {}, { reason: 'launch-failed', exitCode: 1 });

    expect(events.at(-1)).toBe('restart: the page of lobby died: launch-failed (exit code 1)');
  });

  it('is made to when it does not respond', async () => {
    const { contentsOf, of, loads, clock } = await playing();
    contentsOf(1).emit('unresponsive');
    await clock.pass(100);

    expect(of('crash renderer')).toEqual([[2]]);
    expect(loads()).toEqual([lobby2]);
  });

  it('is made to when a load says nothing, and counts as dead even if that is not told', async () => {
    const { host, of, loads, clock } = hosted({
      displays: [twoDisplays[0]!],
      load: () => Promise.resolve(undefined),
      crashes: false,
    });
    host.serve(origin, 47815);
    await clock.pass(8_100);
    expect(of('crash renderer')).toHaveLength(1);
    await clock.pass(2_100);
    expect(loads()).toEqual([lobby, lobby]);
  });
});

describe('revive', () => {
  it('reloads a page', async () => {
    const { host, loads, clock } = await playing();
    host.revive({ screenId: 'lobby-2', how: 'reload', why: 'silent' });
    host.revive({ screenId: 'nowhere', how: 'reload', why: 'silent' });
    await clock.pass(100);

    expect(loads()).toEqual([lobby2]);
  });

  it('opens a window anew, then ends the GPU process, then starts the host again', async () => {
    const { host, windows, events, clock } = await playing();
    const restart = () => host.revive({ screenId: 'lobby', how: 'restart', why: 'draws nothing' });
    restart();
    await clock.pass(5_000);
    expect(windows.map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
    expect(events.filter((event) => event.startsWith('kill'))).toEqual([]);
    restart();
    await clock.pass(5_000);
    expect(events.filter((event) => event.startsWith('kill'))).toEqual(['kill 101 SIGKILL']);
    restart();
    expect(events.at(-1)).toBe('restart: the page of lobby does not come back: draws nothing');
  });

  it('keeps a page alive whose display is off', async () => {
    const { host, state, module, clock, loads } = await playing();
    state.displays = [];
    module.screen.emit('display-removed');
    await clock.pass(2_000);
    host.revive({ screenId: 'lobby', how: 'restart', why: 'draws nothing' });
    await clock.pass(100);

    expect(loads()).toEqual([lobby]);
  });
});

describe('the GPU process', () => {
  const died = (module: ReturnType<typeof hosted>['module'], type = 'GPU', reason = 'crashed') =>
    module.app.emit('child-process-gone', {}, { type, reason, exitCode: 1 });

  it('may die twice; the third time within five minutes starts the host again, without it', async () => {
    const { module, events } = await playing();
    died(module);
    died(module);
    died(module, 'Utility');
    died(module, 'GPU', 'clean-exit');
    expect(events.slice(1)).toEqual(['strike gpu: crashed (exit code 1)', 'strike gpu: crashed (exit code 1)']);
    died(module);
    expect(events.slice(3)).toEqual([
      'strike gpu: crashed (exit code 1)',
      'restart: the GPU process keeps dying; the next start does without the GPU',
    ]);
  });

  it('starts no host again that does without it anyway', async () => {
    const { module, events } = await playing({ host: { softwareRendering: true } });
    for (let death = 0; death < 9; death++) died(module);

    expect(events.filter((event) => event.startsWith('restart'))).toEqual([]);
  });
});

describe('the machine', () => {
  it('does not quit the program by having no windows', async () => {
    const { module, of } = await playing();
    module.app.emit('window-all-closed');
    expect(of('quit')).toEqual([]);
  });

  it('may go down', async () => {
    const { module, of, windows } = await playing();
    module.powerMonitor.emit('shutdown');
    windows[0]!.close();

    expect(of('quit')).toHaveLength(1);
    expect(windows[0]!.destroyed).toBe(true);
  });
});
