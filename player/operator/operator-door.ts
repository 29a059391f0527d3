import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAbsolute } from 'node:path';
import {
  operatorHeader,
  operatorRefusals,
  type OperatorRefusal,
  type Sources,
  type TakeRequest,
  type Unlocked,
  type UnlockRequest,
} from '../../core/operator.ts';
import { safeHeaders } from '../page-files.ts';
import type { FindSticks } from './find-sticks.ts';
import { listSources } from './list-sources.ts';
import { IDLE_MS, type PinGate } from './pin-gate.ts';
import type { Taker } from './taker.ts';

/** Answers what the operator's panel and the command line ask under `/operator/`, once they are through the loopback door. */
export type AnswerOperator = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

export interface OperatorDoorWorld {
  readonly gate: PinGate;
  readonly taker: Taker;
  readonly findSticks: FindSticks;
}

/** The routes of `core/operator.ts`. Bodies are JSON of at most 4 KiB; all but unlocking needs a session's secret. */
export function createOperatorDoor({ gate, taker, findSticks }: OperatorDoorWorld): AnswerOperator {
  const unlock = async (body: unknown): Promise<Reply> => {
    const pin = textIn(body, 'pin' satisfies keyof UnlockRequest);
    if (pin === undefined) return refused({ code: 'BAD_REQUEST' });
    const unlocking = await gate.unlock(pin);
    switch (unlocking.kind) {
      case 'unlocked':
        return ok({ secret: unlocking.secret, idleSeconds: IDLE_MS / 1000 } satisfies Unlocked);
      case 'wrong':
        return refused({ code: 'WRONG_PIN', triesLeft: unlocking.triesLeft });
      case 'locked':
        return refused({ code: 'LOCKED', retryAfterSeconds: Math.ceil(unlocking.waitMs / 1000) });
      case 'no-pin':
        return refused({ code: 'NO_PIN' });
    }
  };

  const take = (body: unknown): Reply => {
    const path = textIn(body, 'path' satisfies keyof TakeRequest);
    if (path === undefined || !isAbsolute(path)) return refused({ code: 'BAD_REQUEST' });
    return taker.take(path) ? { status: 202, body: {} } : refused({ code: 'BUSY' });
  };

  const reply = async (request: IncomingMessage, path: string): Promise<Reply> => {
    const route = `${request.method} ${path}`;
    if (!routes.includes(route))
      return { status: routes.some((one) => one.endsWith(` ${path}`)) ? 405 : 404, body: {} };
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    if (route === 'POST /operator/unlock') return unlock(body);

    const secret = secretOf(request);
    // A page that only watches does not keep the door open, but what is being copied does.
    const isUse = route !== 'GET /operator/taking' || taker.taking().state === 'copying';
    if (secret === undefined || !gate.admits(secret, isUse)) return refused({ code: 'LOCKED_OUT' });
    switch (route) {
      case 'GET /operator/sources':
        return ok({ sources: await listSources(findSticks) } satisfies Sources);
      case 'GET /operator/taking':
        return ok(taker.taking());
      case 'POST /operator/take':
        return take(body);
      default:
        gate.lock(secret);
        return ok({});
    }
  };

  return async (request, response, path) => {
    const { status, body } = await reply(request, path);
    const headers = {
      ...safeHeaders,
      'content-type': 'application/json',
      ...('retryAfterSeconds' in body ? { 'retry-after': String(body.retryAfterSeconds) } : {}),
    };
    response.writeHead(status, headers).end(JSON.stringify(body));
  };
}

const routes: readonly string[] = [
  'POST /operator/unlock',
  'POST /operator/lock',
  'POST /operator/take',
  'GET /operator/sources',
  'GET /operator/taking',
];

interface Reply {
  readonly status: number;
  readonly body: object & { readonly retryAfterSeconds?: number };
}

function ok(body: object): Reply {
  return { status: 200, body };
}

function refused(refusal: OperatorRefusal): Reply {
  return { status: operatorRefusals[refusal.code], body: refusal };
}

function secretOf(request: IncomingMessage): string | undefined {
  const secret = request.headers[operatorHeader];
  return typeof secret === 'string' ? secret : undefined;
}

/** A field of what was sent, if it is text. */
function textIn(body: unknown, name: string): string | undefined {
  const value = (body as Partial<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** A JSON body; nothing when it is none, too long, or not said to be one (another site's form cannot say so). */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LARGEST_BODY_BYTES) chunks.push(chunk);
  }
  try {
    return isJson && bytes <= LARGEST_BODY_BYTES ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}

const LARGEST_BODY_BYTES = 4096;
