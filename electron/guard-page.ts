import type { WebContents } from 'electron';
import { originOf } from '../core/web-origins.ts';
import { reasonOf, type Log } from '../player/log.ts';
import type { SetTimer } from '../player/set-timer.ts';
import { documentPatterns, guardFrames, isAnswered, type Paused } from '../player/web/guard-frames.ts';
import { debuggedBy } from './debugged.ts';

/** What a page's frames are watched with. */
export interface GuardedPage {
  readonly contents: WebContents;
  /** Where the player serves the page now. */
  readonly door: () => string | undefined;
  /** The origins whose web pages may be shown. */
  readonly webOrigins: readonly string[];
  readonly log: Log;
  readonly setTimer: SetTimer;
}

export interface PageGuard {
  /** Whether no document comes into a frame unseen. */
  isWatching(): boolean;
  stop(): void;
}

const PROTOCOL = '1.3';
/** Electron detaches when somebody opens the developer tools, in a clone; otherwise never. */
const RETRY_MS = 1_000;

/**
 * Watches over the frames within a page from now on, through Electron's debugger: the same guard as with Chromium's pipe.
 * Documents of the player's door are for the page itself, whose main frame goes nowhere else (`lock-down.ts`), and which
 * no frame can go to.
 */
export function guardPage({ contents, door, webOrigins, log, setTimer }: GuardedPage): PageGuard {
  const { debugger: page } = contents;
  const debugged = debuggedBy(contents);
  const frames = guardFrames({ debugged, sessionId: undefined, webOrigins, log });
  let phase: 'away' | 'watching' | 'stopped' = 'away';
  let cancel = (): void => undefined;

  function heed(paused: Paused): void {
    const expected = door();
    if (expected === undefined || originOf(paused.request.url) !== expected)
      return frames.heedDocument(paused, undefined);
    const goOn = isAnswered(paused) ? 'Fetch.continueResponse' : 'Fetch.continueRequest';
    debugged.call(goOn, { requestId: paused.requestId }).catch(() => undefined); // another load took its place
  }

  function attach(): void {
    try {
      if (!page.isAttached()) page.attach(PROTOCOL);
    } catch (error) {
      return again(error);
    }
    debugged.call('Fetch.enable', { patterns: documentPatterns }).then(() => {
      if (phase === 'stopped') return;
      frames.start();
      phase = 'watching';
    }, again);
  }

  function again(error: unknown): void {
    if (phase === 'stopped') return;
    phase = 'away';
    cancel();
    cancel = setTimer(() => {
      if (contents.isDestroyed()) return; // which detaches as well
      log.warn('frames are not watched, so none may go anywhere', { reason: reasonOf(error) });
      attach();
    }, RETRY_MS);
  }

  debugged.onEvent(({ method, params, sessionId }) => {
    if (method === 'Fetch.requestPaused' && sessionId === undefined) heed(params as unknown as Paused);
  });
  page.on('detach', (_event, reason) => again(reason));
  attach();

  return {
    isWatching: () => phase === 'watching',
    stop() {
      phase = 'stopped';
      cancel();
    },
  };
}
