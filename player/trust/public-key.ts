import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** The 32 bytes of an Ed25519 public key from its base64, as a key to verify with; `undefined` when they are none. */
export function publicKeyOf(base64: string): KeyObject | undefined {
  const known = keys.get(base64);
  if (known !== undefined) return known;
  const raw = rawKey(base64);
  if (raw === undefined) return undefined;
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
  keys.set(base64, key);
  return key;
}

/** A short name for a key, for people and for the hints of envelopes: the first 16 hexadecimal digits of its SHA-256. */
export function keyIdOf(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex').slice(0, 16);
}

/** The public half of a key, as trust files write it: 32 bytes in base64. */
export function publicHalfOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES).toString('base64');
}

function rawKey(base64: string): Uint8Array | undefined {
  const raw = Buffer.from(base64, 'base64');
  return raw.length === KEY_BYTES && raw.toString('base64') === base64 ? raw : undefined;
}

const KEY_BYTES = 32;
/** What stands before the bytes of an Ed25519 key in DER (RFC 8410, section 4). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
/** Making a key out of its bytes costs as much as using it; a player has a handful of them. */
const keys = new Map<string, KeyObject>();
