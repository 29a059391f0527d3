import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

/** A web server that can only serve what it was given. */
export interface StaticSite {
  /** `http://ADDRESS:PORT`, no slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Something at an address: text, or the path of a file. */
export type Page = { readonly text: string; readonly type: string } | { readonly file: string };

/** Serves `pages` by path (`/playlist.json`), or by path and query; everything else is 404. Files also in ranges. */
export async function serveStatic(pages: Readonly<Record<string, Page>>, address = '127.0.0.1'): Promise<StaticSite> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages[pathname + search] ?? pages[pathname];
    if (page === undefined) response.writeHead(404).end();
    else if ('text' in page) response.writeHead(200, { 'content-type': page.type }).end(page.text);
    else sendFile(page.file, request.headers.range, response);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  return {
    origin: `http://${address}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The whole file, or of the one form of range that browsers use, `bytes=FROM-[TO]`, that part. */
function sendFile(file: string, range: string | undefined, response: ServerResponse): void {
  const { size } = statSync(file);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = to === undefined || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  response.writeHead(from === undefined ? 200 : 206, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': end + 1 - start,
    'accept-ranges': 'bytes',
    ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(file, { start, end }).pipe(response);
}

const types: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
