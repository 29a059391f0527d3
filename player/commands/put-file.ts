import { retryDelayMs } from '../../core/retry.ts';
import type { Fetch } from '../fetch-capped.ts';
import { checkConfigUrl } from '../network-policy.ts';
import { networkReason } from '../network-reason.ts';

export interface PutWorld {
  readonly fetch: Fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export type Put =
  | { readonly kind: 'acknowledged' }
  /** It will not be taken, however often it is brought. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Its time was over before it was taken; with why the last try came to nothing. */
  | { readonly kind: 'too-late'; readonly reason: string }
  | { readonly kind: 'stopped' };

export interface FileToPut {
  /** With the user and password in it where there are any. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  /** It is brought no more from this instant on, epoch milliseconds. */
  readonly until: number;
  readonly signal: AbortSignal;
}

/**
 * Brings a file to an address by PUT, again and again until it is acknowledged: by a 2xx, after which a HEAD tells the
 * right length (DECISIONS 25); a server that answers no HEAD is believed. Never throws for what a network can do.
 */
export async function putFile({ fetch, now, random, sleep }: PutWorld, file: FileToPut): Promise<Put> {
  const allowed = checkConfigUrl(file.url);
  if (allowed.kind === 'refused') return allowed;
  for (let attempt = 1; ; attempt++) {
    const tried = await tryOnce(fetch, allowed.url, file);
    if (file.signal.aborted) return { kind: 'stopped' };
    if (tried.kind !== 'failed') return tried;
    const delayMs = Math.max(1_000, retryDelayMs(attempt, random(), { firstMs: 10_000 }));
    if (now() + delayMs >= file.until) return { kind: 'too-late', reason: tried.reason };
    await sleep(delayMs, file.signal).catch(() => undefined); // stopped
    if (file.signal.aborted) return { kind: 'stopped' };
  }
}

type Tried =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may be taken the next time. */
  | { readonly kind: 'failed'; readonly reason: string };

async function tryOnce(fetch: Fetch, address: string, { bytes, type, signal }: FileToPut): Promise<Tried> {
  const url = new URL(address);
  const headers = { ...loginOf(url) };
  [url.username, url.password] = ['', ''];
  const ask = async (init: RequestInit): Promise<{ readonly status: number; readonly length: string | null }> => {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    const response = await fetch(url.href, { ...init, redirect: 'manual', signal: limited });
    await response.body?.cancel().catch(() => undefined); // nothing in it is of use
    return { status: response.status, length: response.headers.get('content-length') };
  };
  try {
    const put = await ask({
      method: 'PUT',
      headers: { ...headers, 'content-type': type },
      body: new Uint8Array(bytes),
    });
    if (put.status < 200 || put.status > 299) return notTaken(put.status);
    const head = await ask({ method: 'HEAD', headers });
    const isTold = head.status >= 200 && head.status <= 299 && head.length !== null;
    if (isTold && Number(head.length) !== bytes.length)
      return { kind: 'failed', reason: `the server has ${head.length} bytes of ${bytes.length}` };
    if (head.status === 404) return { kind: 'failed', reason: 'the server has taken it, and does not have it' };
    return { kind: 'acknowledged' };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: 'failed', reason: isLate ? `no answer within ${LIMIT_MS / 1000} s` : networkReason(error) };
  }
}

/** What is wrong with the request stays wrong; what may pass is tried again. */
function notTaken(status: number): Tried {
  const mayPass = status >= 500 || [408, 423, 425, 429].includes(status);
  return { kind: mayPass ? 'failed' : 'refused', reason: `the server answered ${status}` };
}

function loginOf({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** For one request. A screenshot is some megabytes, and lines are thin. */
const LIMIT_MS = 120_000;
