import { expect, test, type Page } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { slideSamples } from '../../renderer/gallery-samples.ts';
import { galleryForAll, showSample } from './gallery-page.ts';

/** The shapes that screens have, from boards of lamps to totems; `wide` is how many pixels wide their pictures are kept. */
const layouts = [
  { width: 1920, height: 1080, wide: 480 },
  { width: 1080, height: 1920, wide: 300 },
  { width: 1366, height: 768, wide: 320 },
  { width: 1024, height: 768, wide: 360 },
  { width: 800, height: 600, wide: 360 },
  { width: 600, height: 800, wide: 300 },
  { width: 3840, height: 1080, wide: 640 },
  { width: 3840, height: 2160, wide: 320 },
  { width: 384, height: 192, wide: 384 },
  { width: 512, height: 128, wide: 512 },
  { width: 256, height: 64, wide: 256 },
] as const;

/** Pixels may differ by this much of 255: the references are compressed with loss. */
const TOLERANCE = 40;
/** Of a picture's pixels, so many may differ by more: a line of text that moved, or a colour that changed, is above it. */
const LEAST_SHARE = 0.002;

const gallery = galleryForAll();

for (const { width, height, wide } of layouts) {
  test(`every slide and the frame look as they did at ${width}×${height}`, async () => {
    const isRenewing = test.info().config.updateSnapshots === 'all';
    const { page } = gallery;
    await page.setViewportSize({ width, height });
    // What runs stands still, and 4:44 in Hà Nội is the widest minute of the day.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.clock.setFixedTime('2026-11-19T21:44:00Z');
    const folder = path.join(import.meta.dirname, 'references', `${width}x${height}`);
    const changed: string[] = [];
    for (const { name, kind, sample, overlays, locale } of exhibits) {
      await showSample(page, kind, sample, overlays, locale);
      const file = path.join(folder, `${name}.webp`);
      const picture = await pictureOf(page, { width, height, scale: wide / width });
      const share = existsSync(file) ? await differing(page, picture, readFileSync(file)) : 1;
      if (share <= LEAST_SHARE) continue;
      changed.push(`${name}: ${(100 * share).toFixed(2)} % of it`);
      if (isRenewing) mkdirSync(folder, { recursive: true });
      if (isRenewing) writeFileSync(file, picture);
      else writeFileSync(test.info().outputPath(`${name}.webp`), picture);
    }

    if (!isRenewing) expect(changed, 'see references/README.md').toEqual([]);
  });
}

interface Exhibit {
  readonly name: string;
  readonly kind?: string;
  readonly sample: string;
  readonly overlays?: string;
  readonly locale?: string;
}

/** Every kind of slide as campaigns use it, in English where the player adds words, and the frame beside a slide. */
const exhibits: readonly Exhibit[] = [
  ...Object.entries(slideSamples).flatMap(([kind, samples]) =>
    Object.keys(samples)
      .filter((sample) => !['longest', 'barest', 'unbroken'].includes(sample))
      .map((sample) => ({ name: `${kind}-${sample}`, kind, sample })),
  ),
  { name: 'support-point-table-en', kind: 'support-point', sample: 'table', locale: 'en' },
  { name: 'install-rate-history-en', kind: 'install-rate', sample: 'history', locale: 'en' },
  { name: 'frame', kind: 'notice', sample: 'typical', overlays: 'whole' },
  { name: 'frame-top-left', kind: 'steps', sample: 'typical', overlays: 'whole-top-left' },
];

/** The page as small as it is kept; laid out as large as it is. */
async function pictureOf(page: Page, { width, height, scale }: { width: number; height: number; scale: number }) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 80,
    clip: { x: 0, y: 0, width, height, scale },
    optimizeForSpeed: false,
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** The share of pixels that differ between two pictures, from 0 to 1: their halves are compared, so that the grain of compression is not seen. */
function differing(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([first, second, tolerance]) => {
      const pixels = async (base64: string) => {
        const picture = new Image();
        picture.src = `data:image/webp;base64,${base64}`;
        await picture.decode();
        const canvas = new OffscreenCanvas(Math.ceil(picture.width / 2), Math.ceil(picture.height / 2));
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
        return context?.getImageData(0, 0, canvas.width, canvas.height);
      };
      const [now, before] = [await pixels(first), await pixels(second)];
      if (now === undefined || before?.width !== now.width || before.height !== now.height) return 1;
      let count = 0;
      for (let at = 0; at < now.data.length; at += 4) {
        const apart = [0, 1, 2].map((channel) =>
          Math.abs((now.data[at + channel] ?? 0) - (before.data[at + channel] ?? 0)),
        );
        if (Math.max(...apart) > tolerance) count++;
      }
      return count / (now.width * now.height);
    },
    [one.toString('base64'), other.toString('base64'), TOLERANCE] as const,
  );
}
