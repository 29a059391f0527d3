import { spawnSync } from 'node:child_process';
import { browserEnv } from '../../chromium/browser-env.ts';
import { prepareBrowserHome } from '../../chromium/browser-home.ts';
import { launchBrowser } from '../../chromium/browser-process.ts';
import type { DevTools } from '../../chromium/devtools-pipe.ts';
import { makePlainHome } from '../bench/subjects.ts';
import type { fakeElectron } from '../fakes/electron.ts';

/** The program that stands in for Electron's Chromium; an empty word when there is none. */
export function realBrowser(): string {
  return process.env['BLUEZONE_KIOSK_BROWSER'] ?? spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout.trim();
}

/** How long a host may take to say what is reached: it is not known when a window is opened. */
const PROXY_WITHIN_MS = 200;

/**
 * Gives the windows of the fake a real Chromium, headless, started with the switches and the proxy that the host sets.
 * Loads, cookies, pictures and the debugger are real then. What Chromium's protocol has no word for is not:
 * `will-frame-navigate`, `webRequest` and permissions.
 */
export function withRealBrowser(fake: ReturnType<typeof fakeElectron>): void {
  const cookies: object[] = [];
  fake.module.session.defaultSession.cookies.set = (
    cookie: Pick<Electron.CookiesSetDetails, 'url' | 'name' | 'value'>,
  ) => {
    cookies.push({ ...cookie, httpOnly: true, sameSite: 'Strict' });
    return Promise.resolve();
  };
  fake.module.app.on('web-contents-created', (_event, contents: (typeof fake.windows)[number]['webContents']) => {
    const page = openPage(fake);
    const call = async <Result>(method: string, params: object = {}, sessionId?: string) => {
      const { devtools, sessionId: own } = await page;
      return devtools.call<Result>(method, params, { sessionId: sessionId ?? own, limitMs: 30_000 });
    };
    void page.then(({ devtools, sessionId: own }) =>
      devtools.onEvent(({ method, params, sessionId }) => {
        if (sessionId !== undefined) contents.debugger.tell(method, params, sessionId === own ? '' : sessionId);
      }),
    );
    contents.debugger.answer = ({ method, params, sessionId }) => call(method, params, sessionId);
    contents.loadURL = async (url) => {
      const { devtools } = await page;
      await devtools.call('Storage.setCookies', { cookies });
      const { errorText } = await call<{ errorText?: string }>('Page.navigate', { url });
      if (errorText !== undefined) return void contents.emit('did-fail-load', {}, -2, errorText, url, true, 1, 1);
      contents.url = url;
      contents.emit('did-navigate', {}, url, 200, '');
      contents.emit('did-finish-load');
    };
    contents.capturePage = async () => {
      const { data } = await call<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return { isEmpty: () => false, toPNG: () => Buffer.from(data, 'base64') };
    };
  });
}

async function openPage(fake: ReturnType<typeof fakeElectron>): Promise<{ devtools: DevTools; sessionId: string }> {
  await new Promise((resolve) => setTimeout(resolve, PROXY_WITHIN_MS));
  const home = await makePlainHome();
  const prepared = prepareBrowserHome(home.path, home.owner, undefined);
  const browser = launchBrowser({
    program: realBrowser(),
    flags: [
      '--headless=new',
      '--window-size=1280,720',
      '--remote-debugging-pipe',
      `--user-data-dir=${prepared.profileDir}`,
      ...switchesOf(fake),
    ],
    env: browserEnv({ PATH: process.env['PATH'] }, prepared, 'linux', home.owner === undefined),
    owner: home.owner,
  });
  process.on('exit', () => {
    browser.kill();
    home.remove();
  });
  const { devtools } = browser;
  const { targetId } = await devtools.call<{ targetId: string }>(
    'Target.createTarget',
    { url: 'about:blank' },
    { limitMs: 30_000 },
  );
  const { sessionId } = await devtools.call<{ sessionId: string }>('Target.attachToTarget', {
    ...{ targetId, flatten: true },
  });
  return { devtools, sessionId };
}

/** As Electron gives them to its own Chromium: what was set later goes before the switches. */
function switchesOf(fake: ReturnType<typeof fakeElectron>): readonly string[] {
  const switches = new Map(fake.of('switch').map(([name, value]) => [String(name), String(value)]));
  const [proxy] = (fake.of('proxy').at(-1) ?? []) as readonly Electron.ProxyConfig[];
  if (proxy !== undefined) {
    switches.set('proxy-server', proxy.proxyRules ?? '');
    switches.set('proxy-bypass-list', proxy.proxyBypassRules ?? '');
  }
  return [...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}
