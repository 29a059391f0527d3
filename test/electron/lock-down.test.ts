import { describe, expect, it } from 'vitest';
import { lockDown } from '../../electron/lock-down.ts';
import { fakeElectron, preventable } from '../fakes/electron.ts';

const origin = 'http://127.0.0.1:47815';
const elsewhere = [
  'http://127.0.0.1:47816/',
  'https://example.org/',
  'file:///etc/passwd',
  'about:blank',
  'no address',
];

function locked(given: { origin?: string | undefined; locked?: boolean; framed?: readonly string[] } = {}) {
  const fake = fakeElectron({ ready: true });
  lockDown(fake.electron, {
    origin: () => ('origin' in given ? given.origin : origin),
    framesOf: () => given.framed ?? [],
    locked: given.locked ?? true,
  });
  const contents = new fake.electron.BrowserWindow({})
    .webContents as unknown as (typeof fake.windows)[number]['webContents'];
  contents.url = `${origin}/?screen=lobby`;
  return { ...fake, contents, session: fake.module.session.defaultSession };
}

function prevented(contents: ReturnType<typeof locked>['contents'], event: string, what: object): boolean {
  const attempt = preventable(what);
  contents.emit(event, attempt);
  return attempt.defaultPrevented;
}

describe('lockDown', () => {
  it.each(['will-frame-navigate', 'will-redirect'])('keeps %s at home', (event) => {
    const { contents } = locked({ framed: ['https://example.org'] });
    const asked = (url: string) => prevented(contents, event, { url, isMainFrame: true });

    expect(asked(`${origin}/?screen=lobby`)).toBe(false);
    expect(elsewhere.map(asked)).toEqual([true, true, true, true, true]);
  });

  it.each(['will-frame-navigate', 'will-redirect'])(
    'keeps %s of frames to the web pages that may be shown',
    (event) => {
      const asked = (framed: readonly string[], ...urls: readonly string[]) =>
        urls.map((url) => !prevented(locked({ framed }).contents, event, { url, isMainFrame: false }));
      const pages = ['https://example.org/now', 'about:srcdoc', 'about:blank'];
      const others = [`${origin}/`, 'https://example.org:8443/', 'file:///etc/passwd', 'data:text/html,', 'no address'];

      expect(asked(['https://example.org'], ...pages)).toEqual([true, true, true]);
      expect(asked(['https://example.org'], ...others)).toEqual(Array(5).fill(false));
      expect(asked([], ...pages, ...others)).toEqual(Array(8).fill(false));
    },
  );

  it('lets nothing navigate before there is a player', () => {
    const { contents } = locked({ origin: undefined });

    expect(prevented(contents, 'will-frame-navigate', { url: `${origin}/`, isMainFrame: true })).toBe(true);
  });

  it('opens no windows, no webviews and no dialogs about leaving', () => {
    const { contents, of } = locked();
    const webview = preventable();
    const leaving = preventable();
    contents.emit('will-attach-webview', webview);
    contents.emit('will-prevent-unload', leaving);

    expect(contents.openHandler({ url: origin })).toEqual({ action: 'deny' });
    expect([webview.defaultPrevented, leaving.defaultPrevented]).toEqual([true, true]);
    expect(of('ignore menu shortcuts')).toEqual([[1, true]]);
    expect(contents.webRtcPolicy).toBe('disable_non_proxied_udp');
  });

  it('grants the page that the display stays awake, and nothing else to anybody', () => {
    const { session, contents } = locked();
    const asked = (permission: string, url: string, isMainFrame: boolean) => {
      let granted: boolean | undefined;
      const request = session.permissionRequest as unknown as (...details: unknown[]) => void;
      request({ getURL: () => url }, permission, (answer: boolean) => (granted = answer), { isMainFrame });
      return granted;
    };
    const checked = session.permissionCheck as unknown as (...details: unknown[]) => boolean;

    expect(asked('screen-wake-lock', contents.url, true)).toBe(true);
    expect(asked('screen-wake-lock', contents.url, false)).toBe(false);
    expect(asked('screen-wake-lock', 'https://example.org/', true)).toBe(false);
    expect(
      ['media', 'geolocation', 'notifications', 'openExternal', 'fullscreen', 'unknown'].map((one) =>
        asked(one, contents.url, true),
      ),
    ).toEqual(Array(6).fill(false));
    expect(checked(null, 'screen-wake-lock', origin)).toBe(true);
    expect(checked(null, 'screen-wake-lock', 'https://example.org')).toBe(false);
    expect(checked(null, 'media', origin)).toBe(false);
  });

  it('gives out no devices, no screen and no certificate, and takes no downloads', () => {
    const { session, module, of } = locked();
    const download = preventable();
    const certificate = preventable();
    const chosen: unknown[] = [];
    session.emit('will-download', download);
    module.app.emit('select-client-certificate', certificate, null, '', [{}], (one: unknown) => chosen.push(one));

    expect(of('devices')).toEqual([[false]]);
    expect(of('display media')).toEqual([[null]]);
    expect(of('spell checker')).toEqual([[false]]);
    expect([download.defaultPrevented, certificate.defaultPrevented]).toEqual([true, true]);
    expect(chosen).toEqual([undefined]);
  });

  it('leaves wrong certificates and questions for a password to Electron, which refuses both where nobody listens', () => {
    const { module } = locked();

    expect(['certificate-error', 'login'].map((event) => module.app.listenerCount(event))).toEqual([0, 0]);
  });

  it('swallows commands of the keyboard on a whole display, and leaves a window on a desk alone', () => {
    const pressed = (contents: ReturnType<typeof locked>['contents']) => {
      const event = preventable();
      contents.emit('before-input-event', event, { key: 'F11', control: false, alt: false, meta: false });
      return event.defaultPrevented;
    };

    expect(pressed(locked().contents)).toBe(true);
    expect(pressed(locked({ locked: false }).contents)).toBe(false);
  });
});
