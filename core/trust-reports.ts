import { z } from 'zod';

/** An address as settings have it, but without a login: everybody may read a trust file. */
const openAddress = z
  .string()
  .max(2048)
  .regex(/^https?:\/\/[^\s/?#@\\]+([/?#]\S*)?$/i, 'must be an http(s) address, without a login');

/** Where the screens of a channel bring what they have shown, and say that they live, unless a machine itself has it set. */
export const trustReports = z.object({
  reportUrl: openAddress.optional(),
  reportMethod: z.enum(['post', 'put']).optional(),
  heartbeatUrl: openAddress.optional(),
});

export type TrustReports = z.infer<typeof trustReports>;
