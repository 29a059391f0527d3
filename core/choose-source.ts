import type { MediaItem, Orientation, Source } from './playlist.ts';

/** The picture area an item is shown in, in physical pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/**
 * The file an item is shown from on this screen: the orientation decides first; then the smallest that is not
 * smaller than the screen, else the largest; then the order in the playlist.
 */
export function chooseSource({ sources }: MediaItem, viewport: Viewport): Source {
  const rank = (source: Source) => {
    const sized = source.width !== undefined && source.height !== undefined;
    const scale = sized ? Math.min(source.width / viewport.width, source.height / viewport.height) : 1;
    return {
      wrongWay: orientationOf(source) !== undefined && orientationOf(source) !== orientationFor(viewport) ? 1 : 0,
      tooSmall: scale < 0.99 ? 1 - scale : 0,
      tooLarge: scale,
    };
  };
  const ranked = sources.map((source) => ({ source, ...rank(source) }));
  ranked.sort((a, b) => a.wrongWay - b.wrongWay || a.tooSmall - b.tooSmall || a.tooLarge - b.tooLarge);
  return ranked[0]?.source ?? fault();
}

/** The way a screen of this size hangs; a square one counts as landscape. */
export function orientationFor({ width, height }: Viewport): Orientation {
  return height > width ? 'portrait' : 'landscape';
}

function orientationOf({ orientation, width, height }: Source): Orientation | undefined {
  if (orientation !== undefined) return orientation;
  return width !== undefined && height !== undefined ? orientationFor({ width, height }) : undefined;
}

function fault(): never {
  throw new Error('a media item without a source');
}
