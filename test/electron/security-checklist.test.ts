import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideStart, noSandboxVariable, type StartWorld } from '../../electron/command-line.ts';
import { lockDown } from '../../electron/lock-down.ts';
import { buildProgram } from '../fakes/built-program.ts';
import { fakeElectron, preventable } from '../fakes/electron.ts';
import { eventually } from '../fakes/player.ts';
import { startBuiltHost, type BuiltHost } from './built-host.ts';
import { hosted } from './hosted.ts';
import { fuses, readYaml } from './stand-in-dist.ts';

/**
 * The 20 items of Electron's security tutorial (https://www.electronjs.org/docs/latest/tutorial/security), each a test of
 * its name: of the built host with Electron faked, which loads its page through the real door, of the host's own files,
 * and of what is packaged.
 */
const root = path.resolve(import.meta.dirname, '../..');
const origin = 'http://127.0.0.1:47815';
/** What web pages may be shown. */
const board = 'https://board.example';
const text = (...name: string[]) => readFileSync(path.join(root, ...name), 'utf8');
const builder = readYaml(text('electron-builder.yml')) as {
  readonly electronVersion: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
};

let dir: string;
let built: BuiltHost;
beforeAll(async () => {
  buildProgram();
  dir = mkdtempSync(path.join(tmpdir(), 'electron-security-'));
  mkdirSync(path.join(dir, 'data'));
  writeFileSync(path.join(dir, 'data', 'settings.json'), '{"screenId":"lobby"}'); // so that electron-store is loaded
  built = startBuiltHost(dir, ['--web-origins', board]);
  await eventually(
    () => built.said().match(/"page loaded"/g)?.length ?? 0,
    (loads) => loads === 2,
  );
}, 60_000);
afterAll(async () => {
  built.process.kill('SIGTERM');
  await built.ended;
  rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** What a window is opened with. */
const preferences = () => hosted().windows[0]!.options.webPreferences!;

/** A page under lock and key, at home. */
function locked() {
  const fake = fakeElectron({ ready: true });
  lockDown(fake.electron, { origin: () => origin, framesOf: () => [board], locked: true });
  new fake.electron.BrowserWindow({});
  const contents = fake.windows[0]!.webContents;
  contents.url = `${origin}/?screen=lobby`;
  return { contents, session: fake.module.session.defaultSession };
}

describe("Electron's security checklist", () => {
  it('1 · only load secure content', () => {
    const { origin: door } = new URL((JSON.parse(built.printed()) as { url: string }).url);

    expect(door).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(built.of('load').map(([, url]) => url)).toEqual([`${door}/?screen=lobby`, `${door}/?screen=lobby-2`]);
    expect(built.of('switch')).toContainEqual(['proxy-server', 'socks5://127.0.0.1:9']);
    expect(built.of('switch')).toContainEqual(['proxy-bypass-list', '<-loopback>;127.0.0.1']);
    // What web pages load comes from origins that the machine allows, by https unless they are near (`web-origins`).
    expect(built.of('proxy')).toMatchObject([
      [{ proxyBypassRules: '<-loopback>;127.0.0.1;https://board.example:443;wss://board.example:443' }],
    ]);
    expect(built.order().indexOf('proxy')).toBeLessThan(built.order().indexOf('load'));
  });

  it('2 · do not enable Node.js integration for remote content', () => {
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
    });
  });

  it('3 · enable context isolation', () => {
    expect(preferences().contextIsolation).toBe(true);
  });

  it('4 · enable process sandboxing', () => {
    const order = built.order();
    const start: StartWorld = {
      ...{ argv: ['/opt/kiosk'], packaged: true, workingDir: '/', platform: 'linux', uid: 1000 },
      env: { DISPLAY: ':0', [noSandboxVariable]: '1' },
    };

    expect(order.slice(0, order.indexOf('ready'))).toContain('sandbox');
    expect(preferences().sandbox).toBe(true);
    expect(decideStart(start).kind).toBe('play');
    expect(decideStart({ ...start, uid: 0 }).kind).toBe('refused');
    expect(decideStart({ ...start, argv: ['/opt/kiosk', '--no-sandbox'] }).kind).toBe('refused');
  });

  it('5 · handle session permission requests from remote content', () => {
    const { session, contents } = locked();
    const request = session.permissionRequest as unknown as (...details: unknown[]) => void;
    const granted = (permission: string, url = contents.url, isMainFrame = true) => {
      let answer: boolean | undefined;
      request({ getURL: () => url }, permission, (given: boolean) => (answer = given), { isMainFrame });
      return answer;
    };
    const checked = session.permissionCheck as unknown as (...details: unknown[]) => boolean;

    expect(['media', 'geolocation', 'notifications', 'openExternal'].map((one) => granted(one))).toEqual(
      Array(4).fill(false),
    );
    expect([granted('screen-wake-lock'), granted('screen-wake-lock', 'https://example.org/')]).toEqual([true, false]);
    // A web page in a frame of ours.
    expect(granted('screen-wake-lock', contents.url, false)).toBe(false);
    expect(checked(contents, 'screen-wake-lock', board, { isMainFrame: false })).toBe(false);
  });

  it('6 · do not disable webSecurity', () => {
    expect(preferences().webSecurity).toBe(true);
  });

  it('7 · define a Content-Security-Policy', async () => {
    const { origin: door, port, search } = new URL((JSON.parse(built.printed()) as { url: string }).url);
    const cookie = `bzk_${port}=${new URLSearchParams(search).get('token')}`;
    const policyOf = async (place: string, headers: Record<string, string> = {}) =>
      (await fetch(door + place, { redirect: 'manual', headers })).headers.get('content-security-policy');
    const others = [`/${search}`, `/status${search}`, '/nothing-there', '/'].map((place) => policyOf(place));
    const page = await policyOf('/', { cookie });

    for (const policy of [page, ...(await Promise.all(others))]) {
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(policy).not.toMatch(/unsafe-|\*/);
    }
    // Which pages its frames may show is for their guard: what this header refuses becomes an error page.
    expect(page).toMatch(/; frame-src http: https: data: blob:$/);
    expect((await Promise.all(others)).join()).not.toContain('frame-src');
  });

  it('8 · do not enable allowRunningInsecureContent', () => {
    expect(preferences().allowRunningInsecureContent).toBe(false);
  });

  it('9 · do not enable experimental features', () => {
    expect(preferences().experimentalFeatures).toBe(false);
  });

  it('10 · do not use enableBlinkFeatures', () => {
    expect(Object.keys(preferences())).not.toContain('enableBlinkFeatures');
    expect(built.of('switch').map(([name]) => name)).not.toContain('enable-blink-features');
  });

  it('11 · do not use allowpopups for WebViews', () => {
    const page = readdirSync(path.join(root, 'out', 'page'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(html|js)$/.test(name))
      .map((name) => text('out', 'page', name));

    expect(preferences().webviewTag).toBe(false);
    expect(page.length).toBeGreaterThan(1);
    expect(page.filter((one) => /<webview|allowpopups/i.test(one))).toEqual([]);
  });

  it('12 · verify WebView options before creation', () => {
    const attempt = preventable();
    locked().contents.emit('will-attach-webview', attempt, { nodeIntegration: false }, { src: `${origin}/` });

    expect(attempt.defaultPrevented).toBe(true);
  });

  it('13 · disable or limit navigation', () => {
    const { contents } = locked();
    const prevented = (event: string, url: string, isMainFrame = true) => {
      const attempt = preventable({ url, isMainFrame });
      contents.emit(event, attempt);
      return attempt.defaultPrevented;
    };

    for (const event of ['will-frame-navigate', 'will-redirect']) {
      const elsewhere = ['https://example.org/', 'http://127.0.0.1:47816/', 'file:///etc/passwd'];
      expect(elsewhere.map((url) => prevented(event, url))).toEqual([true, true, true]);
      expect(prevented(event, `${origin}/?screen=lobby`)).toBe(false);
      expect(prevented(event, `${board}/`)).toBe(true);
      expect([...elsewhere, `${origin}/`].map((url) => prevented(event, url, false))).toEqual(Array(4).fill(true));
      expect(prevented(event, `${board}/`, false)).toBe(false);
    }
  });

  it('14 · disable or limit creation of new windows', () => {
    expect(locked().contents.openHandler({ url: `${origin}/` })).toEqual({ action: 'deny' });
  });

  it('15 · do not use shell.openExternal with untrusted content', () => {
    const programs = readdirSync(path.join(root, 'out', 'main')).filter((name) => name.endsWith('.js'));

    expect(programs).toContain('electron.js');
    expect(programs.filter((name) => text('out', 'main', name).includes('openExternal'))).toEqual([]);
    expect(text('out', 'main', 'electron.js')).not.toMatch(/\bshell\b/);
  });

  it('16 · use a current version of Electron', () => {
    const { devDependencies } = JSON.parse(text('package.json')) as { devDependencies: Record<string, string> };
    const { packages } = JSON.parse(text('package-lock.json')) as { packages: Record<string, { version?: string }> };

    expect(builder.electronVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(devDependencies['electron']).toBe(builder.electronVersion);
    expect(packages['node_modules/electron']?.version).toBe(builder.electronVersion);
  });

  it('17 · validate the sender of all IPC messages', () => {
    // There are none to hear: what electron-store would answer is taken away again, before there is a window.
    const ipc = built.order().filter((what) => what.startsWith('ipc') || what === 'window');

    expect(ipc).toEqual(['ipc on', 'ipc off', 'window', 'window']);
    expect(built.of('ipc off')).toEqual(built.of('ipc on'));
    expect(text('out', 'main', 'electron.js')).not.toMatch(/ipcMain\.(on|once|handle)\b/);
  });

  it('18 · avoid usage of the file protocol', () => {
    expect(built.of('load').filter(([, url]) => String(url).startsWith('file:'))).toEqual([]);
    expect(text('out', 'main', 'electron.js')).not.toMatch(/\.loadFile\(|loadURL\(['"`]file:/);
    expect(builder.electronFuses['grantFileProtocolExtraPrivileges']).toBe(false);
  });

  it('19 · check which fuses you can change', () => {
    const known = Object.keys(fuses.FuseV1Options)
      .filter((name) => Number.isNaN(Number(name)))
      .map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);

    expect(Object.keys(builder.electronFuses).sort()).toEqual(known.sort());
    const on = Object.keys(builder.electronFuses).filter((name) => builder.electronFuses[name]);
    expect(on).toEqual(['enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar']);
    // That they are flipped in what is packaged: test/integration/electron-package.test.ts.
  });

  it('20 · do not expose Electron APIs to untrusted web content', () => {
    const exposed: unknown[] = [];
    const taken: string[] = [];
    const contextBridge = { exposeInMainWorld: (...what: unknown[]) => exposed.push(what) };
    const electron = new Proxy<Record<string, unknown>>(
      { contextBridge },
      { get: (all, name) => (taken.push(String(name)), all[String(name)]) },
    );
    const require = (name: string) => (taken.push(name), electron);
    vm.runInNewContext(text('out', 'preload', 'preload.cjs'), { require, exports: {}, module: { exports: {} } });

    expect(
      exposed
        .flat()
        .filter((one) => typeof one === 'object')
        .every(Object.isFrozen),
    ).toBe(true);
    expect(JSON.stringify(exposed)).toBe('[["kioskHost",{"host":"electron"}]]');
    expect(taken).toEqual(['electron', 'contextBridge']);
  });
});
