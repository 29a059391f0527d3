import { readRetryAfter, type Fetch } from './fetch-capped.ts';
import { networkReason } from './network-reason.ts';
import { loginHeader, withoutLogin } from './url-login.ts';

export interface ServerRequest {
  /** http(s); the user and password in it, where there are any, go in a header. */
  readonly url: string;
  readonly method: 'POST' | 'PUT' | 'HEAD' | 'MKCOL';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
  /** For the whole of it. */
  readonly limitMs: number;
  /** How much of the answer is read, in bytes after decoding; 0: its head is all that is of use. */
  readonly mostBytes?: number;
}

export type ServerAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Headers;
      /** What was read of it, as UTF-8. */
      readonly text: string;
      /** Whether the text is all of it. */
      readonly isWhole: boolean;
      readonly retryAfterMs?: number;
    }
  /** No answer came, or it broke off; why, on one line. */
  | { readonly kind: 'failed'; readonly reason: string };

/** One request that brings something to a server and always ends; no redirect is followed. Only bugs are thrown. */
export async function askServer(fetch: Fetch, request: ServerRequest): Promise<ServerAnswer> {
  const { method, headers, body, signal, limitMs, mostBytes = 0 } = request;
  const url = new URL(request.url);
  const limit = AbortSignal.timeout(limitMs);
  try {
    const response = await fetch(withoutLogin(url).href, {
      method,
      headers: { ...loginHeader(url), ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit]),
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    const read = await readText(response, mostBytes);
    const retryAfterMs = readRetryAfter(response.headers);
    return {
      ...{ kind: 'answered', status: response.status, headers: response.headers, ...read },
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', reason: 'stopped' };
    return { kind: 'failed', reason: limit.aborted ? `no answer within ${limitMs / 1000} s` : networkReason(error) };
  }
}

/** Whether the same request may be answered otherwise later; what is wrong with it stays wrong. */
export function mayPass(status: number): boolean {
  return status >= 500 || [408, 423, 425, 429].includes(status);
}

async function readText(
  response: Response,
  mostBytes: number,
): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  if (response.body === null) return { text: '', isWhole: true };
  if (mostBytes === 0) {
    await response.body.cancel().catch(() => undefined); // nothing in it is of use
    return { text: '', isWhole: false };
  }
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; bytes <= mostBytes;) {
    const { done, value } = await reader.read();
    if (done) return { text: Buffer.concat(chunks).toString('utf8'), isWhole: true };
    chunks.push(value);
    bytes += value.length;
  }
  await reader.cancel().catch(() => undefined); // enough was read
  return { text: Buffer.concat(chunks).toString('utf8'), isWhole: false };
}
