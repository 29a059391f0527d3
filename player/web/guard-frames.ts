import { FRAME_EVENT, type FrameEvent } from '../../core/frame-event.ts';
import { originOf } from '../../core/web-origins.ts';
import type { Log } from '../log.ts';

/** Chromium's DevTools protocol, as both hosts have it: over a pipe, and by Electron's `webContents.debugger`. */
export interface Debugged {
  call<Result = unknown>(
    method: string,
    params?: object,
    options?: { readonly sessionId?: string | undefined },
  ): Promise<Result>;
  onEvent(
    listener: (event: {
      readonly method: string;
      readonly params: Readonly<Record<string, unknown>>;
      readonly sessionId: string | undefined;
    }) => void,
  ): void;
}

export interface FrameGuard {
  /** Attaches to the frames that there are and will be. */
  start(): void;
  /** Lets a document of a frame through, or aborts it; those of the page's own session come from the caller, whose `Fetch` it is. */
  heedDocument(paused: Paused, sessionId: string | undefined): void;
}

export interface GuardedPage {
  readonly debugged: Debugged;
  /** The page's own session; `undefined` where the protocol speaks with nothing but the page. */
  readonly sessionId: string | undefined;
  /** The origins whose web pages may be shown. */
  readonly webOrigins: readonly string[];
  readonly log: Log;
}

/** Documents, before they are asked for and before they are taken: `Fetch.enable` of the page's session has these too. */
export const documentPatterns = [
  { urlPattern: '*', resourceType: 'Document', requestStage: 'Request' },
  { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' },
];

/**
 * Watches over all frames within our page. A document that may not be shown, or cannot be had, is aborted, which leaves
 * a frame as it was, where Chromium would draw an error page in it; and the element of the frame is told of it, of the
 * frame's first picture and of the death of its process (`core/frame-event.ts`). This holds for all that a page does
 * later as well: reloads, links, redirects. What a frame within a web page comes to is nobody's business but that page's.
 */
export function guardFrames({ debugged, sessionId, webOrigins, log }: GuardedPage): FrameGuard {
  /** The session of each frame that has a process of its own: the frame that it begins with, and what was told to that. */
  const sessions = new Map<string, { readonly frameId: string; isBroken: boolean }>();
  // An answer may come too late, and find its frame gone.
  const send = (method: string, params: object, to: string | undefined) =>
    void debugged.call(method, params, { sessionId: to }).catch(() => undefined);

  const tell = async (frameId: string, event: FrameEvent): Promise<void> => {
    const own = { sessionId };
    const { backendNodeId } = await debugged.call<{ backendNodeId: number }>('DOM.getFrameOwner', { frameId }, own);
    const { object } = await debugged.call<{ object: { objectId: string } }>('DOM.resolveNode', { backendNodeId }, own);
    const { objectId } = object;
    const functionDeclaration = `function (name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }`;
    const args = [{ value: FRAME_EVENT }, { value: event }];
    await debugged.call('Runtime.callFunctionOn', { objectId, functionDeclaration, arguments: args }, own);
    await debugged.call('Runtime.releaseObject', { objectId }, own);
  };
  /** The element of a frame within another is not in our page, and one that was taken away is nowhere: neither is told. */
  const tellIfThere = (frameId: string, event: FrameEvent) => void tell(frameId, event).catch(() => undefined);

  function heedDocument(paused: Paused, from: string | undefined): void {
    const { requestId, frameId, request } = paused;
    const reason = reasonAgainst(paused, webOrigins);
    if (reason === undefined)
      return send(isAnswered(paused) ? 'Fetch.continueResponse' : 'Fetch.continueRequest', { requestId }, from);
    send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, from);
    log.warn('document of a frame refused', { url: request.url, reason });
    tellBroken(frameId, reason, from);
  }

  /** Once: the same way is refused when it is asked for, and when its document is. */
  function tellBroken(frameId: string, reason: string, from: string | undefined): void {
    const watched = from === undefined ? undefined : sessions.get(from);
    if (watched?.frameId === frameId) {
      if (watched.isBroken) return;
      watched.isBroken = true;
    }
    tellIfThere(frameId, { state: 'broken', reason });
  }

  debugged.onEvent(({ method, params, sessionId: from }) => {
    if (method === 'Target.detachedFromTarget') sessions.delete(String(params['sessionId']));
    if (method === 'Target.attachedToTarget') {
      const { sessionId: session, targetInfo } = params as unknown as Attached;
      if (targetInfo.type !== 'iframe') return;
      sessions.set(session, { frameId: targetInfo.targetId, isBroken: false });
      watch(session);
      return;
    }
    const frameId = from === undefined ? undefined : sessions.get(from)?.frameId;
    if (frameId === undefined) return;
    switch (method) {
      case 'Fetch.requestPaused':
        return void heedDocument(params as unknown as Paused, from);
      case 'Page.lifecycleEvent':
        if (params['name'] === 'firstContentfulPaint' && params['frameId'] === frameId)
          tellIfThere(frameId, { state: 'drawn' });
        return;
      case 'Page.frameRequestedNavigation': {
        // Electron prevents it before its document is asked for.
        const { frameId: of, url } = params as unknown as { readonly frameId: string; readonly url: string };
        const reason = LEADS_AWAY.test(url) ? reasonAgainstAddress(url, webOrigins) : undefined;
        if (of === frameId && reason !== undefined) tellBroken(frameId, reason, from);
        return;
      }
      case 'Page.frameNavigated': {
        const { id, unreachableUrl } = params['frame'] as { readonly id: string; readonly unreachableUrl?: string };
        if (id === frameId && unreachableUrl !== undefined)
          tellIfThere(frameId, {
            state: 'gone',
            reason: `it went where it may not (${unreachableUrl.slice(0, 200)})`,
          });
        return;
      }
      case 'Inspector.targetCrashed':
        return tellIfThere(frameId, { state: 'gone', reason: 'its process died' });
    }
  });

  function watch(session: string | undefined): void {
    const attach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true, filter: [{ type: 'iframe' }] };
    send('Target.setAutoAttach', attach, session);
    if (session === sessionId) return;
    send('Fetch.enable', { patterns: documentPatterns }, session);
    send('Page.enable', {}, session);
    send('Page.setLifecycleEventsEnabled', { enabled: true }, session);
    send('Inspector.enable', {}, session);
  }

  return { start: () => watch(sessionId), heedDocument };
}

/** What of `Fetch.requestPaused` is heeded. */
export interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string };
  readonly frameId: string;
  readonly responseStatusCode?: number;
  readonly responseErrorReason?: string;
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[];
}

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string; readonly targetId: string };
}

export function isAnswered({ responseStatusCode, responseErrorReason }: Paused): boolean {
  return responseStatusCode !== undefined || responseErrorReason !== undefined;
}

/** Why a document may not take its frame. A redirect is judged by where it leads, before Chromium does. */
function reasonAgainst(
  { request, responseStatusCode: status, responseErrorReason: error, responseHeaders = [] }: Paused,
  webOrigins: readonly string[],
): string | undefined {
  if (error !== undefined) return `it cannot be had (${error})`;
  const header = (name: string) => responseHeaders.find((one) => one.name.toLowerCase() === name)?.value;
  const location = status !== undefined && status >= 300 && status < 400 ? header('location') : undefined;
  const goesTo = location === undefined ? request.url : (URL.parse(location, request.url)?.href ?? '');
  const reason = reasonAgainstAddress(goesTo, webOrigins);
  if (reason !== undefined) return reason;
  return status !== undefined && (status < 200 || status >= 400 || status === 204 || status === 205)
    ? `the server answered ${status}`
    : undefined;
}

/** Addresses with documents of their own; what else a page goes to, such as a script or a mail, takes no frame. */
const LEADS_AWAY = /^(https?|data|blob|file):/i;

function reasonAgainstAddress(url: string, webOrigins: readonly string[]): string | undefined {
  const origin = originOf(url);
  return origin === undefined || !webOrigins.includes(origin)
    ? `this screen is not allowed to show ${origin ?? url.slice(0, 200)} (webOrigins)`
    : undefined;
}
