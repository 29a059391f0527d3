import type { Fault } from '../core/faults.ts';
import { parsePlaylist, type ParsedPlaylist } from '../core/parse-playlist.ts';
import { LARGEST_PLAYLIST_BYTES } from '../core/playlist.ts';
import { sha256Of } from './kept-file.ts';
import { LARGEST_OTHER_BYTES } from './playlist-head.ts';

/** A playlist from its bytes. */
export interface PlaylistRead {
  readonly kind: 'playlist';
  /** Byte for byte what came, or what was in its envelope. */
  readonly text: string;
  /** SHA-256 of the text. */
  readonly bytesSha256: string;
  readonly parsed: Extract<ParsedPlaylist, { kind: 'playlist' }>;
  /** The signed envelope that it was in, as it came. */
  readonly envelope?: string;
  /** It takes all content down until the next one. */
  readonly isHold?: boolean;
}

/** Something of which nothing can be played. */
export interface BadPlaylist {
  readonly kind: 'bad';
  readonly faults: readonly Fault[];
  /** As it came, if it was text. */
  readonly text?: string;
}

/** Makes playlists of bytes that came from outside, and knows whom to believe. */
export interface PlaylistReader {
  /** No more than this is looked at. */
  readonly mostBytes: number;
  /** Rejects only when what it has learned cannot be written down. */
  read(bytes: Uint8Array, beside: Beside): Promise<PlaylistRead | BadPlaylist>;
}

/** The text of a file that lies beside the playlist, if it is there and not longer than this. */
export type Beside = (path: string, mostBytes: number) => Promise<string | undefined>;

/**
 * Bytes as a playlist, or all that is wrong with them.
 *
 * @param isSigned  they were in an envelope
 */
export function readPlaylist(bytes: Uint8Array, { isSigned = false } = {}): PlaylistRead | BadPlaylist {
  if (bytes.length > LARGEST_PLAYLIST_BYTES) return TOO_LARGE;
  const text = textOf(bytes);
  if (text === undefined) return NOT_UTF8;
  const parsed = parsePlaylist(text, { isSigned });
  if (parsed.kind === 'refused') return { kind: 'bad', faults: parsed.faults, text };
  return { kind: 'playlist', text, bytesSha256: sha256Of(bytes), parsed };
}

/** Bytes as UTF-8 text, with its byte order mark; nothing when they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  // UTF-16 without a mark is UTF-8 with a NUL beside each letter, which JSON never has.
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What of a playlist that was read is kept. */
export function keptOf({ text, bytesSha256, envelope, isHold }: PlaylistRead): Omit<PlaylistRead, 'kind' | 'parsed'> {
  return {
    ...{ text, bytesSha256 },
    ...(envelope === undefined ? {} : { envelope }),
    ...(isHold === undefined ? {} : { isHold }),
  };
}

/** A fault of the document as a whole, or of one place in it. */
export function bad(code: Fault['code'], place: string, words: Fault['words']): BadPlaylist {
  return { kind: 'bad', faults: [{ code, place, words }] };
}

const [mostMiB, mostOtherMiB] = [LARGEST_PLAYLIST_BYTES / 2 ** 20, LARGEST_OTHER_BYTES / 2 ** 20];

/** What is said of a playlist that is too large to be read. */
export const TOO_LARGE = bad('TOO_LARGE', '', {
  en: `larger than ${mostMiB} MiB (or than ${mostOtherMiB} MiB, and does not begin with { as a playlist does)`,
  vi: `lớn hơn ${mostMiB} MiB (hoặc lớn hơn ${mostOtherMiB} MiB mà không bắt đầu bằng { như một danh sách phát)`,
});

/** What is said of bytes that are no text. */
export const NOT_UTF8 = bad('NOT_UTF8', '', {
  en: 'not UTF-8 text: save it as UTF-8',
  vi: 'không phải văn bản UTF-8: hãy lưu lại dạng UTF-8',
});
