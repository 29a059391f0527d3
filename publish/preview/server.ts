import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { admit, doorCookie, withoutToken, type Admission } from '../../player/door.ts';
import { safeHeaders, sendMedia } from '../../player/page-files.ts';
import type { BuiltPage } from './built-page.ts';

export interface PreviewServerWorld {
  /** The port wanted; 0 lets the system choose. */
  readonly port: number;
  readonly token: string;
  /** Lets in once, instead of the token, who got it by a way that others can see. */
  readonly ticket: string;
  readonly page: BuiltPage;
  /** The newest data of the page, as JSON, and the version that it carries. */
  readonly data: () => { readonly json: string; readonly version: number };
  /** The file of the media with this key, and its MIME type. */
  readonly media: (key: string) => Promise<{ readonly file: string; readonly type: string } | undefined>;
}

export interface PreviewServer {
  /** Opens in any browser of this machine: the token in it is turned into a cookie. */
  readonly url: string;
  /** Opens once: for a program's arguments, which everybody on this machine can read (DECISIONS 9). */
  readonly ticketUrl: string;
  /** Tells every open page that there is something newer. */
  changed(): void;
  close(): Promise<void>;
}

/** Serves the preview on 127.0.0.1, behind the same door as the player's page. Rejects when the port is taken. */
export async function openPreviewServer(world: PreviewServerWorld): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>();
  let port = 0;
  let ticket: string | undefined = world.ticket;
  const admission = (request: IncomingMessage): Admission => {
    const admitted = admit(request, port, world.token);
    if (admitted !== 'refused' || ticket === undefined || admit(request, port, ticket) !== 'token') return admitted;
    ticket = undefined;
    return 'token';
  };
  const server = createServer((request, response) => {
    answer(world, { admission: admission(request), port, listeners }, request, response).catch(() =>
      response.destroy(),
    ); // the browser asks again
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(world.port, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${port}/?token=${world.token}`,
    ticketUrl: `http://127.0.0.1:${port}/?token=${world.ticket}`,
    changed() {
      for (const listener of listeners) listener.write(`data: ${world.data().version}\n\n`);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Visit {
  readonly admission: Admission;
  readonly port: number;
  /** Open pages that are told of changes. */
  readonly listeners: Set<ServerResponse>;
}

async function answer(
  world: PreviewServerWorld,
  { admission, port, listeners }: Visit,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (admission === 'refused') return void response.writeHead(403, safeHeaders).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, safeHeaders).end();
  if (admission === 'token') {
    const location = withoutToken(request.url ?? '/');
    return void response
      .writeHead(303, { ...safeHeaders, 'set-cookie': doorCookie(port, world.token), location })
      .end();
  }
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const send = (type: string, body: string, more: Readonly<Record<string, string>> = {}) => {
    response.writeHead(200, { ...safeHeaders, ...more, 'content-type': type });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  switch (path) {
    case '/':
      return send('text/html; charset=utf-8', world.page.html, { 'content-security-policy': world.page.policy });
    case '/preview.json':
      return send('application/json', world.data().json);
    case '/changes':
      response.writeHead(200, { ...safeHeaders, 'content-type': 'text/event-stream' });
      // Something may have been saved before it listened.
      response.write(`retry: 1000\ndata: ${world.data().version}\n\n`);
      listeners.add(response);
      response.once('close', () => listeners.delete(response));
      return;
  }
  const key = /^\/media\/([0-9a-f]{64})$/.exec(path)?.[1];
  const media = key === undefined ? undefined : await world.media(key);
  if (media === undefined) return void response.writeHead(404, safeHeaders).end();
  return sendMedia(response, media.file, media.type, request.headers.range);
}
