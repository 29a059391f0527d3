import type { Session, WebContents } from 'electron';
import { reasonOf, type Log } from '../player/log.ts';
import type { SetTimer } from '../player/set-timer.ts';
import { guardPage, type PageGuard } from './guard-page.ts';
import { limitReach } from './reach.ts';

/** What web pages are let in and kept in their place with. */
export interface WebPagesWorld {
  readonly session: Session;
  /** Where the player serves the page now. */
  readonly door: () => string | undefined;
  readonly log: Log;
  readonly setTimer: SetTimer;
}

/** The web pages that frames of our windows may show. */
export interface WebPages {
  /** These origins may be shown in windows that are opened from now on. Gives whether that is otherwise than before. */
  allow(webOrigins: readonly string[]): boolean;
  /** Resolves when it is settled what may be reached; never rejects. */
  settled(): Promise<void>;
  /** Watches over the frames of a new window, where there may be any. Gives what ends it. */
  watch(contents: WebContents): () => void;
  /** Where frames within this page may go now: nowhere unless somebody watches. */
  framesOf(contents: WebContents): readonly string[];
}

/** Shows no web pages until some are allowed: until then all is as the switches say (`switches.ts`). */
export function createWebPages({ session, door, log, setTimer }: WebPagesWorld): WebPages {
  const guards = new WeakMap<WebContents, { readonly guard: PageGuard; readonly webOrigins: readonly string[] }>();
  let allowed: readonly string[] = [];
  let settled = Promise.resolve();

  return {
    allow(webOrigins) {
      if (webOrigins.join(' ') === allowed.join(' ')) return false;
      allowed = webOrigins;
      settled = settled
        .then(() => limitReach(session, { door, webOrigins }))
        .catch((error: unknown) => log.error('reach not limited anew, as it was before', { reason: reasonOf(error) }));
      return true;
    },
    settled: () => settled,
    watch(contents) {
      if (allowed.length === 0) return () => undefined;
      const guard = guardPage({ contents, door, webOrigins: allowed, log, setTimer });
      guards.set(contents, { guard, webOrigins: allowed });
      return guard.stop;
    },
    framesOf(contents) {
      const watched = guards.get(contents);
      return watched?.guard.isWatching() === true ? watched.webOrigins : [];
    },
  };
}
