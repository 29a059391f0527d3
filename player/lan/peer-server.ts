import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { reasonOf, type Log } from '../log.ts';

/** What this player has of a file, as it tells its neighbours. */
export type Holding =
  | { readonly kind: 'here'; readonly path: string }
  /** It is being fetched from the web server; bytes so far. */
  | { readonly kind: 'coming'; readonly bytes: number }
  | { readonly kind: 'none' };

export interface PeerServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Gives media to the neighbours that know its SHA-256, and nothing else: no list, no playlist, no state. What comes from
 * here is believed for its hash alone, so nobody has to be let in.
 *
 * @param port  the one to listen on; taken by another program, any free one
 */
export async function openPeerServer(world: {
  readonly port: number;
  readonly holding: (sha256: string) => Holding;
  readonly log: Log;
}): Promise<PeerServer> {
  const { log } = world;
  let transfers = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const sha256 = /^\/media\/([0-9a-f]{64})$/.exec(request.url ?? '')?.[1];
    if (sha256 === undefined || (request.method !== 'GET' && request.method !== 'HEAD'))
      return void response.writeHead(404).end();
    const holding = world.holding(sha256);
    if (holding.kind === 'none') return void response.writeHead(404).end();
    if (holding.kind === 'coming')
      return void response.writeHead(503, { 'retry-after': '1', [COMING]: String(holding.bytes) }).end();
    const { size } = await stat(holding.path);
    const from = Number(/^bytes=(\d{1,15})-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from >= size && from > 0) return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    const head = {
      'content-length': size - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${size - 1}/${size}` } : {}),
    };
    if (request.method === 'HEAD') return void response.writeHead(200, head).end();
    if (transfers >= MOST_TRANSFERS) return void response.writeHead(503, { 'retry-after': '1' }).end();
    transfers++;
    try {
      response.writeHead(from > 0 ? 206 : 200, head);
      await pipeline(createReadStream(holding.path, { start: from }), response);
      log.info('media given to a neighbour', { sha256, bytes: size - from });
    } finally {
      transfers--;
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // The neighbour went, or the file has just been deleted: it asks elsewhere.
      log.info('media not given to a neighbour', { reason: reasonOf(error) });
      response.destroy();
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  server.maxConnections = 64;
  await listen(server, world.port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The header in which a neighbour tells how many bytes of a file it has fetched so far. */
export const COMING = 'x-bytes-so-far';
/** Each gives bytes of a disk that a picture is being played from. */
const MOST_TRANSFERS = 4;

async function listen(server: Server, port: number): Promise<void> {
  const attempt = (one: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(one, () => {
        server.off('error', reject);
        resolve();
      });
    });
  await attempt(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return attempt(0);
  });
}
