import { createHash } from 'node:crypto';
import type { Words } from '../../core/words.ts';
import { describeUnanswered, fetchCapped, readBytes, type Fetch } from '../fetch-capped.ts';
import { textOf } from '../read-playlist.ts';
import { readEnvelope } from '../trust/envelope.ts';
import { readAnchor } from '../trust/trust-file.ts';

/**
 * A trust file that lies beside the playlist (`trust/<version>.json`), as a set-up code names it: the file itself is too
 * long for one. The hash is of what its keys have signed, so that other line ends do not matter.
 */
export interface TrustPin {
  readonly version: number;
  /** The first 128 bits of the SHA-256, base64url: nobody can make another file of them. */
  readonly sha256: string;
}

/** The pin of a trust file; `undefined` when it is none. */
export function pinOf(text: string): TrustPin | undefined {
  const read = readAnchor(text);
  const opened = readEnvelope(text);
  if (read.kind === 'refused' || opened.kind === 'refused') return undefined;
  const hash = createHash('sha256').update(opened.envelope.payload).digest().subarray(0, 16);
  return { version: read.trust.version, sha256: hash.toString('base64url') };
}

export function writePin({ version, sha256 }: TrustPin): string {
  return `${version}.${sha256}`;
}

/** What `writePin` wrote. */
export function readPinText(text: unknown): TrustPin | undefined {
  const [, version, sha256] = (typeof text === 'string' && /^([1-9]\d{0,8})\.([\w-]{22})$/.exec(text)) || [];
  return version === undefined || sha256 === undefined ? undefined : { version: Number(version), sha256 };
}

/** The trust file of this pin from beside the playlist. All that a network can do is a value. */
export async function fetchPinned(
  pin: TrustPin,
  configUrl: string,
  fetch: Fetch,
): Promise<{ readonly kind: 'trust'; readonly text: string } | { readonly kind: 'refused'; readonly words: Words }> {
  const url = new URL(`trust/${pin.version}.json`, configUrl).href;
  const answer = await fetchCapped(fetch, { url, redirects: 'same-origin', limits: LIMITS });
  if (answer.kind === 'not-modified') return notHad(url, 'the server answered 304');
  if (answer.kind !== 'ok') return notHad(url, describeUnanswered(answer));
  const body = await readBytes(answer, MOST_BYTES);
  if (body.kind !== 'bytes') return notHad(url, 'reason' in body ? body.reason : 'it is too large');
  const text = textOf(body.bytes) ?? '';
  if (pinOf(text)?.sha256 === pin.sha256) return { kind: 'trust', text };
  return {
    kind: 'refused',
    words: {
      en: `${url} is not the trust file that the code means`,
      vi: `${url} không phải tệp tin cậy mà mã này nói đến`,
    },
  };
}

function notHad(url: string, reason: string): { readonly kind: 'refused'; readonly words: Words } {
  return {
    kind: 'refused',
    words: {
      en: `${url} cannot be had (${reason}): see to the network and try again, or use a file on a stick`,
      vi: `không tải được ${url} (${reason}): hãy kiểm tra mạng rồi thử lại, hoặc dùng tệp trên USB`,
    },
  };
}

const MOST_BYTES = 64 * 1024;
/** Somebody stands there and waits. */
const LIMITS = { headersMs: 5_000, floorSpanMs: 3_000, floorBytes: 1_024 };
