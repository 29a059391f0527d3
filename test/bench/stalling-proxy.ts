import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** What stands between a browser and the player's door, and holds back the second half of one file. */
export interface StallingProxy {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** What it does with one file. */
export interface Stall {
  readonly path: string;
  /** Bytes from here on are held back. */
  readonly holdFrom: number;
  /** How fast those before come. */
  readonly bytesPerSecond: number;
}

/**
 * Passes everything on to `target` as though it came from there, both ways; but of what is asked for at `path` only the
 * bytes before `holdFrom`, at a steady rate. The connection stays open, and nothing more ever comes: data that stops
 * without a word.
 */
export async function startStallingProxy(target: string, stall: Stall): Promise<StallingProxy> {
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
      if (url === stall.path) void passUpTo(stall, answer, outgoing).catch(() => outgoing.destroy());
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

/** Writes what lies before the hold in the file that an answer is all or a part of, and then nothing more. */
async function passUpTo({ holdFrom, bytesPerSecond }: Stall, answer: IncomingMessage, outgoing: ServerResponse) {
  let at = Number(/^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1] ?? 0);
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    const passed = chunk.subarray(0, Math.max(0, holdFrom - at));
    if (passed.length > 0) outgoing.write(passed);
    at += chunk.length;
    await sleep((1000 * passed.length) / bytesPerSecond);
  }
}
