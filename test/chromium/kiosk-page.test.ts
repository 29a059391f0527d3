import { describe, expect, it } from 'vitest';
import { PLAIN_PAGE } from '../../chromium/flags.ts';
import { DevToolsError } from '../../chromium/devtools-pipe.ts';
import { openKioskPage, type ShownPage } from '../../chromium/kiosk-page.ts';
import { logbook } from '../fakes/logbook.ts';
import { fakeClock, fakeDevTools, settle } from './fake-browser.ts';

const page: ShownPage = {
  origin: 'http://127.0.0.1:4000',
  port: 4000,
  token: 'a1',
  url: 'http://127.0.0.1:4000/?screen=hall',
};

async function open(
  answers: Parameters<typeof fakeDevTools>[0] = {},
  crashDelayMs = 0,
  webOrigins: readonly string[] = [],
) {
  const browser = fakeDevTools(answers);
  const clock = fakeClock();
  const killed: number[] = [];
  const crashes: number[] = [];
  const kiosk = await openKioskPage(browser.devtools, {
    ...clock,
    log: logbook(),
    onCrash() {
      crashes.push(browser.calls.length);
      return crashDelayMs;
    },
    killProcess: (pid) => killed.push(pid),
    webOrigins: () => webOrigins,
  });
  return { ...browser, kiosk, clock, killed, crashes };
}

describe('openKioskPage', () => {
  it.each(['Page.enable', 'Page.addScriptToEvaluateOnNewDocument'])(
    'loads nothing before the process of the first page has taken up %s, which the next one would not know of',
    async (method) => {
      let answer: (taken: object) => void = () => undefined;
      const opening = open({ [method]: () => new Promise((resolve) => (answer = resolve)) });
      let isOpen = false;
      void opening.then(() => (isOpen = true));
      await settle();
      expect(isOpen).toBe(false);

      answer({});
      await opening;
    },
  );

  it('sets the cookie before it loads the page', async () => {
    const { kiosk, calls, of } = await open();
    kiosk.show(page);
    await settle();

    const order = calls.map(({ method }) => method);
    expect(order.indexOf('Storage.setCookies')).toBeLessThan(order.indexOf('Page.navigate'));
    expect(of('Storage.setCookies')).toEqual([
      { cookies: [{ name: 'bzk_4000', value: 'a1', url: page.origin, httpOnly: true, sameSite: 'Strict' }] },
    ]);
  });

  it('gives the cookie again to a browser that has lost it, without loading the page', async () => {
    const { kiosk, of, navigations } = await open();
    kiosk.renewKey();
    expect(of('Storage.setCookies')).toEqual([]);
    kiosk.show(page);
    await settle();
    kiosk.renewKey();

    const [first, second] = of('Storage.setCookies');
    expect(second).toEqual(first);
    expect(navigations()).toEqual([page.url]);
  });

  it('leaves a page that is there alone when the player is back at the same place', async () => {
    const { kiosk, navigations } = await open();
    kiosk.show(page);
    await settle();
    kiosk.show(page);
    await settle();

    expect(navigations()).toEqual([page.url]);
    kiosk.show({ ...page, port: 4001, origin: 'http://127.0.0.1:4001', url: 'http://127.0.0.1:4001/?screen=hall' });
    await settle();
    expect(navigations()).toHaveLength(2);
  });

  it('goes on with the load that is under way when the screens change meanwhile', async () => {
    const { kiosk, navigations, of } = await open();
    kiosk.show(page);
    kiosk.show(page);
    await settle();
    kiosk.show(page);
    await settle();

    expect(navigations()).toEqual([page.url]);
    expect(of('Page.resetNavigationHistory')).toHaveLength(1);
  });

  it('tries at once when the player is back before the next try is due', async () => {
    let up = false;
    const { kiosk, clock, navigations } = await open({
      'Page.navigate': () => (up ? {} : { errorText: 'net::ERR_ABORTED' }),
    });
    kiosk.show(page);
    await clock.pass(4000);
    const tries = navigations().length;
    up = true;
    kiosk.show(page);
    await settle();

    expect(navigations()).toHaveLength(tries + 1);
  });

  it('tries again when the player is not back yet, and leaves the picture meanwhile', async () => {
    let up = false;
    const { kiosk, clock, navigations } = await open({
      'Page.navigate': () => (up ? {} : { errorText: 'net::ERR_ABORTED' }),
    });
    kiosk.show(page);
    await clock.pass(1000);
    up = true;
    await clock.pass(3000);
    const tries = navigations().length;
    await clock.pass(60_000);

    expect(new Set(navigations())).toEqual(new Set([page.url]));
    expect(tries).toBeGreaterThan(2);
    expect(navigations()).toHaveLength(tries);
  });

  it('puts the plain page over an error page', async () => {
    const { kiosk, clock, navigations } = await open({ 'Page.navigate': () => ({ errorText: 'net::ERR_FAILED' }) });
    kiosk.show(page);
    await clock.pass(50);

    expect(navigations().slice(0, 2)).toEqual([page.url, PLAIN_PAGE]);
  });

  it('loads the page again that was left for one of the browser’s own, and leaves no way back to another', async () => {
    const { kiosk, emit, of, navigations } = await open();
    kiosk.show(page);
    await settle();
    expect(of('Page.resetNavigationHistory')).toHaveLength(1);
    const went = (url: string) => emit('Page.frameNavigated', { frame: { id: 'main', loaderId: 'x', url } }, 'page');
    went(`${page.url}&again`);
    await settle();
    expect(navigations()).toHaveLength(1);
    went('chrome://version/');
    await settle();

    expect(navigations()).toEqual([page.url, page.url]);
  });

  it('loads a page whose process died at once', async () => {
    const { kiosk, emit, navigations, crashes } = await open();
    kiosk.show(page);
    await settle();
    emit('Target.targetCrashed', { targetId: 'main' });
    await settle();

    expect(crashes).toHaveLength(1);
    expect(navigations()).toEqual([page.url, page.url]);
  });

  it('takes the pointer off whatever has come', async () => {
    const { emit, of } = await open();
    emit('Page.domContentEventFired', { timestamp: 1 }, 'another');
    expect(of('Input.dispatchMouseEvent')).toHaveLength(0);
    emit('Page.domContentEventFired', { timestamp: 1 }, 'page');
    expect(of('Input.dispatchMouseEvent')).toHaveLength(1);
  });

  it('shows the plain page while it waits with a page that dies at every start', async () => {
    const { kiosk, emit, clock, navigations } = await open({}, 4000);
    kiosk.show(page);
    await settle();
    emit('Target.targetCrashed', { targetId: 'main' });
    await clock.pass(3900);
    expect(navigations()).toEqual([page.url, PLAIN_PAGE]);
    await clock.pass(200);
    expect(navigations().at(-1)).toBe(page.url);
  });

  it('shows the plain page after all when a try to load has come in its place', async () => {
    let plain = 0;
    const { kiosk, emit, clock, navigations } = await open(
      {
        'Page.navigate': ({ url }) =>
          (url === PLAIN_PAGE && plain++ > 0) || navigations().length === 1 ? {} : { errorText: 'net::ERR_ABORTED' },
      },
      500,
    );
    kiosk.show(page);
    await settle();
    emit('Target.targetCrashed', { targetId: 'main' });
    await clock.pass(2_000);

    expect(navigations().slice(0, 4)).toEqual([page.url, PLAIN_PAGE, page.url, PLAIN_PAGE]);
    expect(navigations().filter((url) => url === PLAIN_PAGE)).toHaveLength(2);
  });

  it('shows the plain page when the player is away as the page dies', async () => {
    let up = true;
    const { kiosk, emit, clock, navigations } = await open({
      'Page.navigate': ({ url }) => (up || url === PLAIN_PAGE ? {} : { errorText: 'net::ERR_ABORTED' }),
    });
    kiosk.show(page);
    await settle();
    up = false;
    emit('Target.targetCrashed', { targetId: 'main' });
    await clock.pass(50);

    expect(navigations()).toEqual([page.url, page.url, PLAIN_PAGE]);
  });

  it('ends the processes of a page that takes no notice', async () => {
    const { kiosk, emit, clock, killed } = await open({
      'Page.navigate': () => ({ loaderId: 'next' }),
      'SystemInfo.getProcessInfo': () => ({
        processInfo: [
          { type: 'browser', id: 1 },
          { type: 'renderer', id: 77 },
        ],
      }),
    });
    kiosk.show(page);
    await settle();
    emit(
      'Fetch.requestPaused',
      { requestId: 'r', request: { url: page.url }, frameId: 'main', responseStatusCode: 200 },
      'page',
    );
    await clock.pass(5100);

    expect(killed).toEqual([77]);
  });

  it('does not end processes because a player is slow to answer', async () => {
    const { kiosk, clock, killed } = await open({
      'Page.navigate': () => {
        throw new DevToolsError('Page.navigate', 'no answer');
      },
    });
    kiosk.show(page);
    await clock.pass(5000);

    expect(killed).toEqual([]);
  });

  it('answers dialogs, and closes every other page', async () => {
    const { emit, of } = await open();
    emit('Page.javascriptDialogOpening', {}, 'page');
    emit('Target.targetCreated', { targetInfo: { type: 'page', targetId: 'popup' } });

    expect(of('Page.handleJavaScriptDialog')).toEqual([{ accept: true }]);
    expect(of('Target.closeTarget')).toEqual([{ targetId: 'popup' }]);
  });
});

describe('the document gate', () => {
  const document = (url: string, more: object = {}) => ({ requestId: 'r', request: { url }, frameId: 'main', ...more });
  const answered = async (event: Record<string, unknown>) => {
    const { kiosk, emit, calls } = await open();
    kiosk.show(page);
    await settle();
    emit('Fetch.requestPaused', event, 'page');
    return calls.at(-1)?.method;
  };

  it('lets the player’s page through', async () => {
    expect(await answered(document(page.url))).toBe('Fetch.continueRequest');
    expect(await answered(document(page.url, { responseStatusCode: 200 }))).toBe('Fetch.continueResponse');
  });

  it('keeps the picture when the page cannot be had', async () => {
    expect(await answered(document(page.url, { responseErrorReason: 'ConnectionRefused' }))).toBe('Fetch.failRequest');
    expect(await answered(document(page.url, { responseStatusCode: 403 }))).toBe('Fetch.failRequest');
  });

  it('keeps everybody else off the screen', async () => {
    expect(await answered(document('http://127.0.0.1:40001/'))).toBe('Fetch.failRequest');
    expect(await answered(document('https://elsewhere.example/'))).toBe('Fetch.failRequest');
  });

  it('lets of frames none through but those that may be shown', async () => {
    const inner = { frameId: 'inner', requestId: 'f' };
    const { emit, calls } = await open({}, 0, ['https://portal.example']);
    emit('Fetch.requestPaused', document('https://portal.example/board', inner), 'page');
    expect(calls.at(-1)).toMatchObject({ method: 'Fetch.continueRequest', params: { requestId: 'f' } });
    emit('Fetch.requestPaused', document('https://elsewhere.example/', inner), 'page');
    expect(calls.find(({ method }) => method === 'Fetch.failRequest')?.params).toEqual({
      requestId: 'f',
      errorReason: 'Aborted',
    });
  });
});
