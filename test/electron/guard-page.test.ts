import { describe, expect, it } from 'vitest';
import { guardPage } from '../../electron/guard-page.ts';
import { fakeClock } from '../chromium/fake-browser.ts';
import type { DebuggerCall } from '../fakes/electron-debugger.ts';
import { fakeElectron } from '../fakes/electron.ts';
import { logbook } from '../fakes/logbook.ts';
import { lobby, origin as door } from './hosted.ts';

const board = 'https://board.example';

/** A window whose frames are watched; in it stands one frame, `board`, which gets a process of its own. */
async function guarded({ refusals = 0, answer = (_call: DebuggerCall): unknown => undefined } = {}) {
  const fake = fakeElectron({ ready: true });
  const clock = fakeClock();
  const log = logbook();
  const window = new fake.electron.BrowserWindow({});
  const page = fake.windows[0]!.webContents.debugger;
  const told: unknown[] = [];
  page.refusals = refusals;
  page.answer = (call) => {
    if (call.method === 'Runtime.callFunctionOn')
      told.push((call.params['arguments'] as { value: unknown }[])[1]?.value);
    return answer(call) ?? { backendNodeId: 7, object: { objectId: 'o' } };
  };
  const world = { contents: window.webContents, door: () => door, webOrigins: [board], log, setTimer: clock.setTimer };
  const guard = guardPage(world);
  await clock.pass(0);
  /** What a document comes to that is asked for, or was answered so; it is the page's own unless a session is named. */
  const document = async (url: string, more: object = {}, sessionId?: string) => {
    page.sent.length = 0;
    page.tell('Fetch.requestPaused', { requestId: 'r', frameId: 'board', request: { url }, ...more }, sessionId);
    await clock.pass(0);
    return page.sent[0]?.method;
  };
  return { ...fake, guard, clock, log, page, told, document, window: fake.windows[0]! };
}

describe('guardPage', () => {
  it('holds every document before it says that it watches', async () => {
    const { page, guard } = await guarded();

    expect(page.sent.map(({ method }) => method)).toEqual(['Fetch.enable', 'Target.setAutoAttach']);
    expect(page.sent.every(({ sessionId }) => sessionId === undefined)).toBe(true);
    expect(guard.isWatching()).toBe(true);
  });

  it("lets the player's own page through, whatever its answer: that is judged elsewhere", async () => {
    const { document, told } = await guarded();

    expect(await document(lobby)).toBe('Fetch.continueRequest');
    expect(await document(lobby, { responseStatusCode: 200 })).toBe('Fetch.continueResponse');
    expect(await document(lobby, { responseStatusCode: 403 })).toBe('Fetch.continueResponse');
    expect(told).toEqual([]);
  });

  it('lets web pages through that may be shown and were had, and tells frames of all others', async () => {
    const { document, told } = await guarded();

    expect(await document(`${board}/now`)).toBe('Fetch.continueRequest');
    expect(await document(`${board}/now`, { responseStatusCode: 200 })).toBe('Fetch.continueResponse');
    expect(await document(`${board}/now`, { responseStatusCode: 401 })).toBe('Fetch.failRequest');
    expect(await document(`${board}/now`, { responseErrorReason: 'CertificateError' })).toBe('Fetch.failRequest');
    expect(await document('https://elsewhere.example/')).toBe('Fetch.failRequest');
    expect(told).toMatchObject([
      { state: 'broken', reason: 'the server answered 401' },
      { state: 'broken', reason: 'it cannot be had (CertificateError)' },
      { state: 'broken', reason: expect.stringContaining('https://elsewhere.example') as string },
    ]);
  });

  it('lets no frame have the door by a redirect', async () => {
    const { document } = await guarded();
    const to = (place: string) => ({ responseStatusCode: 302, responseHeaders: [{ name: 'location', value: place }] });

    expect(await document(`${board}/now`, to(`${door}/status`))).toBe('Fetch.failRequest');
    expect(await document(`${board}/now`, to('/later'))).toBe('Fetch.continueResponse');
  });

  it('speaks with the session of a frame that has a process of its own, and hears of its first picture', async () => {
    const { page, clock, document, told } = await guarded();
    page.tell('Target.attachedToTarget', { sessionId: 's', targetInfo: { type: 'iframe', targetId: 'board' } });
    await clock.pass(0);
    expect(page.sent.filter(({ sessionId }) => sessionId === 's').map(({ method }) => method)).toContain(
      'Fetch.enable',
    );

    expect(await document(`${board}/now`, { responseStatusCode: 200 }, 's')).toBe('Fetch.continueResponse');
    expect(page.sent[0]?.sessionId).toBe('s');
    page.tell('Page.lifecycleEvent', { name: 'firstContentfulPaint', frameId: 'board' }, 's');
    await clock.pass(0);
    expect(told).toEqual([{ state: 'drawn' }]);
  });

  it('tries again when it cannot begin to watch, and says that no frame may go anywhere', async () => {
    const { guard, clock, log } = await guarded({ refusals: 1 });
    expect(guard.isWatching()).toBe(false);
    await clock.pass(1_000);

    expect(guard.isWatching()).toBe(true);
    expect(log.entries).toMatchObject([{ level: 'warn', data: { reason: 'No target available' } }]);
  });

  it('tries again when the protocol refuses, without attaching twice', async () => {
    let isRefused = true;
    const { guard, clock } = await guarded({
      answer({ method }) {
        if (method !== 'Fetch.enable' || !isRefused) return undefined;
        isRefused = false;
        throw new Error('Fetch domain is not available');
      },
    });
    expect(guard.isWatching()).toBe(false);
    await clock.pass(1_000);

    expect(guard.isWatching()).toBe(true);
  });

  it('does not watch while somebody has the developer tools open, and does again after a second', async () => {
    const { guard, clock, page } = await guarded();
    page.detach();
    expect(guard.isWatching()).toBe(false);
    await clock.pass(1_000);

    expect(guard.isWatching()).toBe(true);
    expect(page.isAttached()).toBe(true);
  });

  it('lets go of a window that closes', async () => {
    const { guard, clock, window, log, page } = await guarded();
    window.destroy();
    await clock.pass(5_000);
    guard.stop();

    expect(page.isAttached()).toBe(false);
    expect(log.entries).toEqual([]);
  });
});
