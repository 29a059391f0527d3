import { type Page } from '@playwright/test';
import { type Studio } from '../../media/render/studio.ts';

/** A text as it stands on the page, in pixels of the picture. */
export interface Lettered {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of its letters, as they are seen. */
  readonly size: number;
  /** Those it is set in, such as `rgb(10, 42, 102)`. */
  readonly colours: readonly string[];
}

/** The texts of a frame that are whole and opaque, put on the page: what a passer-by is to read. */
export async function lettering(page: Page, svg: string): Promise<readonly Lettered[]> {
  await page.evaluate(`show(${JSON.stringify(svg)})`);
  return page.evaluate(`[...document.querySelectorAll('text')].flatMap((text) => {
    let opacity = 1;
    for (let above = text; above !== null; above = above.parentElement) opacity *= Number(above.getAttribute('opacity') ?? 1);
    const isCut = text.ownerSVGElement.parentElement.closest('svg') !== null;
    if (opacity < 0.95 || isCut || text.textContent.trim() === '') return [];
    const { x, y, width, height } = text.getBoundingClientRect();
    const { a, b } = text.getScreenCTM();
    const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
    const colours = [text, ...text.querySelectorAll('tspan')].map((part) => getComputedStyle(part).fill);
    return [{ words: text.textContent, x, y, width, height, size, colours }];
  })`);
}

/** How long these lines are, in pixels, set in the face of captions at so many pixels. */
export function lengths(page: Page, lines: readonly string[], sizePx: number): Promise<readonly number[]> {
  return page.evaluate(`(() => {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = '600 ${sizePx}px "Be Vietnam Pro"';
    return ${JSON.stringify(lines)}.map((line) => pen.measureText(line).width);
  })()`);
}

/** For each text of a frame the contrast, as WCAG counts it, that three quarters of what lies behind it have or pass. */
export async function contrasts(
  studio: Studio,
  svg: string,
): Promise<readonly { readonly words: string; readonly contrast: number }[]> {
  const texts = await lettering(studio.page, svg);
  const behind = await studio.shoot(svg.replace(/<text .*?<\/text>/g, ''));
  return studio.page.evaluate(`(async () => {
    const picture = await createImageBitmap(await (await fetch('data:image/png;base64,${behind.toString('base64')}')).blob());
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
    pen.drawImage(picture, 0, 0);
    const linear = (value) => (value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    return ${JSON.stringify(texts)}.map(({ words, x, y, width, height, colours }) => {
      // The box of a line is higher than its letters: what lies behind those is its middle.
      const { data } = pen.getImageData(x, y + height * 0.25, Math.max(1, width), Math.max(1, height * 0.5));
      const quarter = (colour) => {
        const own = luminance(colour.match(/\\d+/g).map(Number));
        const found = [];
        for (let at = 0; at < data.length; at += 4 * 7) {
          const ground = luminance(data.slice(at, at + 3));
          found.push((Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05));
        }
        return found.sort((a, b) => a - b)[Math.floor(found.length / 4)];
      };
      return { words, contrast: Math.min(...colours.map(quarter)) };
    });
  })()`);
}
