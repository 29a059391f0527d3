import type { Log } from '../player/log.ts';
import { documentPatterns, isAnswered, type FrameGuard, type Paused } from '../player/web/guard-frames.ts';
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
 * holds for reloads by the page itself as well. Documents of inner frames are for those who guard these.
 *
 * @param origin  where the player serves the page, `undefined` as long as nobody knows
 */
export function gateDocuments(
  devtools: DevTools,
  sessionId: string,
  mainFrameId: string,
  { origin, frames }: { readonly origin: () => string | undefined; readonly frames: Pick<FrameGuard, 'heedDocument'> },
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
    const paused = params as unknown as Paused;
    const { requestId, request, responseStatusCode, responseErrorReason } = paused;
    if (paused.frameId !== mainFrameId) return frames.heedDocument(paused, from);
    const expected = origin();
    if (expected === undefined || !request.url.startsWith(`${expected}/`)) {
      log.warn('foreign document refused', { url: request.url });
      return abort(requestId, 'it is not the player’s page');
    }
    if (responseErrorReason !== undefined) return abort(requestId, responseErrorReason);
    if (responseStatusCode !== undefined && responseStatusCode >= 400)
      return abort(requestId, `status ${responseStatusCode}`);
    if (responseStatusCode !== undefined && responseStatusCode < 300) letThrough = true;
    answer(isAnswered(paused) ? 'Fetch.continueResponse' : 'Fetch.continueRequest', { requestId });
  });

  return {
    start: () => devtools.call('Fetch.enable', { patterns: documentPatterns }, { sessionId }),
    forget() {
      letThrough = false;
      refusal = undefined;
    },
    letThrough: () => letThrough,
    refusal: () => refusal,
  };
}
