import { describe, expect, it } from 'vitest';
import { guardFrames, type Debugged } from '../../../player/web/guard-frames.ts';
import { logbook } from '../../fakes/logbook.ts';
import { settle } from '../../chromium/fake-browser.ts';

const ORIGIN = 'https://portal.example';

/** A page with one frame, `board`, in a process of its own; what was told to the frame's element. */
function guarded() {
  const told: unknown[] = [];
  const calls: { method: string; params: Record<string, unknown>; sessionId: string | undefined }[] = [];
  let emit: Parameters<Debugged['onEvent']>[0] = () => undefined;
  const debugged: Debugged = {
    call: <Result>(method: string, params: object = {}, { sessionId }: { sessionId?: string | undefined } = {}) => {
      const given = params as Record<string, unknown>;
      calls.push({ method, params: given, sessionId });
      if (method === 'DOM.getFrameOwner' && given['frameId'] !== 'board')
        return Promise.reject(new Error('Frame with the given id does not belong to the target.'));
      if (method === 'Runtime.callFunctionOn') told.push((given['arguments'] as { value: unknown }[])[1]?.value);
      return Promise.resolve({ backendNodeId: 7, object: { objectId: 'o' } } as Result);
    },
    onEvent: (listener) => void (emit = listener),
  };
  const guard = guardFrames({ debugged, sessionId: 'page', webOrigins: [ORIGIN], log: logbook() });
  guard.start();
  const send = async (method: string, params: object, sessionId = 'frame') => {
    emit({ method, params: params as Record<string, unknown>, sessionId });
    await settle();
  };
  const attach = (type = 'iframe') =>
    send('Target.attachedToTarget', { sessionId: 'frame', targetInfo: { type, targetId: 'board' } }, 'page');
  /** What comes of a document that the frame asks for, or that was answered so. */
  const document = async (more: object, frameId = 'board') => {
    calls.length = 0;
    await send('Fetch.requestPaused', { requestId: 'r', frameId, request: { url: `${ORIGIN}/board` }, ...more });
    return calls[0];
  };
  return { guard, told, calls, send, attach, document };
}

describe('guardFrames', () => {
  it('holds the documents of every frame that gets a process of its own, within pages as well', async () => {
    const { calls, attach } = guarded();
    await attach();

    const watched = calls.filter(({ sessionId }) => sessionId === 'frame').map(({ method }) => method);
    expect(watched).toEqual(expect.arrayContaining(['Fetch.enable', 'Target.setAutoAttach', 'Page.enable']));
  });

  it('lets documents through that may be shown and were had', async () => {
    const { attach, document, told } = guarded();
    await attach();

    expect(await document({})).toMatchObject({ method: 'Fetch.continueRequest', sessionId: 'frame' });
    expect(await document({ responseStatusCode: 200 })).toMatchObject({ method: 'Fetch.continueResponse' });
    const within = { responseStatusCode: 302, responseHeaders: [{ name: 'Location', value: '/other' }] };
    expect(await document(within)).toMatchObject({ method: 'Fetch.continueResponse' });
    expect(told).toEqual([]);
  });

  it.each([
    ['of another origin', { request: { url: 'https://evil.example/' } }, /not allowed to show https:\/\/evil\.example/],
    [
      'that leads to another origin, before it is followed',
      { responseStatusCode: 302, responseHeaders: [{ name: 'location', value: 'https://evil.example/' }] },
      /not allowed to show https:\/\/evil\.example/,
    ],
    ['that could not be had', { responseErrorReason: 'ConnectionRefused' }, /cannot be had \(ConnectionRefused\)/],
    ['with the status of an error', { responseStatusCode: 502 }, /the server answered 502/],
    ['with nothing in it', { responseStatusCode: 204 }, /the server answered 204/],
  ])('aborts a document %s, and tells the frame', async (_, more, reason) => {
    const { attach, document, told } = guarded();
    await attach();

    expect(await document(more)).toMatchObject({
      method: 'Fetch.failRequest',
      params: { requestId: 'r', errorReason: 'Aborted' },
    });
    expect(told).toEqual([{ state: 'broken', reason: expect.stringMatching(reason) as string }]);
  });

  it('tells a frame once of a way that it may not go, wherever that is refused', async () => {
    const { attach, send, document, told } = guarded();
    await attach();
    const ask = (url: string, frameId = 'board') => send('Page.frameRequestedNavigation', { frameId, url });
    await ask(`${ORIGIN}/2`);
    await ask('https://evil.example/', 'banner');
    await ask('javascript:void 0');
    expect(told).toEqual([]);

    await ask('https://evil.example/');
    await document({ request: { url: 'https://evil.example/' } });
    expect(told).toEqual([
      { state: 'broken', reason: 'this screen is not allowed to show https://evil.example (webOrigins)' },
    ]);
  });

  it('tells nobody of a frame within a page', async () => {
    const { attach, document, told } = guarded();
    await attach();

    expect(await document({ responseStatusCode: 500 }, 'banner')).toMatchObject({ method: 'Fetch.failRequest' });
    expect(told).toEqual([]);
  });

  it('tells the frame of its first picture, of an error page and of the death of its process', async () => {
    const { attach, send, told } = guarded();
    await attach();
    await send('Page.lifecycleEvent', { name: 'firstContentfulPaint', frameId: 'banner' });
    expect(told).toEqual([]);

    await send('Page.lifecycleEvent', { name: 'firstContentfulPaint', frameId: 'board' });
    await send('Page.frameNavigated', { frame: { id: 'board', url: `${ORIGIN}/2` } });
    await send('Page.frameNavigated', { frame: { id: 'board', unreachableUrl: 'https://evil.example/' } });
    await send('Inspector.targetCrashed', {});

    expect(told).toEqual([
      { state: 'drawn' },
      { state: 'gone', reason: 'it went where it may not (https://evil.example/)' },
      { state: 'gone', reason: 'its process died' },
    ]);
  });

  it('forgets a frame that is gone, and heeds nothing but frames', async () => {
    const { attach, send, told } = guarded();
    await attach('worker');
    await send('Inspector.targetCrashed', {});
    await attach();
    await send('Target.detachedFromTarget', { sessionId: 'frame' }, 'page');
    await send('Inspector.targetCrashed', {});

    expect(told).toEqual([]);
  });
});
