import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import type { Overlays } from '../../core/overlays.ts';
import { slideSchemas, type Slide } from '../../core/slides.ts';
import { overlaySamples } from '../../renderer/gallery-overlays.ts';
import { slideSamples } from '../../renderer/gallery-samples.ts';
import { overlayShare, qrFaults, sloganShare, type QrMeasure } from '../../core/qr-measure.ts';
import { readCodesIn } from '../fakes/screenshot.ts';

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1366, 768],
  [768, 1366],
  [3840, 1080],
  [800, 600],
  [600, 800],
  [384, 192],
  [512, 128],
] as const;
/** From metres away nobody reads less: 2.1 % of the short side, and never under 12 px. */
const legible = (width: number, height: number) => Math.max(12, 0.021 * Math.min(width, height));

interface Shown {
  readonly faults: readonly string[];
  readonly fit?: { readonly wording: string; readonly smallestPx: number; readonly whole: boolean };
  readonly codes: readonly QrMeasure[];
}

let cacheDir: string;
let server: ViteDevServer;
let page: Page;
test.beforeAll(async ({ browser }) => {
  cacheDir = mkdtempSync(path.join(tmpdir(), 'slides-'));
  server = await createServer({
    configFile: false,
    root: path.join(import.meta.dirname, '../../renderer'),
    cacheDir,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ['gallery.html'] },
  });
  await server.listen();
  page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0]}gallery.html`);
  await page.waitForFunction('globalThis.gallery');
});
test.afterAll(async () => {
  await page.close();
  await server.close();
  rmSync(cacheDir, { recursive: true });
});

/** The slides of the campaign that ships, with the overlays that stand beside them. */
function campaignSlides(): readonly { id: string; slide: Slide; overlays?: Overlays }[] {
  const file = path.join(import.meta.dirname, '../../media/playlist.json');
  const { items, overlays } = JSON.parse(readFileSync(file, 'utf8')) as {
    items: readonly { id: string; slide?: Slide; overlays?: false }[];
    overlays: Overlays;
  };
  return items.flatMap(({ id, slide, overlays: beside }) =>
    slide === undefined
      ? []
      : [{ id, slide: slideSchemas[slide.kind].parse(slide), ...(beside === false ? {} : { overlays }) }],
  );
}

/** Shows samples by name; see renderer/gallery.ts. */
const show = (kind: string | undefined, sample: string, overlays?: string) =>
  page.evaluate<Shown>(`gallery.showSample(${kind && `'${kind}'`}, '${sample}', ${overlays && `'${overlays}'`})`);
const fromAfar = async (png: Buffer) => {
  const far = await page.evaluate<string>(`gallery.fromAfar('data:image/png;base64,${png.toString('base64')}')`);
  return Buffer.from(far.slice(far.indexOf(',') + 1), 'base64');
};

for (const [width, height] of sizes) {
  const short = Math.min(width, height);

  test(`every slide fits ${width}×${height}, whatever it says`, async () => {
    await page.setViewportSize({ width, height });
    const faults: string[] = [];
    for (const [kind, samples] of Object.entries(slideSamples)) {
      for (const sample of Object.keys(samples)) {
        const shown = await show(kind, sample);
        const told = [...shown.faults];
        if (shown.fit?.whole !== true) told.push('has text without room');
        const smallest = shown.fit?.smallestPx ?? 0;
        if (sample === 'typical' && smallest < legible(width, height)) told.push(`has text of ${smallest} px`);
        faults.push(...told.map((fault) => `${kind} ${sample}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });

  test(`the slides of the bundled campaign are whole and legible at ${width}×${height}`, async () => {
    await page.setViewportSize({ width, height });
    for (const { id, slide, overlays } of campaignSlides()) {
      const shown = await page.evaluate<Shown>(`gallery.show(${JSON.stringify({ slide, overlays })})`);
      expect({ id, faults: shown.faults, whole: shown.fit?.whole }).toEqual({ id, faults: [], whole: true });
      expect(shown.fit?.smallestPx, id).toBeGreaterThanOrEqual(Math.min(12, legible(width, height)));
    }
  });

  test(`the frame stays beside the picture at ${width}×${height}, whatever it says`, async () => {
    await page.setViewportSize({ width, height });
    // 4:44 in Hà Nội: the widest minute of the day.
    await page.clock.setFixedTime('2026-11-19T21:44:00Z');
    const faults: string[] = [];
    for (const overlays of Object.keys(overlaySamples)) {
      const shown = await show('steps', 'typical', overlays);
      faults.push(...shown.faults.map((fault) => `${overlays}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test(`phones read the big code at ${width}×${height}, also from afar and out of focus`, async () => {
    await page.setViewportSize({ width, height });
    for (const sample of ['typical', 'longest']) {
      const { codes } = await show('slogan', sample);
      expect(codes.flatMap((code) => qrFaults(code, short, sloganShare))).toEqual([]);
      const png = await page.screenshot();
      const url = slideSamples.slogan[sample]?.qr?.url;
      expect(readCodesIn(png)).toEqual([url]);
      // A board's modules are two or three lamps: half of that is no picture of a code any more.
      if (short >= 300) expect(readCodesIn(await fromAfar(png))).toEqual([url]);
    }
  });

  test(`phones read the code of the frame at ${width}×${height}`, async () => {
    await page.setViewportSize({ width, height });
    const { codes } = await show(undefined, '', 'typical');
    expect(codes.flatMap((code) => qrFaults(code, short, overlayShare))).toEqual([]);
    expect(readCodesIn(await page.screenshot())).toEqual([overlaySamples['typical']?.qr?.url]);
  });

  if (short >= 300) {
    test(`the big code is big enough beside the frame too at ${width}×${height}`, async () => {
      await page.setViewportSize({ width, height });
      const { codes } = await show('slogan', 'typical', 'typical');
      expect(codes[0] && qrFaults(codes[0], short, sloganShare)).toEqual([]);
    });
  }
}

test('phones are drawn only where the data says so', async () => {
  const text = async (showPhone: boolean) => {
    await page.evaluate(
      `gallery.show({ slide: { ...gallery.slideSamples['support-point'].team, showPhone: ${showPhone} } })`,
    );
    return page.locator('support-point-slide .body').innerText();
  };
  await page.setViewportSize({ width: 1920, height: 1080 });

  expect(await text(true)).toContain('0900 000 000');
  expect(await text(false)).not.toContain('0900 000 000');
});

test('a goal is drawn only when it is a share of the same people', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const goals = () => page.locator('install-rate-slide').locator('.gauge .goal, .trend .goal, .legend').count();

  await show('install-rate', 'history');
  expect(await goals()).toBe(3);
  await show('install-rate', 'other-goal');
  expect(await goals()).toBe(0);
  await expect(page.locator('install-rate-slide .aim')).toContainText('người dùng điện thoại thông minh');
});

test('a clock that comes to a frame which is there already is fitted as well', async () => {
  await page.setViewportSize({ width: 384, height: 192 });
  const right = await page.evaluate<number>(`(async () => {
    const frame = document.createElement('overlay-frame');
    document.body.replaceChildren(frame);
    await frame.ready;
    frame.overlays = ${JSON.stringify(overlaySamples['narrow-column'])};
    await frame.ready;
    return frame.renderRoot.querySelector('clock-face').getBoundingClientRect().right;
  })()`);

  expect(right).toBeLessThanOrEqual(384);
});

test('a slide shown again at another size is fitted to it', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await show('steps', 'longest');
  await page.setViewportSize({ width: 512, height: 128 });

  await expect(page.locator('steps-slide')).toHaveAttribute('wording', 'title');
});
