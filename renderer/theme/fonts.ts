/** The weights of theme.css. */
const weights = [400, 600, 800] as const;
/** A letter of each subset, so that both files of a weight are fetched. */
const sample = 'aế';
/** The files come over loopback; a slide in another font is better than a slide that never comes. */
const patienceMs = 3000;

let loading: Promise<void> | undefined;

/**
 * Settles when all the theme's fonts can be drawn, so that no text is measured or shown in another; after three seconds
 * also without them, and the next slide asks again. It does not fail.
 */
export function fontsLoaded(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  const fonts = weights.map((weight) => `${weight} 16px 'Be Vietnam Pro'`);
  const all = Promise.allSettled(fonts.map((font) => document.fonts.load(font, sample)));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  if (!fonts.every((font) => document.fonts.check(font, sample))) loading = undefined;
}
