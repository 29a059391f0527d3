import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

export interface Taken {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface TakingServer {
  url(path?: string): string;
  readonly taken: Taken[];
  /** Sequence numbers of the entries that came with these requests. */
  seqs(): readonly number[];
  /** The most requests that were open at one moment. */
  mostAtOnce(): number;
}

export interface TakingAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server on the loopback interface that keeps what is brought, and answers as it is told. */
export async function startTakingServer(answer: (taken: Taken, nth: number) => TakingAnswer): Promise<TakingServer> {
  const taken: Taken[] = [];
  let open = 0;
  let mostAtOnce = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    mostAtOnce = Math.max(mostAtOnce, ++open);
    response.on('close', () => open--);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks) };
      taken.push(one);
      const told = answer(one, taken.length);
      response.writeHead(told.status, told.headers).end(method === 'HEAD' ? undefined : told.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: (path = '/') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    taken,
    seqs: () => taken.flatMap(({ body }) => seqsIn(body)),
    mostAtOnce: () => mostAtOnce,
  };
}

/** Sequence numbers of the entries in a packed batch. */
export function seqsIn(bytes: Uint8Array): readonly number[] {
  return gunzipSync(bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly kind: string; readonly seq: number })
    .flatMap(({ kind, seq }) => (kind === 'seal' ? [] : [seq]));
}
