import type { Ratchet } from '../../core/ratchet.ts';
import { readChain } from './trust-chain.ts';

/** Its name in the data directory. */
export const TRUST_FILE = 'trust.json';

/** Whom a machine believes, as it is kept. The chain of trust files is checked again whenever it is read. */
export interface KeptTrust {
  readonly chain: readonly string[];
  /** How far the channel has come here. */
  readonly ratchet?: Ratchet;
  /** The newest `publishedAt` that was signed, epoch milliseconds. */
  readonly publishedAt?: number;
}

/** What was read from the disk, if it holds. */
export function asKeptTrust(value: unknown): KeptTrust | undefined {
  const { chain, ratchet, publishedAt } = value as Partial<KeptTrust>;
  if (!Array.isArray(chain) || readChain(chain) === undefined) return undefined;
  return {
    chain,
    ...(ratchet === undefined ? {} : { ratchet }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
}
