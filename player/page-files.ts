import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mediaRange } from './media-range.ts';

/** The built page, read once: what may be asked for is a fixed list, so no name from a request ever becomes a path. */
export interface PageFiles {
  get(urlPath: string): { readonly body: Buffer; readonly type: string } | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Reads the built page; throws when it is not there, which is a broken installation. */
export async function loadPageFiles(dir: string): Promise<PageFiles> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = new Map<string, { body: Buffer; type: string }>();
  for (const entry of entries) {
    const type = types[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const urlPath = `/${path.relative(dir, file).split(path.sep).join('/')}`;
    files.set(urlPath === '/index.html' ? '/' : urlPath, { body: await readFile(file), type });
  }
  if (!files.has('/')) throw new Error(`the built page is missing from ${dir}: build it with "npm run build"`);
  return { get: (urlPath) => files.get(urlPath) };
}

/** Headers of every answer: nothing foreign is loaded, nothing is framed, nothing is kept by the browser. */
export const safeHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * The headers of the page itself, which may hold frames where web pages may be shown. Which pages is for the guard of
 * the frames to see to (`web/guard-frames.ts`): what this header refuses, Chromium replaces by an error page.
 */
export function pageHeaders(webOrigins: readonly string[]): Readonly<Record<string, string>> {
  if (webOrigins.length === 0) return safeHeaders;
  const policy = safeHeaders['content-security-policy'];
  return { ...safeHeaders, 'content-security-policy': `${policy}; frame-src http: https: data: blob:` };
}

/** Answers a request for a media file with a bounded part of it, and ends. A file that vanished answers 404. */
export async function sendMedia(
  response: ServerResponse,
  file: string,
  type: string,
  rangeHeader: string | undefined,
): Promise<void> {
  const size = await stat(file).then(
    ({ size }) => size,
    () => undefined,
  );
  if (size === undefined) {
    response.writeHead(404, safeHeaders).end();
    return;
  }
  // A picture is fetched without a range and wants all of it; only players of video ask for parts.
  const range =
    rangeHeader === undefined ? ({ kind: 'part', from: 0, to: size - 1 } as const) : mediaRange(rangeHeader, size);
  if (range.kind === 'unsatisfiable') {
    response.writeHead(416, { ...safeHeaders, 'content-range': `bytes */${size}` }).end();
    return;
  }
  const { from, to } = range;
  response.writeHead(rangeHeader === undefined ? 200 : 206, {
    ...safeHeaders,
    'content-type': type,
    'accept-ranges': 'bytes',
    'content-length': to - from + 1,
    ...(rangeHeader === undefined ? {} : { 'content-range': `bytes ${from}-${to}/${size}` }),
  });
  // The page may drop a clip half-way; that is its right, not a fault.
  await pipeline(createReadStream(file, { start: from, end: to }), response).catch(() => response.destroy());
}
