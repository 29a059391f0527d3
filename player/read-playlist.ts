import type { Fault } from '../core/faults.ts';
import { parsePlaylist, type ParsedPlaylist } from '../core/parse-playlist.ts';
import { LARGEST_PLAYLIST_BYTES } from '../core/playlist.ts';
import { sha256Of } from './kept-file.ts';

/** A playlist from its bytes, or something of which nothing can be played. */
export type ReadPlaylist =
  | {
      readonly kind: 'playlist';
      /** Byte for byte what came. */
      readonly text: string;
      /** SHA-256 of those bytes. */
      readonly bytesSha256: string;
      readonly parsed: Extract<ParsedPlaylist, { kind: 'playlist' }>;
    }
  | BadPlaylist;

export interface BadPlaylist {
  readonly kind: 'bad';
  readonly faults: readonly Fault[];
  /** As it came, if it was text. */
  readonly text?: string;
}

/** Bytes as a playlist, or all that is wrong with them. */
export function readPlaylist(bytes: Uint8Array): ReadPlaylist {
  if (bytes.length > LARGEST_PLAYLIST_BYTES) return TOO_LARGE;
  const text = textOf(bytes);
  if (text === undefined) return NOT_UTF8;
  const parsed = parsePlaylist(text);
  if (parsed.kind === 'refused') return { kind: 'bad', faults: parsed.faults, text };
  return { kind: 'playlist', text, bytesSha256: sha256Of(bytes), parsed };
}

/** Bytes as UTF-8 text, with its byte order mark; nothing when they are none. */
function textOf(bytes: Uint8Array): string | undefined {
  // UTF-16 without a mark is UTF-8 with a NUL beside each letter, which JSON never has.
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function bad(code: Fault['code'], words: Fault['words']): BadPlaylist {
  return { kind: 'bad', faults: [{ code, place: '', words }] };
}

/** What is said of a playlist that is too large to be read. */
export const TOO_LARGE = bad('TOO_LARGE', {
  en: `larger than ${LARGEST_PLAYLIST_BYTES / 2 ** 20} MiB`,
  vi: `lớn hơn ${LARGEST_PLAYLIST_BYTES / 2 ** 20} MiB`,
});

const NOT_UTF8 = bad('NOT_UTF8', {
  en: 'not UTF-8 text: save it as UTF-8',
  vi: 'không phải văn bản UTF-8: hãy lưu lại dạng UTF-8',
});
