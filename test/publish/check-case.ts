import type { CheckOptions } from '../../publish/check/check.ts';
import type { MediaName } from './check-media-files.ts';
import type { Content } from './check-world.ts';

/** A playlist that has one thing wrong with it, and where that is told. */
export interface Case {
  readonly playlist: Content;
  /** Beside the playlist; a name stands for the file of that name among `mediaFiles`. */
  readonly files?: Readonly<Record<string, MediaName | { readonly content: Content }>>;
  readonly options?: Partial<CheckOptions>;
  readonly place: string;
  /** What is to be found in the message, or in what to do, where a code says more than one thing. */
  readonly says?: RegExp;
}

/** A playlist of these items. */
export const list = (...items: readonly object[]) => ({ formatVersion: 1, overlays: false, items });

/** A slide with a code that can be read, and what is said otherwise of it. */
export const slogan = (over: object = {}, item: object = {}) => ({
  slide: { kind: 'slogan', lines: ['CÀI ĐẶT NGAY'], qr: { url: 'https://www.example.org/' }, ...over },
  durationSeconds: 10,
  overlays: false,
  ...item,
});

/** A playlist of these campaigns. */
export const campaigns = (...all: readonly object[]) => ({ formatVersion: 1, overlays: false, campaigns: all });
