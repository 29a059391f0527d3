import { readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { type Stage } from '../source/stage.ts';

/** A page in a headless Chromium that turns a frame's SVG into pixels. */
export interface Studio {
  /** The page that the last frame stands on. */
  readonly page: Page;
  /** The picture of one frame, as PNG. */
  shoot(svg: string): Promise<Buffer>;
  /** The families of the fonts that the frame now on the page is really set in. */
  fontsInUse(): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}

export const FAMILY = 'Be Vietnam Pro';
const weights = [400, 600, 800] as const;
const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
];

/**
 * Opens the page at the size of a stage. It fetches nothing: the fonts are put into it. Set `CHROMIUM` to take a
 * browser that is elsewhere.
 */
export async function openStudio(stage: Stage): Promise<Studio> {
  const executablePath = process.env['CHROMIUM'] ?? browsers.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium found: install one, or name it in CHROMIUM=…');
  const browser = await chromium.launch({ executablePath, args: ['--force-color-profile=srgb', '--hide-scrollbars'] });
  try {
    const page = await browser.newPage({
      viewport: { width: stage.width, height: stage.height },
      deviceScaleFactor: 1,
    });
    await page.setContent(pageWith(fontFaces()));
    await page.evaluate(
      `Promise.all(${JSON.stringify(weights)}.map((weight) => document.fonts.load(weight + ' 60px "${FAMILY}"', 'Aăộ')))`,
    );
    const devtools = await page.context().newCDPSession(page);
    return {
      page,
      async shoot(svg) {
        await page.evaluate(`show(${JSON.stringify(svg)})`);
        const { data } = await devtools.send('Page.captureScreenshot', {
          format: 'png',
          optimizeForSpeed: true,
        });
        return Buffer.from(data, 'base64');
      },
      fontsInUse: () => fontsInUse(devtools),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A line that is longer than its `data-fit` is set smaller, so that changed words never leave the picture. */
const script = `
  const show = (svg) => {
    document.body.innerHTML = svg;
    for (const text of document.querySelectorAll('text[data-fit]')) {
      const length = text.getComputedTextLength(), fit = Number(text.dataset.fit);
      if (length > fit) text.setAttribute('font-size', text.getAttribute('font-size') * fit / length);
    }
  };`;

function pageWith(faces: string): string {
  const style = `html, body { margin: 0; overflow: hidden } body > svg { display: block; width: 100vw; height: 100vh } text { font-family: '${FAMILY}' }`;
  return `<!doctype html><meta charset="utf-8"><style>${faces}${style}</style><body></body><script>${script}</script>`;
}

/** The package's own \`@font-face\` rules, with the files inside them. */
function fontFaces(): string {
  const require = createRequire(import.meta.url);
  return weights
    .map((weight) => {
      const sheet = require.resolve(`@fontsource/be-vietnam-pro/${weight}.css`);
      return readFileSync(sheet, 'utf8').replace(
        /url\(\.\/(files\/[^)]+\.woff2)\) format\('woff2'\), url\([^)]+\) format\('woff'\)/g,
        (_, file: string) => {
          const bytes = readFileSync(require.resolve(`@fontsource/be-vietnam-pro/${file}`));
          return `url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2')`;
        },
      );
    })
    .join('\n');
}

async function fontsInUse(devtools: CDPSession): Promise<ReadonlySet<string>> {
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'text, tspan' });
  const families = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName } of fonts) families.add(familyName);
  }
  return families;
}
