import { reasonOf } from './log.ts';
import { shownUrl } from './network-policy.ts';
import { networkReason } from './network-reason.ts';
import type { Validators } from './playlist-store.ts';
import { loginHeader, withoutLogin } from './url-login.ts';

/** What of `fetch` is used here. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface CappedRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A playlist follows redirects on its own origin only: a log-in page must not become a playlist (reliability, N03). */
  readonly redirects: 'same-origin' | 'any';
  /** Whether the address of a redirect may be asked; a reason if not. */
  readonly refuse?: (url: string) => string | undefined;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<Limits>;
}

export interface Limits {
  /** Until the headers are there, for each hop. */
  readonly headersMs: number;
  /** The body must bring `floorBytes` in each span of this length that is spent waiting for it. */
  readonly floorSpanMs: number;
  readonly floorBytes: number;
}

/** 10 s to the headers; 1 KiB/s over 60 s (reliability, N10–N12). */
const LIMITS: Limits = { headersMs: 10_000, floorSpanMs: 60_000, floorBytes: 60 * 1024 };
const MOST_HOPS = 5;
/** The longest `Retry-After` that is honoured (reliability, N16). */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

export type Unanswered =
  /** `total` is the file's size where a 416 tells it. */
  | { readonly kind: 'http-error'; readonly status: number; readonly retryAfterMs?: number; readonly total?: number }
  | { readonly kind: 'timeout'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'bad-redirect'; readonly reason: string };

export type FetchOutcome =
  | Unanswered
  | { readonly kind: 'not-modified'; readonly headers: Headers }
  | {
      readonly kind: 'ok';
      readonly status: number;
      /** The address that answered, after redirects. */
      readonly url: string;
      readonly headers: Headers;
      /** Reads the body once, at most `mostBytes` of it after decoding. What `write` throws comes through; the transfer is then broken off. */
      readonly read: (write: (chunk: Uint8Array) => void | Promise<void>, mostBytes: number) => Promise<BodyOutcome>;
      /** Breaks the transfer off without reading it. */
      readonly cancel: () => Promise<void>;
    };

export type BodyOutcome =
  | { readonly kind: 'whole'; readonly bytes: number }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'timeout'; readonly reason: string }
  /** Cut off by the other side, the line or the caller's signal. */
  | { readonly kind: 'unreachable'; readonly reason: string };

/**
 * One GET that always ends: with limits on time, on size and on redirects. All that a network can do is a value; only
 * bugs are thrown.
 */
export async function fetchCapped(fetch: Fetch, request: CappedRequest): Promise<FetchOutcome> {
  const limits = { ...LIMITS, ...request.limits };
  const first = URL.parse(request.url);
  if (first === null) return { kind: 'unreachable', reason: `not an address: ${request.url}` };

  for (let url = first, hop = 0; ; hop++) {
    const abort = new AbortController();
    const signal = request.signal ? AbortSignal.any([abort.signal, request.signal]) : abort.signal;
    const limit = setTimeout(() => abort.abort(), limits.headersMs);
    let response: Response;
    try {
      response = await fetch(withoutLogin(url).href, {
        headers: { ...request.headers, ...loginHeader(url) },
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      if (abort.signal.aborted) return { kind: 'timeout', reason: `no answer within ${limits.headersMs / 1000} s` };
      return { kind: 'unreachable', reason: request.signal?.aborted ? 'stopped' : networkReason(error) };
    } finally {
      clearTimeout(limit);
    }

    const { status, headers } = response;
    const drop = () => drain(response);
    if (status === 200 || status === 206) {
      return {
        kind: 'ok',
        status,
        url: url.href,
        headers,
        read: (write, mostBytes) => readBody(response, mostBytes, limits, abort, write),
        cancel: drop,
      };
    }
    await drop();
    if (status === 304) return { kind: 'not-modified', headers };
    if (![301, 302, 303, 307, 308].includes(status)) return httpError(status, headers);

    const next = URL.parse(headers.get('location') ?? '', url.href);
    if (next === null) return { kind: 'bad-redirect', reason: `${status} without an address` };
    const to = shownUrl(next.href);
    if (hop + 1 > MOST_HOPS)
      return { kind: 'bad-redirect', reason: `more than ${MOST_HOPS} redirects, the last to ${to}` };
    if (request.redirects === 'same-origin' && next.origin !== url.origin)
      return { kind: 'bad-redirect', reason: `redirected to another server, ${to} (a log-in page?)` };
    const refused = request.refuse?.(next.href);
    if (refused !== undefined) return { kind: 'bad-redirect', reason: refused };
    url = next;
  }
}

/**
 * The whole body of an answer in memory, for what is small.
 *
 * @param mostOf  how much of a body is read that begins with these bytes (4 KiB, or all of it), where that says more
 */
export async function readBytes(
  answer: Extract<FetchOutcome, { kind: 'ok' }>,
  mostBytes: number,
  mostOf?: (head: Uint8Array) => number,
): Promise<{ readonly kind: 'bytes'; readonly bytes: Uint8Array } | Exclude<BodyOutcome, { kind: 'whole' }>> {
  if (Number(answer.headers.get('content-length')) > mostBytes) {
    await answer.cancel(); // packed or not, it says itself that it is too big
    return { kind: 'too-big' };
  }
  const held = holdBytes();
  let most = mostBytes;
  let isJudged = mostOf === undefined;
  try {
    const body = await answer.read((chunk) => {
      held.add(chunk);
      if (!isJudged && held.length() >= HEAD_BYTES) {
        most = Math.min(mostBytes, mostOf?.(held.head()) ?? mostBytes);
        isJudged = true;
      }
      if (held.length() > most) throw new TooBig();
    }, mostBytes);
    return body.kind === 'whole' ? { kind: 'bytes', bytes: held.whole() } : body;
  } catch (error) {
    if (error instanceof TooBig) return { kind: 'too-big' };
    throw error;
  }
}

const HEAD_BYTES = 4096;
class TooBig extends Error {}

/**
 * Gathers chunks in blocks of our own, and gives the memory of each chunk back at once. Left to the garbage collector,
 * which sees little need, a body would be in memory two and three times over.
 */
function holdBytes() {
  const blocks: Uint8Array[] = [];
  let length = 0;
  return {
    length: () => length,
    /** What came first, at least `HEAD_BYTES` of it once so many are there. */
    head: () => (blocks[0] ?? new Uint8Array()).subarray(0, Math.min(length, HEAD_BYTES)),
    add(chunk: Uint8Array) {
      for (let from = 0; from < chunk.length;) {
        const at = length % BLOCK_BYTES;
        if (at === 0) blocks.push(new Uint8Array(BLOCK_BYTES));
        const part = chunk.subarray(from, from + BLOCK_BYTES - at);
        blocks.at(-1)?.set(part, at);
        from += part.length;
        length += part.length;
      }
      // A chunk of fetch is a copy made for its reader; one that shares its memory with others is not.
      if (chunk.buffer instanceof ArrayBuffer && chunk.byteLength === chunk.buffer.byteLength) chunk.buffer.transfer(0);
    },
    whole: () => Buffer.concat(blocks, length),
  };
}

const BLOCK_BYTES = 2 ** 20;

/** The validators of an answer. */
export function validatorsOf(headers: Headers): Validators {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
}

/** A failure in one short sentence. */
export function describeUnanswered(outcome: Unanswered): string {
  return outcome.kind === 'http-error' ? `the server answered ${outcome.status}` : outcome.reason;
}

async function readBody(
  response: Response,
  mostBytes: number,
  limits: Limits,
  abort: AbortController,
  write: (chunk: Uint8Array) => void | Promise<void>,
): Promise<BodyOutcome> {
  if (response.body === null) return { kind: 'whole', bytes: 0 };
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let bytes = 0;
  // Only the time spent waiting for the network counts: a slow disk of ours is not the server's fault.
  let waitedMs = 0;
  let gained = 0;
  let whole = false;
  try {
    for (;;) {
      const askedAt = performance.now();
      const slow = setTimeout(() => abort.abort(), Math.max(0, limits.floorSpanMs - waitedMs));
      let read: { done: boolean; value?: Uint8Array | undefined };
      try {
        read = await reader.read();
      } catch (error) {
        return abort.signal.aborted
          ? { kind: 'timeout', reason: `the transfer stalled after ${bytes} bytes` }
          : { kind: 'unreachable', reason: reasonOf(error) };
      } finally {
        clearTimeout(slow);
      }
      if (read.done || read.value === undefined) {
        whole = true;
        return { kind: 'whole', bytes };
      }
      waitedMs += performance.now() - askedAt;
      gained += read.value.length;
      bytes += read.value.length;
      if (bytes > mostBytes) return { kind: 'too-big' };
      await write(read.value);
      // A full measure of bytes opens a new span; a span that ends before it is a transfer too slow to wait for.
      if (gained >= limits.floorBytes) waitedMs = gained = 0;
    }
  } finally {
    if (!whole) {
      abort.abort();
      // The line is gone already in most of these cases; there is nothing left to tell anyone.
      await reader.cancel().catch(() => undefined);
    }
  }
}

/** Lets go of an answer whose body is not wanted, so that the socket is free again. */
async function drain(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined); // it may be broken already, and is not wanted either way
}

function httpError(status: number, headers: Headers): Unanswered {
  const retryAfterMs = readRetryAfter(headers);
  const total = /^bytes \*\/(\d{1,15})$/.exec(headers.get('content-range') ?? '')?.[1];
  return {
    kind: 'http-error',
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(total === undefined ? {} : { total: Number(total) }),
  };
}

/** `Retry-After` in seconds or as a date, which is measured by the server's own clock: ours may be wrong. */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value.trim())
    ? Number(value) * 1000
    : Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_RETRY_AFTER_MS, Math.max(0, ms));
}
