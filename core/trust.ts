import { z } from 'zod';
import { placeOf, quoted } from './faults.ts';
import { plainWords } from './file-reference.ts';
import { trustReports } from './trust-reports.ts';
import { readWebOrigins } from './web-origins.ts';

const publicKey = z.object({
  // The last digit carries four bits: any other would be a second spelling of one key.
  public: z
    .string()
    .regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/, 'must be the 32 bytes of an Ed25519 key in base64'),
  name: plainWords(100).optional(),
});
const role = z
  .object({ keys: z.array(publicKey).min(1).max(16), threshold: z.int().min(1) })
  .refine(({ keys }) => new Set(keys.map((key) => key.public)).size === keys.length, 'names a key twice')
  .refine(({ keys, threshold }) => threshold <= keys.length, 'asks for more signatures than it has keys');

const webOrigin = z
  .string()
  .refine((written) => readWebOrigins(written)?.join() === written, 'must be an origin such as https://portal.example');

const trustFile = z
  .object({
    formatVersion: z.literal(1),
    /** The `id` of the playlists that it is for. */
    channel: plainWords(200).min(1),
    /** Counts the trust files of a channel from 1. */
    version: z.int().min(1),
    /** Grows when nothing that was signed before may be believed any more. */
    epoch: z.int().min(0),
    /** Who may say who publishes. */
    root: role,
    /** Who may publish. */
    publish: role,
    /** How many publishers it takes to take content down, which must be easier than putting it up. */
    hold: z.object({ threshold: z.int().min(1) }).default({ threshold: 1 }),
    /** Where web pages may come from at most, if the machine allows that too; left out, the machine alone decides. */
    webOrigins: z.array(webOrigin).max(64).optional(),
    reports: trustReports.optional(),
    issuedAt: z.iso.datetime({ offset: true }),
  })
  .refine(({ hold, publish }) => hold.threshold <= publish.threshold, {
    path: ['hold', 'threshold'],
    error: 'must not be more than publishing takes',
  });

/** Whom a screen believes: the keys of one channel, by TUF's rules (theupdateframework.github.io/specification). */
export type Trust = z.infer<typeof trustFile>;
/** People who may do something together: as many of the keys as `threshold` says must sign. */
export type Role = Trust['root'];

export type ReadTrust =
  { readonly kind: 'trust'; readonly trust: Trust } | { readonly kind: 'refused'; readonly why: string };

/** A trust file from its JSON; unknown fields are left out, those of later versions among them. */
export function parseTrust(text: string): ReadTrust {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'refused', why: 'not JSON' };
  }
  const trust = trustFile.safeParse(value);
  if (trust.success) return { kind: 'trust', trust: trust.data };
  return {
    kind: 'refused',
    why: trust.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`).join('; '),
  };
}

/**
 * Why a trust file cannot come after another, signatures apart; nothing when it can. Each follows the one before, so
 * that no revocation can be left out on the way.
 */
export function stepFault(before: Trust, after: Trust): string | undefined {
  if (after.version !== before.version + 1)
    return `it must be version ${before.version + 1}, it is version ${after.version}`;
  if (after.channel !== before.channel) return `it is for another channel, ${quoted(after.channel)}`;
  if (after.epoch !== before.epoch && after.epoch !== before.epoch + 1)
    return `its epoch must be ${before.epoch} or ${before.epoch + 1}, it is ${after.epoch}`;
  return undefined;
}
