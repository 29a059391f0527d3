import { verify } from 'node:crypto';
import { isRecord } from '../../core/record.ts';
import type { Role, Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { keyIdOf, publicKeyOf } from './public-key.ts';

/** What is signed: the kinds cannot stand for one another, for the kind is part of what the signature covers. */
export type PayloadType = (typeof payloadTypes)[keyof typeof payloadTypes];
export const payloadTypes = {
  playlist: 'application/vnd.bluezone-kiosk.playlist.v1+json',
  hold: 'application/vnd.bluezone-kiosk.hold.v1+json',
  trust: 'application/vnd.bluezone-kiosk.trust.v1+json',
} as const;

/** A DSSE envelope (github.com/secure-systems-lab/dsse): the exact bytes that were signed, and who says to have signed. */
export interface Envelope {
  readonly payloadType: PayloadType;
  readonly payload: Uint8Array;
  readonly signatures: readonly Uint8Array[];
}

export type ReadEnvelope =
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  | {
      readonly kind: 'refused';
      readonly code: 'EMPTY' | 'NOT_JSON' | 'UNSIGNED' | 'BAD_ENVELOPE';
      readonly words: Words;
    };

/** 32 MiB of playlist in base64, and a little around it (DECISIONS 24). */
export const LARGEST_ENVELOPE_BYTES = 44 * 2 ** 20;
const MOST_SIGNATURES = 16;
const SIGNATURE_BYTES = 64;
/** Far more than an envelope has, which is flat. Reading 44 MiB of empty objects would take gigabytes of memory. */
const MOST_VALUES = 1000;

/**
 * Reads the outside of an envelope; nothing of it is believed yet. What mail programs, FTP and editors do to a file (a
 * byte order mark, other line ends, another indent, the other base64 alphabet) does not touch what was signed.
 */
export function readEnvelope(text: string): ReadEnvelope {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (body.trim() === '') return refused('EMPTY', 'the file is empty', 'tệp rỗng');
  if (/^\s*</.test(body))
    return refused(
      'NOT_JSON',
      'a web page (a log-in page, or a wrong address?)',
      'một trang web (trang đăng nhập, hay sai địa chỉ?)',
    );
  if (holdsMoreThan(MOST_VALUES, body)) return UNSIGNED;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return refused('NOT_JSON', 'not JSON', 'không phải JSON');
  }
  if (!looksSigned(value)) return UNSIGNED;
  const { payloadType, payload, signatures } = value;
  const type = Object.values(payloadTypes).find((one) => one === payloadType);
  if (type === undefined)
    return refused(
      'BAD_ENVELOPE',
      'signed, but neither playlist nor hold nor trust file',
      'có chữ ký, nhưng không phải danh sách phát, lệnh tạm ngừng hay tệp tin cậy',
    );
  if (!Array.isArray(signatures) || signatures.length > MOST_SIGNATURES)
    return refused(
      'BAD_ENVELOPE',
      `must have at most ${MOST_SIGNATURES} signatures`,
      `chỉ được có tối đa ${MOST_SIGNATURES} chữ ký`,
    );
  const bytes = fromBase64(payload);
  if (bytes === undefined)
    return refused('BAD_ENVELOPE', 'what is signed is not base64', 'phần được ký không phải base64');
  const read = signatures.flatMap((one: unknown) => (isRecord(one) ? (fromBase64(one['sig']) ?? []) : []));
  return {
    kind: 'envelope',
    envelope: {
      payloadType: type,
      payload: bytes,
      signatures: read.filter(({ length }) => length === SIGNATURE_BYTES),
    },
  };
}

/** Whether a JSON value is meant as an envelope, good or bad. */
function looksSigned(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && 'payload' in value && 'payloadType' in value;
}

/**
 * Ids of the keys of a role that have signed. Every key is tried on every signature, for what an envelope says about
 * its keys is a hint that nobody signed; a key counts once, however often it has signed (DECISIONS 24).
 */
export function signersOf(
  { payloadType, payload, signatures }: Envelope,
  { keys }: Pick<Role, 'keys'>,
): ReadonlySet<string> {
  const signed = preAuthenticationEncoding(payloadType, payload);
  const signers = keys.filter(({ public: key }) => {
    const publicKey = publicKeyOf(key);
    return publicKey !== undefined && signatures.some((signature) => verify(null, signed, publicKey, signature));
  });
  return new Set(signers.map(({ public: key }) => keyIdOf(key)));
}

/** Whether as many keys of a role have signed as it asks for. */
export function isSignedBy(envelope: Envelope, role: Role): boolean {
  return signersOf(envelope, role).size >= role.threshold;
}

/** Whether as many publishers have signed as it takes for what is in the envelope: a hold may take fewer than a playlist. */
export function isPublishedBy(envelope: Envelope, { publish, hold }: Trust): boolean {
  const { threshold } = envelope.payloadType === payloadTypes.hold ? hold : publish;
  return isSignedBy(envelope, { keys: publish.keys, threshold });
}

/** What DSSE signs: the kind, the bytes, and the length of both. */
export function preAuthenticationEncoding(type: string, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/**
 * Both alphabets, with blanks and line breaks and without; anything else is no base64. The blanks go first: an expression
 * that allows for them in two places takes hours over a file of blanks.
 */
function fromBase64(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  const digits = text.replace(/[ \t\r\n]+/g, '');
  return /^[A-Za-z0-9+/_-]*={0,2}$/.test(digits) ? Buffer.from(digits, 'base64') : undefined;
}

/** Whether JSON has more than so many values: each begins the text, or a list or an object, or follows a comma. */
function holdsMoreThan(most: number, json: string): boolean {
  const values = json.matchAll(/[[{,]/g);
  for (let seen = 0; seen <= most; seen++) if (values.next().done === true) return false;
  return true;
}

const UNSIGNED = refused(
  'UNSIGNED',
  'not signed, and this screen plays only what is signed',
  'không có chữ ký, mà màn hình này chỉ phát nội dung đã ký',
);

function refused(code: Extract<ReadEnvelope, { kind: 'refused' }>['code'], en: string, vi: string): ReadEnvelope {
  return { kind: 'refused', code, words: { en, vi } };
}
