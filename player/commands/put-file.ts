import { retryDelayMs } from '../../core/retry.ts';
import type { Fetch } from '../fetch-capped.ts';
import { checkConfigUrl } from '../network-policy.ts';
import { putOnce } from '../put-once.ts';

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

/** Brings a file to an address by PUT, again and again until it is acknowledged. Never throws for what a network can do. */
export async function putFile({ fetch, now, random, sleep }: PutWorld, file: FileToPut): Promise<Put> {
  const allowed = checkConfigUrl(file.url);
  if (allowed.kind === 'refused') return allowed;
  for (let attempt = 1; ; attempt++) {
    const tried = await putOnce(fetch, { ...file, url: allowed.url });
    if (file.signal.aborted) return { kind: 'stopped' };
    if (tried.kind === 'acknowledged') return tried;
    if (tried.kind === 'refused') return { kind: 'refused', reason: tried.reason };
    const delayMs = Math.max(1_000, tried.retryAfterMs ?? 0, retryDelayMs(attempt, random(), { firstMs: 10_000 }));
    if (now() + delayMs >= file.until) return { kind: 'too-late', reason: tried.reason };
    await sleep(delayMs, file.signal).catch(() => undefined); // stopped
    if (file.signal.aborted) return { kind: 'stopped' };
  }
}
