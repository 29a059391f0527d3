import { answeredWords } from './answer-words.ts';
import { askServer, mayPass, type ServerAnswer } from './ask-server.ts';
import { whyNotTaken } from './delivery/acknowledgement.ts';
import type { Fetch } from './fetch-capped.ts';

export interface Put {
  /** One that may be asked (`checkConfigUrl`). */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Besides its type and the login in the address. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export type PutAnswer =
  | { readonly kind: 'acknowledged' }
  /** It would be answered the same again. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  /** It may be taken the next time. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number };

/**
 * Brings a file to an address by PUT. It is acknowledged by a 2xx that is no web page and no error, after which a HEAD
 * tells the right length (DECISIONS 25); a server that answers no HEAD is believed. Never throws for what a network can do.
 */
export async function putOnce(fetch: Fetch, { url, bytes, type, headers, signal }: Put): Promise<PutAnswer> {
  const common = { url, signal, limitMs: LIMIT_MS };
  const put = await askServer(fetch, {
    ...common,
    ...{ method: 'PUT', headers: { ...headers, 'content-type': type }, body: bytes, mostBytes: MOST_ANSWER_BYTES },
  });
  if (put.kind === 'failed') return put;
  if (put.status < 200 || put.status > 299) return notTaken(put);
  // "Created" is not what a log-in page says; Apache tells it on a page of its own.
  const reason = put.status === 201 ? undefined : whyNotTaken(put);
  if (reason !== undefined) return { kind: 'refused', status: put.status, reason };
  const head = await askServer(fetch, { ...common, method: 'HEAD', ...(headers === undefined ? {} : { headers }) });
  if (head.kind === 'failed') return head;
  const length = head.headers.get('content-length');
  const isTold = head.status >= 200 && head.status <= 299 && length !== null;
  if (isTold && Number(length) !== bytes.length)
    return { kind: 'failed', reason: `the server has ${length} bytes of ${bytes.length}` };
  if (head.status === 404) return { kind: 'failed', reason: 'the server has taken it, and does not have it' };
  return { kind: 'acknowledged' };
}

/** What is wrong with the request stays wrong; what may pass is tried again. */
function notTaken(answer: Extract<ServerAnswer, { kind: 'answered' }>): PutAnswer {
  const { status, retryAfterMs } = answer;
  const reason = answeredWords(answer);
  if (!mayPass(status)) return { kind: 'refused', status, reason };
  return { kind: 'failed', reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** For one request. A screenshot is some megabytes, and lines are thin. */
const LIMIT_MS = 120_000;
/** Why something was not taken is told in a few lines. */
const MOST_ANSWER_BYTES = 16 * 1024;
