import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

/** A web server on loopback that can only serve what it was given. */
export interface StaticSite {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Something at an address: text, or the path of a file. */
export type Page = { readonly text: string; readonly type: string } | { readonly file: string };

/** Serves `pages` by path (`/playlist.json`); everything else is 404. */
export async function serveStatic(pages: Readonly<Record<string, Page>>): Promise<StaticSite> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
    if (page === undefined) response.writeHead(404).end();
    else if ('text' in page) response.writeHead(200, { 'content-type': page.type }).end(page.text);
    else {
      const type = types[extname(page.file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-length': statSync(page.file).size });
      createReadStream(page.file).pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const types: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};
