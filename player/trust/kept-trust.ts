import { z } from 'zod';
import { readChain } from './trust-chain.ts';

/** Its name in the data directory. */
export const TRUST_FILE = 'trust.json';

const keptTrust = z.object({
  chain: z.array(z.string()),
  /** How far the channel has come here. */
  ratchet: z.object({ epoch: z.int(), revision: z.int(), payloadSha256: z.string() }).optional(),
  /** The newest `publishedAt` that was signed in the epoch in force, epoch milliseconds. */
  publishedAt: z.number().optional(),
});

/** Whom a machine believes, as it is kept. The chain of trust files is checked again whenever it is read. */
export type KeptTrust = z.infer<typeof keptTrust>;

/** What was read from the disk, if it holds. */
export function asKeptTrust(value: unknown): KeptTrust | undefined {
  const { data } = keptTrust.safeParse(value);
  return data !== undefined && readChain(data.chain) !== undefined ? data : undefined;
}
