import { describe, expect, it } from 'vitest';
import { preventable, twoDisplays } from '../fakes/electron.ts';
import { hosted, lobby, lobby2, origin, playing } from './hosted.ts';

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

  it('are raised when the keyboard is with another program, unless somebody sits there', async () => {
    for (const [options, raised] of [
      [{}, [[1], [2]]],
      [{ windowed: { width: 960, height: 540 } }, []],
      [{ attended: true }, []],
    ] as const) {
      const { state, clock, of } = await playing({ host: options });
      await clock.pass(5_000);
      expect(of('top')).toEqual([]);
      state.focused = 0;
      await clock.pass(1_500);

      expect(of('top')).toEqual(raised);
      expect(of('focus')).toEqual(raised);
    }
  });

  it('lie above the task bar of Windows', () => {
    expect(hosted({ host: { platform: 'win32' } }).of('always on top')).toEqual([
      [1, true, 'screen-saver'],
      [2, true, 'screen-saver'],
    ]);
  });
});

describe('windows that are to be begun anew', () => {
  it('are, each before the old one is closed, and nothing is taken for a fault', async () => {
    const { host, clock, calls, events, loads, screens } = await playing();
    host.refresh('it is night');
    await clock.pass(100);

    expect(loads()).toEqual([`${origin}/?screen=lobby`, `${origin}/?screen=lobby-2`]);
    const order = calls.map(([what]) => what).filter((what) => what === 'window' || what === 'destroy');
    expect(order).toEqual(['window', 'destroy', 'window', 'destroy']);
    expect(events.filter((event) => event.startsWith('strike'))).toEqual([]);
    expect(screens).toEqual([]);
  });

  it('are that of one screen alone where one is named, and none where it is gone', async () => {
    const { host, clock, loads } = await playing();
    host.refresh('a command', 'lobby-2');
    host.refresh('a command', 'gone');
    await clock.pass(100);

    expect(loads()).toEqual([`${origin}/?screen=lobby-2`]);
  });
});

describe('a machine that is given another name', () => {
  it('opens the windows of its new screens before it closes those of the old ones', async () => {
    const { host, clock, screens, calls, loads } = await playing();
    host.rename({ screenId: 'sanh', tags: ['venue=hall'] });
    await clock.pass(100);

    expect(host.screens()).toMatchObject([
      { id: 'sanh', tags: ['venue=hall'] },
      { id: 'sanh-2', tags: ['venue=hall'] },
    ]);
    expect(loads()).toEqual([`${origin}/?screen=sanh`, `${origin}/?screen=sanh-2`]);
    const order = calls.map(([what]) => what).filter((what) => what === 'window' || what === 'destroy');
    expect(order).toEqual(['window', 'window', 'destroy', 'destroy']);
    expect(screens).toEqual([]); // the player is started anew with them, and need not be told before
  });

  it('has its new tags told while all displays are off', async () => {
    const { host, state, module, clock, screens } = await playing();
    state.displays = [];
    host.rename({ screenId: 'lobby', tags: ['venue=hall'] });
    module.screen.emit('display-removed');
    await clock.pass(2_000);
    expect(host.screens()).toEqual([
      { id: 'lobby', tags: ['venue=hall'], display: undefined },
      { id: 'lobby-2', tags: ['venue=hall'], display: undefined },
    ]);

    state.displays = [...twoDisplays];
    module.screen.emit('display-added');
    await clock.pass(2_000);
    state.displays = [];
    module.screen.emit('display-removed');
    await clock.pass(2_000);
    expect(screens.map((now) => now.flatMap(({ tags }) => tags))).toEqual(Array(2).fill(['venue=hall', 'venue=hall']));
  });
});

describe('a page', () => {
  it('keeps its picture while the player is away, and has its cookie renewed', async () => {
    const { host, calls, clock } = await playing();
    host.serve(origin, 47815);
    await clock.pass(1_000);

    expect(calls.map(([what]) => what)).toEqual(['cookie']);
  });

  it('is let in again, where it stands, when Chromium has lost its cookie', async () => {
    const { host, calls } = await playing();
    host.renewKey();

    expect(calls.map(([what]) => what)).toEqual(['cookie']);
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
