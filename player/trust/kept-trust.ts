import { parseKeptTrust } from '../../core/kept-trust.ts';
import type { Ratchet } from '../../core/ratchet.ts';
import { readChain, type TrustChain } from './trust-chain.ts';

/** Its name in the data directory. */
export const TRUST_FILE = 'trust.json';

/** What a machine knows of its channel. */
export interface KnownTrust {
  readonly chain: TrustChain;
  /** How far the channel has come here. */
  readonly ratchet: Ratchet | undefined;
  /** The `publishedAt` of the newest list that was signed in the epoch in force, epoch milliseconds. */
  readonly publishedAt: number | undefined;
}

/** What was read from the disk, if it holds: the chain of trust files is checked again, link by link. */
export function readKnownTrust(value: unknown): KnownTrust | undefined {
  const kept = parseKeptTrust(value);
  const chain = kept === undefined ? undefined : readChain(kept.chain);
  return kept === undefined || chain === undefined
    ? undefined
    : { chain, ratchet: kept.ratchet, publishedAt: kept.publishedAt };
}
