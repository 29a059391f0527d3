import type { Item, Playlist, WebItem } from './playlist.ts';
import type { Overlays } from './overlays.ts';
import { originOf } from './web-origins.ts';

/**
 * A playlist together with the media of it that is whole and verified on this machine: all that the page needs to
 * play on alone, whatever becomes of the player process and the network.
 */
export interface Programme {
  readonly playlist: Playlist;
  /** SHA-256 of the playlist's bytes: two programmes with the same one differ only in what is ready. */
  readonly digest: string;
  /** All other content is taken down: nothing else is seen or heard from the moment it is in force. */
  readonly isHold?: boolean;
  /** What stands beside the items; `false`: nothing. */
  readonly overlays: Overlays | false;
  /** The agency's emblem, when the overlays have one and it is here. */
  readonly emblem?: ReadyMedia;
  /** The origins whose web pages may be shown; none: no page is. */
  readonly webOrigins?: readonly string[];
  /** By item id, the file that this screen shows it from. An item with no entry is not ready, so never on. */
  readonly media: Readonly<Record<string, ReadyMedia>>;
}

/** A verified file, served under the page's own origin. */
export interface ReadyMedia {
  readonly url: string;
  readonly sha256: string;
  /** MIME. */
  readonly type: string;
  /** The captions that go with it, when they are here. */
  readonly captions?: { readonly url: string; readonly sha256: string; readonly lang: string };
  /** The clip of somebody who signs what it says, when it is here and wanted on this screen. */
  readonly signLanguage?: { readonly url: string; readonly sha256: string; readonly type: string };
}

/** What a screen is to play: the programme in force, and the bundled campaign for when nothing of it is ready. */
export interface ScreenProgramme {
  readonly current: Programme;
  readonly fallback: Programme;
  /** One that still waits for its media: of it only the interrupts count, and what it withdraws. */
  readonly waiting?: Programme;
  /** It is whole, and takes the place of the current one at this instant, epoch milliseconds. */
  readonly takesAt?: number;
  /** A clock that is behind this instant, epoch milliseconds, is plainly wrong (DECISIONS 22). */
  readonly clockFloor: number;
}

/** The same programme with each of its playlists changed. */
export function withEach(programme: ScreenProgramme, change: (one: Programme) => Programme): ScreenProgramme {
  const { current, fallback, waiting } = programme;
  return {
    ...programme,
    current: change(current),
    fallback: change(fallback),
    ...(waiting === undefined ? {} : { waiting: change(waiting) }),
  };
}

/** The file that an item is shown from, when it is here; asked by its own name alone, whatever objects inherit. */
export function mediaOf({ media }: Programme, { id }: Pick<Item, 'id'>): ReadyMedia | undefined {
  return Object.hasOwn(media, id) ? media[id] : undefined;
}

/** Whether the settings of the machine let a web page be shown. */
export function isPageAllowed({ webOrigins = [] }: Pick<Programme, 'webOrigins'>, { url }: WebItem): boolean {
  const origin = originOf(url);
  return origin !== undefined && webOrigins.includes(origin);
}

/**
 * Whether an item can be shown now: a slide always, media once its bytes are whole and verified, a web page when its
 * origin is allowed or the picture in its place is here.
 */
export function isReady(programme: Programme, item: Item): boolean {
  switch (item.kind) {
    case 'slide':
      return true;
    case 'web':
      return isPageAllowed(programme, item) || mediaOf(programme, item) !== undefined;
    case 'video':
    case 'image':
    case 'audio':
      return mediaOf(programme, item) !== undefined;
  }
}
