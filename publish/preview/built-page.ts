import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PREVIEW_DATA_ID, type PreviewData } from '../../core/preview-data.ts';
import type { Lang } from '../../core/words.ts';

/** The page of the preview, as it was built: one file. */
export interface BuiltPage {
  readonly html: string;
  /** What a browser lets it do when it is served: its own script and styles, and nothing from elsewhere. */
  readonly policy: string;
}

/** Reads the built page; throws when it is not there, which is a broken installation. */
export async function loadBuiltPage(file: string): Promise<BuiltPage> {
  const html = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`a built page is missing: build it with "npm run build"`, { cause });
  });
  return { html, policy: `${policyOf(html, "'self'")}; frame-ancestors 'none'` };
}

/**
 * A built page that needs no data: a file that no browser lets ask for anything. It may play films that a person chooses.
 *
 * @param lang  that it opens in; the reader's own where nobody said
 */
export function pageAlone({ html }: BuiltPage, lang?: Lang): string {
  const page = withPolicy(html, `${policyOf(html, '')}; media-src blob:`);
  return lang === undefined ? page : page.replace(/<html lang="\w+"/, `<html lang="${lang}" data-lang="${lang}"`);
}

/** The page with its data inside: a file that needs nothing else, and that no browser lets ask for anything. */
export function pageWithData({ html }: BuiltPage, data: PreviewData): string {
  // `<` ends nothing inside the JSON when there is none in it.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const holder = `<script type="application/json" id="${PREVIEW_DATA_ID}">${json}</script>`;
  return withPolicy(html, policyOf(html, '')).replace('</body>', () => `${holder}\n  </body>`);
}

function withPolicy(html: string, policy: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return html.replace(/<meta charset="utf-8" ?\/?>/i, (charset) => `${charset}\n    ${meta}`);
}

function policyOf(html: string, self: string): string {
  const hashes = (element: 'script' | 'style') =>
    [...html.matchAll(new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}>`, 'g'))]
      .map(([, inside = '']) => `'sha256-${createHash('sha256').update(inside).digest('base64')}'`)
      .join(' ');
  return [
    "default-src 'none'",
    `script-src ${hashes('script')}`,
    `style-src ${hashes('style')}`,
    `img-src ${self} data:`,
    'font-src data:',
    ...(self === '' ? [] : [`media-src ${self}`, `connect-src ${self}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
