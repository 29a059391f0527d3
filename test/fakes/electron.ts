import { EventEmitter } from 'node:events';
import type { ElectronDisplay } from '../../electron/displays.ts';
import type { RunElectron } from '../../electron/run.ts';
import { FakeDebugger } from './electron-debugger.ts';
import { fakeSession } from './electron-session.ts';

/** One thing that was done to Electron: what, and with what. */
export type Call = readonly [what: string, ...details: readonly unknown[]];

/** How a load ends: with an HTTP status, or Chromium's error code. */
export type LoadResult = { readonly status: number } | { readonly error: number };

export interface FakeOptions {
  readonly displays?: readonly ElectronDisplay[];
  readonly packaged?: boolean;
  /** Whether another instance holds the lock. */
  readonly secondInstance?: boolean;
  /** How loads end; 200 at once by default. `undefined`: never. */
  readonly load?: (url: string, cookies: readonly FakeCookie[]) => Promise<LoadResult | undefined>;
  /** How setting a proxy ends. */
  readonly proxy?: () => Promise<void>;
  /** Whether a renderer that is made to crash says so. */
  readonly crashes?: boolean;
  /** Whether Electron is ready from the start, as in a test of what comes after. */
  readonly ready?: boolean;
  readonly onCall?: (call: Call) => void;
}

export interface FakeCookie {
  readonly name?: string;
  readonly value?: string;
}

/** A display as Electron tells it. */
export function display(id: number, x: number, y: number, width: number, height: number, label = ''): ElectronDisplay {
  return { id, label, bounds: { x, y, width, height } };
}

export const twoDisplays = [display(11, 0, 0, 1920, 1080, 'HDMI-1'), display(22, 1920, 0, 1080, 1920)];

/**
 * The part of Electron that the host uses, without Chromium: it records what is done to it, refuses what the real one
 * refuses (windows before it is ready, switches after it), and lets a test make things happen by emitting its events.
 */
export function fakeElectron(options: FakeOptions = {}) {
  const calls: Call[] = [];
  const windows: FakeWindow[] = [];
  const cookies: FakeCookie[] = [];
  const switches = new Map<string, string>();
  const paths = new Map<string, string>();
  const state = { displays: [...(options.displays ?? twoDisplays)], ready: options.ready ?? false, focused: 0 };
  const load = options.load ?? (() => Promise.resolve({ status: 200 }));

  const record = (what: string, ...details: readonly unknown[]): void => {
    const call: Call = [what, ...details];
    calls.push(call);
    options.onCall?.(call);
  };
  const onlyReady = (what: string): void => {
    if (!state.ready) throw new Error(`${what} before Electron is ready`);
  };
  const onlyBefore = (what: string): void => {
    if (state.ready) throw new Error(`${what} after Electron is ready`);
  };

  class FakeContents extends EventEmitter {
    readonly id: number;
    url = '';
    destroyed = false;
    webRtcPolicy = 'default';
    readonly debugger = new FakeDebugger();
    openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
    constructor(id: number) {
      super();
      this.id = id;
    }
    setWindowOpenHandler = (handler: FakeContents['openHandler']): void => void (this.openHandler = handler);
    setWebRTCIPHandlingPolicy = (policy: string): void => void (this.webRtcPolicy = policy);
    setIgnoreMenuShortcuts = (ignore: boolean): void => record('ignore menu shortcuts', this.id, ignore);
    isDestroyed = (): boolean => this.destroyed;
    getURL = (): string => this.url;
    async loadURL(url: string): Promise<void> {
      record('load', this.id, url);
      const result = await load(url, cookies);
      if (this.destroyed || result === undefined) return;
      if ('error' in result) {
        this.emit('did-fail-load', {}, result.error, `ERROR ${result.error}`, url, true, 1, 1);
        throw new Error(`ERROR ${result.error}`);
      }
      this.url = url;
      this.emit('did-navigate', {}, url, result.status, '');
      this.emit('did-finish-load');
    }
    forcefullyCrashRenderer(): void {
      record('crash renderer', this.id);
      if (options.crashes ?? true) {
        void Promise.resolve().then(() => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }));
      }
    }
    capturePage = (): Promise<unknown> =>
      Promise.resolve({ isEmpty: () => false, toPNG: () => Buffer.from(`picture of ${this.url}`) });
  }

  class FakeWindow extends EventEmitter {
    readonly options: Electron.BrowserWindowConstructorOptions;
    readonly webContents = new FakeContents(windows.length + 1);
    bounds: Electron.Rectangle;
    kiosk: boolean;
    destroyed = false;
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super();
      onlyReady('a window');
      const { x = 0, y = 0, width = 800, height = 600 } = options;
      this.options = options;
      this.bounds = { x, y, width, height };
      this.kiosk = options.kiosk ?? false;
      windows.push(this);
      state.focused = this.webContents.id;
      record('window', this.webContents.id, this.bounds, { kiosk: this.kiosk, title: options.title });
      app.emit('web-contents-created', {}, this.webContents);
    }
    getBounds = (): Electron.Rectangle => this.bounds;
    setBounds(bounds: Electron.Rectangle): void {
      record('bounds', this.webContents.id, bounds);
      this.bounds = bounds;
    }
    isKiosk = (): boolean => this.kiosk;
    setKiosk(kiosk: boolean): void {
      record('kiosk', this.webContents.id, kiosk);
      this.kiosk = kiosk;
    }
    isDestroyed = (): boolean => this.destroyed;
    isFocused = (): boolean => state.focused === this.webContents.id;
    moveTop = (): void => record('top', this.webContents.id);
    focus(): void {
      record('focus', this.webContents.id);
      state.focused = this.webContents.id;
    }
    setAlwaysOnTop = (...details: unknown[]): void => record('always on top', this.webContents.id, ...details);
    /** As somebody who closes it, not as the program. */
    close(): void {
      const event = preventable();
      this.emit('close', event);
      if (!event.defaultPrevented) this.destroy();
    }
    destroy(): void {
      if (this.destroyed) return;
      record('destroy', this.webContents.id);
      this.destroyed = true;
      if (this.isFocused()) state.focused = windows.findLast(({ destroyed }) => !destroyed)?.webContents.id ?? 0;
      this.webContents.debugger.detach();
      this.webContents.destroyed = true;
      this.emit('closed');
      if (windows.every(({ destroyed }) => destroyed)) app.emit('window-all-closed');
    }
  }

  class FakeUtilityProcess extends EventEmitter {
    pid: number | undefined;
    readonly told: unknown[] = [];
    postMessage(message: unknown): void {
      this.told.push(message);
      this.deliver(message);
    }
    deliver: (message: unknown) => void = () => undefined;
    kill = (): boolean => {
      record('kill player');
      return true;
    };
  }
  const players: FakeUtilityProcess[] = [];

  const ready = Promise.withResolvers<void>();
  const app = Object.assign(new EventEmitter(), {
    isPackaged: options.packaged ?? false,
    commandLine: {
      hasSwitch: (name: string) => switches.has(name) || process.argv.includes(`--${name}`),
      getSwitchValue: (name: string) => switches.get(name) ?? '',
      appendSwitch(name: string, value = '') {
        onlyBefore(`--${name}`);
        record('switch', name, value);
        switches.set(name, value);
      },
    },
    disableHardwareAcceleration() {
      onlyBefore('disableHardwareAcceleration');
      record('no hardware acceleration');
    },
    enableSandbox() {
      onlyBefore('enableSandbox');
      record('sandbox');
    },
    requestSingleInstanceLock() {
      record('single instance');
      return options.secondInstance !== true;
    },
    setPath(name: string, value: string) {
      onlyBefore('setPath');
      record('path', name);
      paths.set(name, value);
    },
    getPath: (name: string) => paths.get(name) ?? '',
    getVersion: () => '0.0.0',
    getAppMetrics: () => [
      { type: 'Browser', pid: 100 },
      { type: 'GPU', pid: 101 },
    ],
    getGPUFeatureStatus: () => ({ video_decode: 'enabled' }),
    whenReady: () => ready.promise,
    quit() {
      record('quit');
      const event = preventable();
      app.emit('before-quit', event);
      if (!event.defaultPrevented) app.exit(0);
    },
    exit(code: number) {
      record('exit', code);
    },
  });
  if (state.ready) ready.resolve();

  const session = { defaultSession: fakeSession(record, cookies, options.proxy) };

  const electron = {
    app,
    session,
    BrowserWindow: FakeWindow,
    Menu: {
      setApplicationMenu(menu: unknown) {
        onlyBefore('setApplicationMenu');
        record('menu', menu);
      },
    },
    crashReporter: { start: (how: unknown) => record('crash reporter', how) },
    powerMonitor: new EventEmitter(),
    powerSaveBlocker: {
      start(what: string) {
        onlyReady('powerSaveBlocker');
        record('awake', what);
        return 1;
      },
    },
    screen: Object.assign(new EventEmitter(), {
      getAllDisplays: () => state.displays,
      getPrimaryDisplay: () => state.displays[0] ?? { id: -1 },
    }),
    ipcMain: {
      on: (channel: string) => record('ipc on', channel),
      removeAllListeners: (channel: string) => record('ipc off', channel),
    },
    shell: {},
    utilityProcess: {
      fork(program: string, args: readonly string[], how: unknown) {
        onlyReady('utilityProcess.fork');
        record('fork', program, args, how);
        const child = new FakeUtilityProcess();
        players.push(child);
        return child;
      },
    },
  };

  return {
    electron: electron as unknown as RunElectron,
    module: electron,
    calls,
    windows,
    players,
    cookies,
    state,
    /** What was done, of this kind. */
    of: (what: string): readonly (readonly unknown[])[] =>
      calls.filter(([kind]) => kind === what).map(([, ...details]) => details),
    becomeReady() {
      state.ready = true;
      ready.resolve();
    },
  };
}

/** An event that can be prevented, with what else it carries. */
export function preventable<Carried extends object>(carried?: Carried) {
  const event = {
    defaultPrevented: false,
    preventDefault: (): void => void (event.defaultPrevented = true),
    ...(carried as Carried),
  };
  return event;
}
