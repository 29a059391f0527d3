import type { PackedBatch } from './batch.ts';

/** Where plays are brought. */
export interface Destination {
  /** What the journal remembers it by: without anything that is secret, and the same from start to start. */
  readonly name: string;
  /** Brings one batch once. Never rejects for what a network or a disk can do. */
  bring(batch: PackedBatch, signal: AbortSignal): Promise<Brought>;
}

/** What came of it. */
export type Brought =
  /** It is kept there. */
  | { readonly kind: 'acknowledged' }
  /** So much at once is not taken there. */
  | { readonly kind: 'too-large'; readonly reason: string }
  /** Somebody has to act, there or here; when they have, a later try is taken. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It will pass by itself. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number };
