import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { exitCodes } from '../core/exit-codes.ts';
import type { ToHost } from '../core/messages.ts';
import { WEB_PAGE_PATH } from '../core/page-address.ts';
import type { Status } from '../core/status.ts';
import { atMostEvery } from './at-most-every.ts';
import { admit, doorCookie, withoutToken } from './door.ts';
import { reasonOf, type Log } from './log.ts';
import type { AnswerMetrics } from './metrics/metrics-door.ts';
import type { AnswerOperator } from './operator/operator-door.ts';
import { pageHeaders, safeHeaders, sendMedia, type PageFiles } from './page-files.ts';
import type { PageAnswer } from './web/ask-page.ts';

export interface PageServerWorld {
  /** The port wanted; none lets the system choose. */
  readonly port: number | undefined;
  /** Whether another port will do when that one is taken. */
  readonly portRequired: boolean;
  readonly token: string;
  readonly files: PageFiles;
  /** The file of a verified asset, and its MIME type. */
  readonly media: (sha256: string) => { readonly file: string; readonly type: string } | undefined;
  readonly status: () => Promise<Status>;
  /** Answers `/metrics`, also to those who have only its own token. */
  readonly metrics: AnswerMetrics;
  /** Answers all under `/operator/`. */
  readonly operator: AnswerOperator;
  /** The origins whose web pages may be shown. */
  readonly webOrigins: readonly string[];
  /** Whether a web page can be had now. */
  readonly askPage: (address: string, framedBy: string) => Promise<PageAnswer>;
  readonly onSocket: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** A page of ours asks for its socket without the launch's secret; told at most once a second. */
  readonly onKeyless: () => void;
  readonly log: Log;
}

export type OpenedPageServer =
  | { readonly kind: 'open'; readonly port: number; readonly origin: string; close(): Promise<void> }
  | { readonly kind: 'port-in-use'; readonly port: number };

/**
 * Serves page, media and status on 127.0.0.1, to those who come through the door. The port stays the same from start
 * to start where it can, because it is part of the page's origin.
 */
export async function openPageServer(world: PageServerWorld): Promise<OpenedPageServer> {
  let port = 0;
  const tellKeyless = atMostEvery(1_000, world.onKeyless);
  const server = createServer((request, response) => {
    answer(world, port, request, response).catch((error: unknown) => {
      world.log.error('request failed', { path: pathOf(request), error: reasonOf(error) });
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node lets go of a socket it hands over: whoever resets it now would end the player with an unheard error.
    socket.on('error', () => socket.destroy());
    const admission = pathOf(request) === '/socket' ? admit(request, port, world.token) : 'refused';
    if (admission === 'admitted') return world.onSocket(request, socket, head);
    if (admission === 'keyless') tellKeyless();
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  // The page's sockets are long-lived by design; only what sends no request at all is let go of.
  server.keepAliveTimeout = 60_000;

  const bound = await listen(server, world.port ?? 0);
  if (bound === undefined && world.portRequired) return { kind: 'port-in-use', port: world.port ?? 0 };
  if (bound === undefined) world.log.warn('port taken, using another', { port: world.port ?? 0 });
  port = bound ?? (await listen(server, 0)) ?? 0;
  if (port === 0) throw new Error('no free port on 127.0.0.1');
  return {
    kind: 'open',
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        tellKeyless.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the host is told of a player whose port another program has. */
export function portInUse(port: number): ToHost {
  const message = `port ${port} is used by another program: end that one, or choose another with --port`;
  return { type: 'refused', exitCode: exitCodes.portInUse, message };
}

async function answer(world: PageServerWorld, port: number, request: IncomingMessage, response: ServerResponse) {
  const path = pathOf(request);
  const admission = admit(request, port, world.token);
  const isAdmitted = admission === 'admitted' || admission === 'token';
  if (path === '/metrics') return world.metrics(request, response, isAdmitted);
  if (!isAdmitted) return void response.writeHead(403, safeHeaders).end();
  if (path.startsWith('/operator/')) return world.operator(request, response, path);
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, safeHeaders).end();
  if (path === '/status') {
    const body = JSON.stringify(await world.status());
    return void response.writeHead(200, { ...safeHeaders, 'content-type': 'application/json' }).end(body);
  }
  if (path === WEB_PAGE_PATH) {
    const address = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('address') ?? '';
    const body = JSON.stringify(await world.askPage(address, `http://127.0.0.1:${port}`));
    return void response.writeHead(200, { ...safeHeaders, 'content-type': 'application/json' }).end(body);
  }
  if (admission === 'token') {
    const location = withoutToken(request.url ?? '/');
    return void response
      .writeHead(303, { ...safeHeaders, 'set-cookie': doorCookie(port, world.token), location })
      .end();
  }
  const sha256 = /^\/media\/([0-9a-f]{64})$/.exec(path)?.[1];
  if (sha256 !== undefined) {
    const media = world.media(sha256);
    if (media === undefined) return void response.writeHead(404, safeHeaders).end();
    return sendMedia(response, media.file, media.type, request.headers.range);
  }
  const page = world.files.get(path);
  if (page === undefined) return void response.writeHead(404, safeHeaders).end();
  const headers = path === '/' ? pageHeaders(world.webOrigins) : safeHeaders;
  response.writeHead(200, { ...headers, 'content-type': page.type, 'content-length': page.body.length });
  response.end(request.method === 'HEAD' ? undefined : page.body);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

/** The port it listens on, or `undefined` when that one is taken or not allowed. */
function listen(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', bound);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    };
    const bound = () => {
      server.off('error', failed);
      resolve((server.address() as AddressInfo).port);
    };
    server.once('error', failed).once('listening', bound).listen(port, '127.0.0.1');
  });
}
