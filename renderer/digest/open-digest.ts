import { digestToSign, type Digest, type SignedDigest } from '../../core/digest.ts';
import { readJournalLine } from '../../core/journal-lines.ts';

/** A digest that was read, and what can be said of it. */
export interface OpenedDigest {
  /** As it is kept and handed on. */
  readonly line: string;
  readonly signed: SignedDigest;
  readonly digest: Digest;
  /** The first 16 hexadecimal digits of the SHA-256 of its key; none where the browser reckons neither. */
  readonly keyId: string | undefined;
  /** `unchecked`: this browser cannot; the report will. */
  readonly signature: 'genuine' | 'unchecked';
}

export type Opening =
  | { readonly kind: 'digest'; readonly opened: OpenedDigest }
  /** It was signed by another key than the one that it names. */
  | { readonly kind: 'forged' }
  /** Made by a later version, or no digest at all. */
  | { readonly kind: 'unknown' };

/** Unpacks what the codes of a screen held, and looks whether its signature is true. Nothing of it is believed before. */
export async function openPacked(packed: Uint8Array<ArrayBuffer>, subtle?: SubtleCrypto): Promise<Opening> {
  const line = await unpacked(packed);
  return line === undefined ? { kind: 'unknown' } : openLine(line, subtle);
}

/** The same, of a line that was kept. */
export async function openLine(line: string, subtle?: SubtleCrypto): Promise<Opening> {
  const read = readJournalLine(line);
  if (read.kind !== 'digest') return { kind: 'unknown' };
  const { signed, digest } = read;
  const key = fromBase64Url(signed.key);
  const signature = await check(signed, key, subtle);
  if (signature === 'forged') return { kind: 'forged' };
  const keyId = subtle === undefined ? undefined : hex(await subtle.digest('SHA-256', key)).slice(0, 16);
  return { kind: 'digest', opened: { line, signed, digest, keyId, signature } };
}

async function check(
  { signature, text }: SignedDigest,
  key: Uint8Array<ArrayBuffer>,
  subtle: SubtleCrypto | undefined,
): Promise<'genuine' | 'forged' | 'unchecked'> {
  if (subtle === undefined) return 'unchecked';
  let imported: CryptoKey;
  try {
    imported = await subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  } catch (error) {
    // Of a browser that does not know Ed25519 (before Chrome 137, Safari 17, Firefox 129). Bytes that are no key are another matter.
    return (error as DOMException).name === 'NotSupportedError' ? 'unchecked' : 'forged';
  }
  const said = new TextEncoder().encode(digestToSign(text));
  return (await subtle.verify('Ed25519', imported, fromBase64Url(signature), said)) ? 'genuine' : 'forged';
}

/** The text in a packed line; `undefined` where it is damaged, or longer than any line of ours. */
async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += decoder.decode(read.value, { stream: true });
      if (text.length > MOST_CHARACTERS) {
        await reader.cancel();
        return undefined;
      }
    }
    return text + decoder.decode();
  } catch {
    return undefined; // what cannot be unpacked is told as what it is: none of ours
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** As long as a line of a report may be (report/lines/split-lines.ts). */
const MOST_CHARACTERS = 128 * 1024;
