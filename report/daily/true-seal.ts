import { verify } from 'node:crypto';
import { sealedText, type Seal } from '../../core/play-record.ts';
import { publicKeyOf } from '../../player/trust/public-key.ts';

/** Whether the key that a seal names has made it. */
export function isTrueSeal(seal: Seal): boolean {
  const key = publicKeyOf(Buffer.from(seal.key, 'base64url').toString('base64'));
  const signature = Buffer.from(seal.signature, 'base64url');
  return key !== undefined && verify(null, Buffer.from(sealedText(seal)), key, signature);
}
