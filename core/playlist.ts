import type { Overlays } from './overlays.ts';
import type { Slide } from './slides.ts';

/** The playlist as this player understands it: checked, with every default filled in. Made by `parsePlaylist` alone. */
export interface Playlist {
  readonly id: string;
  readonly revision: number;
  readonly title?: string;
  /** RFC 3339, as the publisher wrote it. */
  readonly publishedAt?: string;
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
  readonly refresh: { readonly intervalSeconds: number; readonly jitterSeconds: number };
  /** `undefined`: the playlist says nothing, so those of the bundled campaign stand; `false`: none. */
  readonly overlays: Overlays | false | undefined;
  /** A bare `items[]` is one campaign, `main`, that is always on (DECISIONS 14). */
  readonly campaigns: readonly Campaign[];
}

export interface Campaign {
  readonly id: string;
  readonly priority: number;
  readonly items: readonly Item[];
}

export type Item = MediaItem | SlideItem;

export interface MediaItem extends ItemBase {
  readonly kind: 'video' | 'image';
  /** At least one; which of them a screen takes is decided by `chooseSource`. */
  readonly sources: readonly Source[];
  readonly fit: Fit;
  readonly muted: boolean;
  /** 0–100, heard only when not muted. */
  readonly volume: number;
}

export interface SlideItem extends ItemBase {
  readonly kind: 'slide';
  readonly slide: Slide;
}

interface ItemBase {
  readonly id: string;
  /** How long it stays, 1–86,400. For a video the longest it may stay; without one it plays to its end. */
  readonly durationSeconds?: number;
  /** Whether the QR code and the slogan strip stand beside it. */
  readonly overlays: boolean;
  readonly alt?: string;
}

export type Fit = 'contain' | 'cover' | 'fill';

/** One file an item can be shown from. `url` is as written; player and publish resolve it. */
export interface Source {
  readonly url: string;
  readonly sha256?: string;
  readonly bytes?: number;
  /** MIME. */
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
  readonly orientation?: Orientation;
}

export type Orientation = 'landscape' | 'portrait';

/** Every item of a playlist, in the order of its campaigns. */
export function itemsOf(playlist: Playlist): readonly Item[] {
  return playlist.campaigns.flatMap(({ items }) => items);
}

/** The largest playlist a player reads, in bytes (PLAYLIST.md, limits). */
export const LARGEST_PLAYLIST_BYTES = 32 * 1024 * 1024;
/** The most items in one playlist. */
export const MOST_ITEMS = 20_000;
/** How deep the JSON may nest. */
export const DEEPEST_NESTING = 16;
