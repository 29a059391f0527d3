import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isSameSecret } from '../door.ts';
import type { FaultBoard } from '../fault-board.ts';
import { reasonOf, type Log } from '../log.ts';
import { safeHeaders } from '../page-files.ts';
import { EXPOSITION_TYPE } from './exposition.ts';

/** Answers a request for `/metrics`. */
export type AnswerMetrics = (
  request: IncomingMessage,
  response: ServerResponse,
  /** It has come through the loopback door already, and needs no token of its own. */
  isAdmitted: boolean,
) => Promise<void>;

/**
 * Answers whoever brings the static token (`Authorization: Bearer …`, DECISIONS 9), or has come through the loopback door.
 * A web page can do neither: to send that header it would have to be allowed by us, and nobody is.
 *
 * @param token  none: only the door
 */
export function answerMetrics(token: string | undefined, compose: () => Promise<string>): AnswerMetrics {
  return async (request, response, isAdmitted) => {
    const brought = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const isKnown = token !== undefined && request.headers.origin === undefined && isSameSecret(brought, token);
    if (!isAdmitted && !isKnown)
      return void response.writeHead(401, { ...safeHeaders, 'www-authenticate': 'Bearer realm="metrics"' }).end();
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { ...safeHeaders, allow: 'GET, HEAD' }).end();
    const body = request.method === 'HEAD' ? undefined : await compose();
    response.writeHead(200, { ...safeHeaders, 'content-type': EXPOSITION_TYPE }).end(body);
  };
}

export interface MetricsDoorWorld {
  /** `10.0.0.5:9464`, `[fd00::5]:9464` or `eth0:9464`. */
  readonly listen: string;
  readonly answer: AnswerMetrics;
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
  readonly log: Log;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Of this machine, with their addresses; those of the system unless said. */
  readonly interfaces?: typeof networkInterfaces;
}

/**
 * Opens a door for `/metrics`, and nothing else, beside the loopback one. An interface may get its address long after the
 * player has started, lose it, or get another one: that is looked at every minute. Gives how to close it.
 */
export function openMetricsDoor(world: MetricsDoorWorld): () => Promise<void> {
  const { listen, answer, faults, log, sleep, interfaces = networkInterfaces } = world;
  const [, name = '', port = ''] = /^(.*):(\d+)$/.exec(listen) ?? [];
  const ending = new AbortController();
  /** Resolves when the address is the interface's no more, or at the signal. */
  const movedFrom = async (address: string, signal: AbortSignal) => {
    while (!signal.aborted && addressOf(name, interfaces()) === address)
      await sleep(AGAIN_MS, signal).catch(() => undefined); // over
  };
  /** Answers at the address that the interface has now, for as long as it has it. */
  const serve = async () => {
    const address = addressOf(name, interfaces());
    if (address === undefined) throw new Error(`this machine has no interface ${name} with an address`);
    const server = await listenOn({ address, port: Number(port) }, answer, log);
    faults.clear('METRICS_CLOSED');
    log.info('metrics door opened', { listen, address });
    const leaving = new AbortController();
    const signal = AbortSignal.any([ending.signal, leaving.signal]);
    void movedFrom(address, signal).then(() => leaving.abort());
    await closedBy(server, signal).finally(() => leaving.abort());
  };
  const run = async () => {
    while (!ending.signal.aborted) {
      try {
        await serve();
        continue; // at another address
      } catch (error) {
        faults.raise('METRICS_CLOSED', `metrics cannot be read at ${listen}: ${reasonOf(error)}; it is tried again`);
      }
      await sleep(AGAIN_MS, ending.signal).catch(() => undefined); // stopped
    }
  };
  const running = run();
  return async () => {
    ending.abort();
    await running;
  };
}

async function listenOn(
  { address, port }: { readonly address: string; readonly port: number },
  answer: AnswerMetrics,
  log: Log,
): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path !== '/metrics') return void response.writeHead(404, safeHeaders).end();
    answer(request, response, false).catch((error: unknown) => {
      log.error('metrics not answered', { reason: reasonOf(error) });
      response.destroy();
    });
  });
  // Whoever may reach it from elsewhere holds neither many sockets nor any for long.
  server.maxConnections = 16;
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return server;
}

/** Resolves when it was closed at the signal, or rejects with what closed it. */
function closedBy(server: Server, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      server.close();
      reject(error);
    });
    const close = () => {
      server.close(() => resolve());
      server.closeAllConnections();
    };
    if (signal.aborted) close();
    else signal.addEventListener('abort', close, { once: true });
  });
}

/** The address itself, or that of an interface: of IPv4 before IPv6. */
function addressOf(name: string, interfaces: ReturnType<typeof networkInterfaces>): string | undefined {
  const bare = name.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return bare;
  const own = interfaces[name] ?? [];
  return (own.find(({ family }) => family === 'IPv4') ?? own.find(({ scopeid }) => scopeid === 0))?.address;
}

const AGAIN_MS = 60_000;
