import { expect, test, type Page } from '@playwright/test';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';
import { contrastOf } from '../../core/qr-measure.ts';
import type { DrawnText } from '../../renderer/gallery-inspect.ts';
import { slideSamples } from '../../renderer/gallery-samples.ts';
import { galleryForAll, showSample } from './gallery-page.ts';

const sizes = [
  [960, 540],
  [540, 960],
  [384, 192],
] as const;
/** WCAG 2, level AA, for text of any size. */
const LEAST_CONTRAST = 4.5;

const gallery = galleryForAll();

test.beforeAll(async () => {
  await gallery.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
});

for (const [width, height] of sizes) {
  test(`every text stands out from what is under it, and axe finds nothing, at ${width}×${height}`, async () => {
    const { page } = gallery;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const faults: string[] = [];
    for (const [kind, sample] of samples()) {
      await showSample(page, kind, sample, 'whole');
      const told = [...(await axeViolations(page)), ...(await paleTexts(page))];
      faults.push(...told.map((fault) => `${kind} ${sample}: ${fault}`));
    }

    expect(faults).toEqual([]);
  });
}

/** What campaigns are like, of every kind; the longest and barest look no different. */
function samples(): readonly (readonly [string, string])[] {
  return Object.entries(slideSamples).flatMap(([kind, all]) =>
    Object.keys(all)
      .filter((sample) => !['longest', 'barest', 'bare', 'unbroken'].includes(sample))
      .map((sample) => [kind, sample] as const),
  );
}

function axeViolations(page: Page): Promise<readonly string[]> {
  return page.evaluate(`axe
    .run('body', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'], rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } } })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html.slice(0, 120))))`);
}

/** Texts whose colour is too near to that of any of the pixels they are drawn on; gradients are judged where they are. */
async function paleTexts(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate<readonly DrawnText[]>('gallery.textsOf()');
  await page.evaluate('gallery.hideInk()');
  const ground = PNG.sync.read(await page.screenshot());
  return texts.flatMap((text) => {
    const contrast = Math.min(...groundsUnder(text, ground).map((colour) => contrastOf(channels(text.ink), colour)));
    return contrast >= LEAST_CONTRAST ? [] : [`${text.text}: contrast ${contrast.toFixed(2)}`];
  });
}

/** Nine by five pixels of the box of a text, each as red, green and blue. */
function groundsUnder({ x, y, width, height }: DrawnText, { data, ...png }: PNG): readonly (readonly number[])[] {
  return Array.from({ length: 45 }, (_, index) => {
    const column = Math.min(png.width - 1, Math.max(0, Math.round(x + ((index % 9) / 8) * (width - 1))));
    const row = Math.min(png.height - 1, Math.max(0, Math.round(y + (Math.floor(index / 9) / 4) * (height - 1))));
    const at = 4 * (row * png.width + column);
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
}

function channels(colour: string): readonly number[] {
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
