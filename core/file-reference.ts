import { z } from 'zod';
import { rules } from './schema-rules.ts';

/** Text without anything that could change how what stands beside it is read. */
export const plainWords = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/, rules.noControls.en);

/** Where a file is had from: relative to the playlist, or on another server. */
export const url = plainWords(2048)
  .min(1)
  .regex(/^[^\\]*$/, rules.noBackslash.en)
  .regex(/^(https?:|(?![a-z][a-z0-9+.-]*:))/i, rules.address.en);

const hash = /^\s*(sha256:)?([0-9a-f]{64})\s*$/i;
const plainHash = /^[0-9a-f]{64}$/;

/** A SHA-256 as this project writes it, from what other programs print: in capitals, or after `sha256:`; else nothing. */
export function plainSha256(written: string): string | undefined {
  return plainHash.test(written) ? written : hash.exec(written)?.[2]?.toLowerCase();
}

export const sha256 = z
  .string()
  .regex(hash, rules.sha256.en)
  .overwrite((written) => plainSha256(written) ?? written);

export const bytes = z
  .int()
  .min(1)
  .max(64 * 2 ** 30);

/** A file, and what it must be. */
export const fileReference = z.looseObject({ url, sha256: sha256.optional(), bytes: bytes.optional() });

/** A file, where it is had from and what it must be. `url` is as written; player and publish resolve it. */
export interface FileReference {
  readonly url: string;
  readonly sha256?: string;
  readonly bytes?: number;
}
