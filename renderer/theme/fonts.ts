/** The weights of theme.css. */
const weights = [400, 600, 800] as const;
/** A letter of each subset, so that both files of a weight are fetched. */
const sample = 'aế';

let loading: Promise<void> | undefined;

/**
 * Settles when all the theme's fonts can be drawn, so that no text is measured or shown in another. It does not fail:
 * without its font a slide is still worth showing.
 */
export function fontsLoaded(): Promise<void> {
  loading ??= Promise.allSettled(
    weights.map((weight) => document.fonts.load(`${weight} 16px 'Be Vietnam Pro'`, sample)),
  ).then(() => undefined);
  return loading;
}
