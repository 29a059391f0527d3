import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Serves a folder on loopback, as it is at each request, until the test is over.
 *
 * @param clock  what the server's own clock says, epoch milliseconds
 * @returns the address of the `playlist.json` in it
 */
export async function serveFolder(folder: string, clock: () => number = Date.now): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('date', new Date(clock()).toUTCString());
    readFile(path.join(folder, request.url ?? '')).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/playlist.json`;
}
