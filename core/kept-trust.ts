import { z } from 'zod';

const keptTrust = z.object({
  /** The texts of the trust files, from the one that the operator gave to the one in force. */
  chain: z.array(z.string()),
  /** How far the channel has come here. */
  ratchet: z.object({ epoch: z.int(), revision: z.int(), payloadSha256: z.string() }).optional(),
  /** The `publishedAt` of the newest list that was signed in the epoch in force, epoch milliseconds. */
  publishedAt: z.number().optional(),
});

/** Whom a machine believes, as it is kept. */
export type KeptTrust = z.infer<typeof keptTrust>;

/** What was kept, if it has the form; the chain of trust files is not checked yet. */
export function parseKeptTrust(value: unknown): KeptTrust | undefined {
  return keptTrust.safeParse(value).data;
}
