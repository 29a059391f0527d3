import { benched, isBenched, unbenched, type Bench } from '../../core/bench.ts';
import type { MediaItem, WebItem } from '../../core/playlist.ts';
import { isPageAllowed } from '../../core/programme.ts';
import type { Showing } from '../../core/showing.ts';

/**
 * The pictures in the place of web pages that cannot be had. Such a page keeps its turns, so it is not on the bench of
 * the playback; when it may be tried again is kept here, by the same rule.
 */
export class StandIns {
  #bench: Bench = {};

  /** What is to be shown for this: the picture in its place while a page may not be shown, or has failed of late. */
  of(showing: Showing, now: number): Showing {
    const { item, programme } = showing;
    if (item.kind !== 'web' || (isPageAllowed(programme, item) && !isBenched(this.#bench, programme, item, now)))
      return showing;
    return pictureOf(showing, item) ?? showing;
  }

  /** A showing could not be prepared; gives whether a picture stands in its place, from now on. */
  failed({ item, media, programme }: Showing, now: number): boolean {
    if (item.kind !== 'web' || item.fallback === undefined || media === undefined) return false;
    this.#bench = benched(this.#bench, programme, item, now);
    return true;
  }

  /** A page came after all. */
  shown({ item, programme }: Showing): void {
    if (item.kind === 'web') this.#bench = unbenched(this.#bench, programme, item);
  }
}

/** The same showing, of a picture, when that is here. */
function pictureOf(showing: Showing, { url: _, fallback, ...item }: WebItem): Showing | undefined {
  if (fallback === undefined || showing.media === undefined) return undefined;
  const picture: MediaItem = {
    ...{ ...item, kind: 'image', sources: [fallback], fit: 'contain' },
    ...{ muted: true, volume: 0, captions: [] },
  };
  return { ...showing, item: picture };
}
