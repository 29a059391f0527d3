import { test, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'vite';
import type { QrMeasure } from '../../core/qr-measure.ts';

/** What the gallery says of what it has drawn: see `show` in renderer/gallery.ts. */
export interface Shown {
  readonly faults: readonly string[];
  readonly fit?: { readonly wording: string; readonly smallestPx: number; readonly whole: boolean };
  readonly codes: readonly QrMeasure[];
}

/**
 * The gallery of slides (renderer/gallery.ts) for all tests of a file: opened once, for its samples are shown without
 * loading the page anew. The page is there when the tests run.
 */
export function galleryForAll(): { readonly page: Page } {
  const gallery = {} as { page: Page };
  let close: () => Promise<void>;
  test.beforeAll(async ({ browser }) => {
    const opened = await openGallery(browser);
    gallery.page = opened.page;
    close = opened.close;
  });
  test.afterAll(() => close());
  return gallery;
}

async function openGallery(browser: Browser) {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'slides-'));
  const server = await createServer({
    configFile: false,
    root: path.join(import.meta.dirname, '../../renderer'),
    cacheDir,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ['gallery.html'] },
  });
  await server.listen();
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0]}gallery.html`);
  await page.waitForFunction('globalThis.gallery');
  const close = async () => {
    await page.close();
    await server.close();
    rmSync(cacheDir, { recursive: true });
  };
  return { page, close };
}

/** Shows a sample by its kind and name, a frame of overlays by its name, or both. */
export function showSample(page: Page, kind: string | undefined, sample: string, overlays?: string, locale = 'vi') {
  return page.evaluate<Shown>(
    `gallery.showSample(${JSON.stringify(kind)}, '${sample}', ${JSON.stringify(overlays)}, '${locale}')`,
  );
}
