import { parseKeptTrust, type KeptTrust } from '../../core/kept-trust.ts';
import { readChain } from './trust-chain.ts';

/** Its name in the data directory. */
export const TRUST_FILE = 'trust.json';

/** What was read from the disk, if it holds: the chain of trust files is checked again whenever it is read. */
export function asKeptTrust(value: unknown): KeptTrust | undefined {
  const kept = parseKeptTrust(value);
  return kept !== undefined && readChain(kept.chain) !== undefined ? kept : undefined;
}
