import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** How a server answers one request. */
export type FaultAnswer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface FaultServer {
  url(path?: string): string;
  /** From now on this path is answered so; several answers are given one after the other, the last one for ever. */
  on(path: string, ...answers: FaultAnswer[]): void;
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** Bytes of bodies handed to sockets, to see what a transfer cost. */
  sentBytes(): number;
  /** Answers that are kept back on purpose: nobody need wait for them to come to their end. */
  held(): number;
  /** From now on, a server over TLS proves itself with this certificate; whoever is connected must ask again. */
  certify(certificate: Certificate): void;
  close(): Promise<void>;
}

/** A private key and its certificate, PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * A web server on the loopback interface that misbehaves as it is told (reliability, section 3: N and M).
 *
 * @param certificate  for `127.0.0.1`; with it the server speaks TLS
 */
export async function startFaultServer(certificate?: Certificate): Promise<FaultServer> {
  const script = new Map<string, FaultAnswer[]>();
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = [];
  let sent = 0;
  const open = new Set<ServerResponse>();
  const heed = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    response.on('error', () => undefined); // being cut off is what these tests are about
    open.add(response);
    response.on('close', () => open.delete(response));
    const write = response.write.bind(response) as (chunk: unknown, ...rest: unknown[]) => boolean;
    response.write = ((chunk: Uint8Array | string, ...rest: unknown[]) => {
      sent += chunk.length;
      return write(chunk, ...rest);
    }) as typeof response.write;
    const answers = script.get(path) ?? [status(404)];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    void answer?.(request, response);
  };
  const server = certificate === undefined ? createServer(heed) : createSecureServer({ ...certificate }, heed);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path = '/') => `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}${path}`,
    on: (path, ...answers) => void script.set(path, [...answers]),
    requests,
    sentBytes: () => sent,
    certify(renewed) {
      if (!(server instanceof SecureServer)) throw new Error('this server speaks no TLS');
      server.setSecureContext({ ...renewed });
      server.closeAllConnections();
    },
    held: () => [...open].filter((response) => keptBack.has(response)).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const keptBack = new WeakSet<ServerResponse>();

/** A good server: ETag, conditional requests, ranges. */
export function file(bytes: Uint8Array | string, { etag = etagOf(bytes), type = 'image/jpeg' } = {}): FaultAnswer {
  const body = Buffer.from(bytes);
  return ({ headers }, response) => {
    const common = { etag, 'content-type': type, 'accept-ranges': 'bytes' };
    if (headers['if-none-match'] === etag) return void response.writeHead(304, common).end();
    const from = rangeOf(headers, etag);
    if (from === undefined) {
      response.writeHead(200, { ...common, 'content-length': body.length });
    } else if (from >= body.length) {
      return void response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
    } else {
      const range = `bytes ${from}-${body.length - 1}/${body.length}`;
      response.writeHead(206, { ...common, 'content-length': body.length - from, 'content-range': range });
    }
    response.write(body.subarray(from ?? 0));
    response.end();
  };
}

export function status(code: number, headers: Record<string, string> = {}): FaultAnswer {
  return (_, response) => void response.writeHead(code, headers).end();
}

/** The page of a Wi-Fi log-in, answered with 200 (N01, N02). */
export function loginPage(): FaultAnswer {
  const page = '<!doctype html><title>Đăng nhập Wi-Fi</title>'.padEnd(400, ' ');
  return (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(page);
}

/** Like `file`, but the line is cut after so many bytes of each answer (N05, N25). */
export function cutAfter(bytes: Uint8Array, count: number, { etag = etagOf(bytes) } = {}): FaultAnswer {
  const body = Buffer.from(bytes);
  return ({ headers }, response) => {
    const from = rangeOf(headers, etag) ?? 0;
    const common = { etag, 'content-length': body.length - from };
    response.writeHead(
      from > 0 ? 206 : 200,
      from > 0 ? { ...common, 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` } : common,
    );
    if (body.length - from <= count) return void (response.write(body.subarray(from)), response.end());
    keptBack.add(response);
    response.write(body.subarray(from, from + count), () => setTimeout(() => response.socket?.destroy(), 120));
  };
}

/** Says a length that is not the body's: too short is silently believed by fetch (N06). */
export function wrongLength(bytes: Uint8Array, length: number): FaultAnswer {
  return raw(`HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\ncontent-length: ${length}\r\n\r\n`, bytes);
}

/** HTTP/1.0, no length: its end is the end of the line, so a cut cannot be seen (N07). */
export function closeDelimited(bytes: Uint8Array): FaultAnswer {
  return raw('HTTP/1.0 200 OK\r\ncontent-type: image/jpeg\r\n\r\n', bytes);
}

/** Chunks, and the line is cut before the last one (N08). */
export function chunkedCut(bytes: Uint8Array): FaultAnswer {
  const size = bytes.length.toString(16);
  return raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${size}\r\n`, bytes);
}

/** Takes the request and never answers (N10, N12). */
export function silence(): FaultAnswer {
  return (_, response) => void keptBack.add(response);
}

/** A line of a header now and then, and never the last one (N10). */
export function slowHeader(everyMs: number): FaultAnswer {
  return async ({ socket }, response) => {
    keptBack.add(response);
    socket?.write('HTTP/1.1 200 OK\r\n');
    while (!response.destroyed && socket?.writable === true) {
      socket.write('x-slow: 1\r\n');
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };
}

/** Says two lengths at once, which is how requests are smuggled (N09). */
export function twoLengths(bytes: Uint8Array): FaultAnswer {
  return raw(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\ntransfer-encoding: chunked\r\n\r\n`, bytes);
}

/** A byte now and then, for ever (N11). */
export function drip(everyMs: number, length = 1_000_000): FaultAnswer {
  return async (_, response) => {
    keptBack.add(response);
    response.writeHead(200, { 'content-length': length, etag: '"1"' });
    while (!response.destroyed) {
      response.write('x');
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };
}

/** Half a megabyte on the line, `megabytes` once it is unpacked (N13). */
export function gzipBomb(megabytes: number): FaultAnswer {
  const packed = gzipSync(Buffer.alloc(megabytes * 2 ** 20, 32));
  return (_, response) => {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/json', 'content-length': packed.length };
    response.writeHead(200, headers).end(packed);
  };
}

/** A body without end (N14). */
export function endless(): FaultAnswer {
  const block = Buffer.alloc(64 * 1024, 0x20);
  return async (_, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    while (!response.destroyed) {
      // The pace of whoever reads it, near enough; a reader that is gone ends the loop.
      await sleep(response.write(block) ? 0 : 5);
    }
  };
}

/** 64 KiB of header (N15). */
export function hugeHeader(): FaultAnswer {
  return raw(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(65_536)}\r\n\r\n`, Buffer.from(''));
}

/** Answers a range with another one than was asked for (N20). */
export function wrongRange(bytes: Uint8Array): FaultAnswer {
  const range = `bytes 7-${bytes.length - 1}/${bytes.length}`;
  return (_, response) => {
    response.writeHead(206, { 'content-range': range, 'content-length': bytes.length - 7, etag: etagOf(bytes) });
    response.end(bytes.subarray(7));
  };
}

/** The strong ETag that these fakes give a file. */
export function etagOf(bytes: Uint8Array | string): string {
  return `"${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}"`;
}

function raw(head: string, body: Uint8Array): FaultAnswer {
  return (_, { socket }) => {
    socket?.write(head);
    socket?.end(body);
  };
}

function rangeOf(headers: IncomingMessage['headers'], etag: string): number | undefined {
  const from = /^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1];
  const still = headers['if-range'] === undefined || headers['if-range'] === etag;
  return from !== undefined && still ? Number(from) : undefined;
}
