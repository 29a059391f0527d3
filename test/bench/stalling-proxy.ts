import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What stands between a browser and the player's door, and holds back the second half of one file. */
export interface StallingProxy {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Passes everything on to `target` as though it came from there, both ways; but of what is asked for at `path` only the
 * bytes before `holdFrom`. The connection stays open, and nothing more ever comes: data that stops without a word.
 */
export async function startStallingProxy(
  target: string,
  { path, holdFrom }: { readonly path: string; readonly holdFrom: number },
): Promise<StallingProxy> {
  const { host, hostname, port } = new URL(target);
  const headersOf = ({ headers }: IncomingMessage) => ({
    ...headers,
    host,
    ...(headers.origin === undefined ? {} : { origin: target }),
  });
  const server = createServer((incoming, outgoing) => {
    const { method, url } = incoming;
    const asked = request({ hostname, port, method, path: url, headers: headersOf(incoming) }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (url === path) passUpTo(holdFrom, answer, outgoing);
      else answer.pipe(outgoing);
    });
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const onward = connect(Number(port), hostname, () => {
      const lines = Object.entries(headersOf(incoming)).map(([name, value]) => `${name}: ${String(value)}`);
      onward.write([`${incoming.method} ${incoming.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) end.on('error', () => [socket, onward].forEach((each) => each.destroy()));
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

/** Writes what lies before `end` in the file that an answer is all or a part of, and then nothing more. */
function passUpTo(end: number, answer: IncomingMessage, outgoing: ServerResponse): void {
  let at = Number(/^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1] ?? 0);
  answer.on('data', (chunk: Buffer) => {
    if (at < end) outgoing.write(chunk.subarray(0, end - at));
    at += chunk.length;
  });
}
