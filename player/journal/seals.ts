import { sign, verify, type KeyObject } from 'node:crypto';
import { digestToSign, type SignedDigest } from '../../core/digest.ts';
import { sealedText, type Seal } from '../../core/play-record.ts';
import { publicHalfOf, publicKeyOf } from '../trust/public-key.ts';
import type { ChainHead, SignedText } from './journal.ts';

/** The word of a key for a chain as far as an entry, at an instant (epoch milliseconds). */
export function sealOf(head: ChainHead, key: KeyObject, now: number): Seal {
  return signed('seal', head, key, now);
}

/** The word of a key that its machine has let go of a chain as far as an entry, at an instant (epoch milliseconds). */
export function checkpointOf(head: ChainHead, key: KeyObject, now: number): Seal {
  return signed('checkpoint', head, key, now);
}

/** Whether a seal was made with the key that it names. */
export function isGenuine(seal: Seal): boolean {
  return isSigned(seal, sealedText(seal));
}

/** The word of a key for the text of a digest. */
export function signDigest(text: string, key: KeyObject): SignedText {
  return {
    key: publicTextOf(key),
    signature: sign(null, Buffer.from(digestToSign(text)), key).toString('base64url'),
  };
}

/** Whether a digest was signed with the key that it names. */
export function isGenuineDigest(digest: SignedDigest): boolean {
  return isSigned(digest, digestToSign(digest.text));
}

/** The public half of a key as seals and `screens.csv` write it: 32 bytes in base64url. */
export function publicTextOf(key: KeyObject): string {
  return Buffer.from(publicHalfOf(key), 'base64').toString('base64url');
}

function signed(kind: Seal['kind'], { seq, hash }: ChainHead, key: KeyObject, now: number): Seal {
  const at = new Date(now).toISOString();
  const signature = sign(null, Buffer.from(sealedText({ kind, seq, hash, at })), key).toString('base64url');
  return { v: 1, kind, seq, hash, at, key: publicTextOf(key), signature };
}

function isSigned({ key, signature }: SignedText, text: string): boolean {
  const known = publicKeyOf(Buffer.from(key, 'base64url').toString('base64'));
  return known !== undefined && verify(null, Buffer.from(text), known, Buffer.from(signature, 'base64url'));
}
