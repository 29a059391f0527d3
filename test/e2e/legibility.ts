import type { Locator } from '@playwright/test';
import { contrastOf } from '../../core/qr-measure.ts';

/**
 * What of an element and all within it is too small to press (44 px), cut off, too pale (WCAG AA, 4.5 : 1) or too small
 * (9 px) to read.
 */
export async function faultsOf(panel: Locator): Promise<readonly string[]> {
  const { buttons, wide, texts } = await measured(panel);
  return [
    ...buttons.filter(({ shortPx }) => shortPx < 44).map(({ name }) => `small: ${name}`),
    ...wide.map((name) => `cut: ${name}`),
    ...texts
      .filter(({ ink, ground, fontPx }) => contrastOf(ink, ground) < 4.5 || fontPx < 9)
      .map(({ name }) => `pale: ${name}`),
  ];
}

/** Colours are red, green and blue 0–255. */
function measured(panel: Locator) {
  return panel.evaluate((host) => {
    const all = (root: ParentNode): readonly HTMLElement[] =>
      [...root.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
        one,
        ...(one.shadowRoot ? all(one.shadowRoot) : []),
      ]);
    const elements = all(host.shadowRoot ?? host);
    const name = (one: HTMLElement) => `${one.localName}.${one.className} ${one.innerText.slice(0, 30)}`;
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const ground = (one: Element): readonly number[] => {
      const colour = channels(getComputedStyle(one).backgroundColor);
      if ((colour[3] ?? 1) === 1) return colour;
      const parent = one.parentElement ?? (one.getRootNode() as ShadowRoot).host;
      return parent === undefined ? [255, 255, 255] : ground(parent);
    };
    return {
      buttons: elements
        .filter((one) => one.localName === 'button')
        .map((one) => ({ name: name(one), shortPx: Math.min(one.offsetWidth, one.offsetHeight) })),
      wide: elements.filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1).map(name),
      texts: elements
        .filter((one) =>
          [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
        )
        .map((one) => ({
          name: name(one),
          ink: channels(getComputedStyle(one).color),
          ground: ground(one),
          fontPx: parseFloat(getComputedStyle(one).fontSize),
        })),
    };
  });
}
