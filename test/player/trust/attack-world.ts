import { sign } from 'node:crypto';
import type { Ratchet } from '../../../core/ratchet.ts';
import { sha256Of } from '../../../player/kept-file.ts';
import { payloadTypes } from '../../../player/trust/envelope.ts';
import { readSigned } from '../../../player/trust/signed-reader.ts';
import { makeChannel, signedPlaylist, type Channel } from '../../fakes/channel.ts';

/** A province whose screens believe two of its three publishers. */
export const province = makeChannel({ publishers: 3, threshold: 2 });
/** A screen of the province that has had revision 5. */
const ratchet: Ratchet = {
  epoch: 0,
  revision: 5,
  payloadSha256: sha256Of(JSON.stringify(signedPlaylist(province.trust, { revision: 5 }))),
};
/** What a screen that believes this, and has had so much, makes of bytes. */
export const readBy = (trust: Channel['trust'], before: Ratchet | undefined) => (text: string | Uint8Array) =>
  readSigned(Buffer.from(text), { trust, ratchet: before, before: () => undefined });
/** What that screen of the province makes of bytes. */
export const read = readBy(province.trust, ratchet);
/** What it believes: its next revision, signed by two. */
export const good = () => province.sign({ revision: 6 });
type Json = Record<string, unknown> & { payload: string; signatures: { keyid: string; sig: string }[] };
/** An envelope with a change that nobody signed. */
export const changed = (text: string, change: (envelope: Json) => unknown): string => {
  const envelope = JSON.parse(text) as Json;
  return JSON.stringify(change(envelope) ?? envelope);
};
/** What was signed of an envelope. */
export const payloadOf = (text: string) => Buffer.from((JSON.parse(text) as Json).payload, 'base64');
/** An envelope with something else in it under the same signatures. */
export const withPayload = (text: string, payload: Uint8Array | string) =>
  changed(text, (envelope) => ({ ...envelope, payload: Buffer.from(payload).toString('base64') }));

/** A hold of the province. */
export function holdOf(revision: number): object {
  return { formatVersion: 1, id: 'tinh', epoch: 0, revision, publishedAt: '2026-11-20T08:00:00+07:00' };
}

/** These bytes with one bit turned. */
export function turned(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
}

/** An envelope whose two publishers have signed something else than DSSE says. */
export function signedRaw(what: (payload: Buffer) => Uint8Array): string {
  const payload = Buffer.from(JSON.stringify(signedPlaylist(province.trust, { revision: 6 })));
  const keys = province.publishers.slice(0, 2);
  const signatures = keys.map((key) => ({ sig: sign(null, what(payload), key.private).toString('base64') }));
  return JSON.stringify({ payloadType: payloadTypes.playlist, payload: payload.toString('base64'), signatures });
}

/** S + L in the place of S: the same point, other bytes. */
export function malleated(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  let carry = 0;
  const order = Buffer.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010', 'hex');
  for (let index = 0; index < 32; index++) {
    const sum = (bytes[32 + index] ?? 0) + (order[index] ?? 0) + carry;
    bytes[32 + index] = sum & 0xff;
    carry = sum >> 8;
  }
  return bytes.toString('base64');
}

/** Base64 in its other alphabet, which DSSE allows too. */
export function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}
