import type { Orientation, Source } from './playlist.ts';

/** The picture area an item is shown in, in physical pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** What a screen is to those who look at it: its size, and the languages they read, the best first. */
export interface Audience {
  readonly viewport: Viewport;
  /** BCP 47. */
  readonly languages: readonly string[];
}

/**
 * The file an item is shown from on this screen: what people understand comes first, then the orientation; then the
 * smallest that is not smaller than the screen, else the largest; then the order in the playlist.
 *
 * @param sources  at least one
 */
export function chooseSource(sources: readonly Source[], { viewport, languages }: Audience): Source {
  const [only] = sources;
  if (only !== undefined && sources.length === 1) return only;
  const rank = (source: Source) => {
    // A side that is not told counts as that of the screen.
    const { width = viewport.width, height = viewport.height } = source;
    const tooSmall = Math.max(0, 1 - Math.min(width / viewport.width, height / viewport.height));
    return {
      foreign: foreignness(source.lang, languages),
      wrongWay: orientationOf(source) !== undefined && orientationOf(source) !== orientationFor(viewport) ? 1 : 0,
      tooSmall,
      excess: width * height * (tooSmall > 0 ? -1 : 1),
    };
  };
  const ranked = sources.map((source) => ({ source, ...rank(source) }));
  ranked.sort(
    (a, b) => a.foreign - b.foreign || a.wrongWay - b.wrongWay || a.tooSmall - b.tooSmall || a.excess - b.excess,
  );
  return ranked[0]?.source ?? fault();
}

/** Of captions, or of people who sign, those that people before the screen understand best, if there are any. */
export function chooseByLanguage<T extends { readonly lang?: string }>(
  those: readonly T[],
  languages: readonly string[],
): T | undefined {
  return those.toSorted((a, b) => foreignness(a.lang, languages) - foreignness(b.lang, languages))[0];
}

/** The way a screen of this size hangs; a square one counts as landscape. */
function orientationFor({ width, height }: Viewport): Orientation {
  return height > width ? 'portrait' : 'landscape';
}

/** How far a file's language is from those that are read: 0 for the best; no language is for all, after the ones asked for. */
function foreignness(lang: string | undefined, languages: readonly string[]): number {
  if (lang === undefined) return languages.length;
  const primary = (tag: string) => tag.split('-', 1)[0]?.toLowerCase();
  const at = languages.findIndex((one) => one.toLowerCase() === lang.toLowerCase());
  if (at >= 0) return at;
  const related = languages.findIndex((one) => primary(one) === primary(lang));
  return related >= 0 ? related + 0.5 : languages.length + 1;
}

function orientationOf({ orientation, width, height }: Source): Orientation | undefined {
  if (orientation !== undefined) return orientation;
  return width !== undefined && height !== undefined ? orientationFor({ width, height }) : undefined;
}

function fault(): never {
  throw new Error('a media item without a source');
}
