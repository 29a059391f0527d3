import { createPrivateKey } from 'node:crypto';
import { publicHalfOf } from '../../player/trust/public-key.ts';
import type { SigningKey } from '../../publish/keys/key-file.ts';

/** The Ed25519 key of 32 bytes that anybody may know, so that what it signs comes out the same every time. */
export function fixedKey(secret: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, secret]), format: 'der', type: 'pkcs8' });
  return { role: 'publish', name: 'fixed', public: publicHalfOf(key), private: key };
}

/** What stands before the bytes of an Ed25519 private key in DER (RFC 8410, section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
