import type { Log } from '../player/log.ts';
import type { DevTools } from './devtools-pipe.ts';

/** Holds every document that the main frame asks for, and decides whether it may take the screen. */
export interface DocumentGate {
  start(): Promise<unknown>;
  /** A new attempt begins. */
  forget(): void;
  /** Whether a document came and was let through since. */
  letThrough(): boolean;
  /** Why one was not, if so. */
  refusal(): string | undefined;
}

/**
 * The page's main frame shows documents of the player's origin that came with a good status, and nothing else: all
 * others are aborted, which leaves the picture as it is, where Chromium would put an error page in its place. This
 * holds for reloads by the page itself as well. Documents of inner frames are none of its business.
 *
 * @param origin  where the player serves the page, `undefined` as long as nobody knows
 */
export function gateDocuments(
  devtools: DevTools,
  sessionId: string,
  mainFrameId: string,
  origin: () => string | undefined,
  log: Log,
): DocumentGate {
  let letThrough = false;
  let refusal: string | undefined;

  // An answer that comes too late finds its request gone: the page was closed, or went elsewhere.
  const answer = (method: string, params: object) =>
    void devtools.call(method, params, { sessionId }).catch(() => undefined);
  const abort = (requestId: unknown, reason: string) => {
    refusal = reason;
    answer('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  };

  devtools.onEvent(({ method, params, sessionId: from }) => {
    if (method !== 'Fetch.requestPaused' || from !== sessionId) return;
    const { requestId, request, frameId, responseStatusCode, responseErrorReason } = params as unknown as Paused;
    const answered = responseStatusCode !== undefined || responseErrorReason !== undefined;
    if (frameId === mainFrameId) {
      const expected = origin();
      if (expected === undefined || !request.url.startsWith(`${expected}/`)) {
        log.warn('foreign document refused', { url: request.url });
        return abort(requestId, 'it is not the player’s page');
      }
      if (responseErrorReason !== undefined) return abort(requestId, responseErrorReason);
      if (responseStatusCode !== undefined && responseStatusCode >= 400)
        return abort(requestId, `status ${responseStatusCode}`);
      if (responseStatusCode !== undefined && responseStatusCode < 300) letThrough = true;
    }
    answer(answered ? 'Fetch.continueResponse' : 'Fetch.continueRequest', { requestId });
  });

  return {
    start: () =>
      devtools.call(
        'Fetch.enable',
        {
          patterns: [
            { urlPattern: '*', resourceType: 'Document', requestStage: 'Request' },
            { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' },
          ],
        },
        { sessionId },
      ),
    forget() {
      letThrough = false;
      refusal = undefined;
    },
    letThrough: () => letThrough,
    refusal: () => refusal,
  };
}

interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string };
  readonly frameId: string;
  readonly responseStatusCode?: number;
  readonly responseErrorReason?: string;
}
