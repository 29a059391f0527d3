import { sign } from 'node:crypto';
import {
  payloadTypes,
  preAuthenticationEncoding,
  type Envelope,
  type PayloadType,
} from '../../player/trust/envelope.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import type { SigningKey } from './key-file.ts';

/** The text of an envelope around these bytes, signed by each of the keys. */
export function sealEnvelope(
  kind: keyof typeof payloadTypes,
  payload: string | Uint8Array,
  keys: readonly SigningKey[],
): string {
  const bytes = Buffer.from(payload);
  const type = payloadTypes[kind];
  return writeEnvelope(
    type,
    bytes,
    keys.map((key) => signatureOf(type, bytes, key)),
  );
}

/** The same envelope with one more signature at its end. */
export function signEnvelope({ payloadType, payload, signatures }: Envelope, key: SigningKey): string {
  const before = signatures.map((sig) => ({ sig: Buffer.from(sig).toString('base64') }));
  return writeEnvelope(payloadType, payload, [...before, signatureOf(payloadType, payload, key)]);
}

function signatureOf(type: PayloadType, payload: Uint8Array, key: SigningKey) {
  const signature = sign(null, preAuthenticationEncoding(type, payload), key.private);
  return { keyid: keyIdOf(key.public), sig: signature.toString('base64') };
}

function writeEnvelope(payloadType: PayloadType, payload: Uint8Array, signatures: readonly object[]): string {
  return `${JSON.stringify({ payloadType, payload: Buffer.from(payload).toString('base64'), signatures }, null, 1)}\n`;
}
