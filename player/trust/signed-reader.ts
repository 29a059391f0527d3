import { quoted, type Fault } from '../../core/faults.ts';
import { parseHold, playlistOfHold } from '../../core/hold.ts';
import { LARGEST_PLAYLIST_BYTES } from '../../core/playlist.ts';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import { judgeRevision, type Ratchet } from '../../core/ratchet.ts';
import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { sha256Of } from '../kept-file.ts';
import {
  bad,
  NOT_UTF8,
  readPlaylist,
  textOf,
  TOO_LARGE,
  type BadPlaylist,
  type PlaylistRead,
  type PlaylistReader,
} from '../read-playlist.ts';
import { isPublishedBy, LARGEST_ENVELOPE_BYTES, payloadTypes, readEnvelope, type Envelope } from './envelope.ts';

export interface SignedPlaylist extends PlaylistRead {
  /** Who signed what, as it came. */
  readonly envelope: string;
  /** How far the channel has come with it. */
  readonly ratchet: Ratchet;
}

/** What a screen believes already. */
export interface Believed {
  readonly trust: Trust;
  /** The newest that it has believed of this channel. */
  readonly ratchet: Ratchet | undefined;
  /** The text of the playlist in force, whose hours go on during a hold. */
  readonly before: () => string | undefined;
}

/**
 * A playlist or a hold from an envelope, when those whom the screen believes have signed it and it is no step back
 * (reliability, 4.3): first who signed, and only then what they say.
 */
export function readSigned(bytes: Uint8Array, { trust, ratchet, before }: Believed): SignedPlaylist | BadPlaylist {
  const opened = openPlaylist(bytes);
  if (opened.kind === 'bad') return opened;
  const { envelope, text } = opened;
  const isHold = envelope.payloadType === payloadTypes.hold;
  if (!isPublishedBy(envelope, trust)) return BAD_SIGNATURE;

  const read = isHold ? readHold(envelope.payload, before()) : readPlaylist(envelope.payload, SIGNED);
  if (read.kind === 'bad') return read;
  const { playlist } = read.parsed;
  if (playlist.id !== trust.channel) return wrongChannel(trust.channel, playlist.id);
  if (playlist.epoch !== trust.epoch) return wrongEpoch(trust.epoch, playlist.epoch);
  const step = { epoch: playlist.epoch, revision: playlist.revision, payloadSha256: sha256Of(envelope.payload) };
  const wrong = ratchet === undefined ? undefined : revisionFault(ratchet, step);
  if (wrong !== undefined) return wrong;
  const unhashed = filesWithPlaces(playlist).filter(({ file }) => file.sha256 === undefined);
  if (unhashed.length > 0)
    return { kind: 'bad', faults: unhashed.map(({ place }): Fault => ({ code: 'UNHASHED', place, words: noHash })) };
  return { ...read, ...(isHold ? { isHold } : {}), envelope: text, ratchet: step };
}

/** Reads playlists as a player does that pins no keys: bytes decide, signed or not (DECISIONS 19). */
export function unverifiedReader(before: () => string | undefined = () => undefined): PlaylistReader {
  return { mostBytes: LARGEST_ENVELOPE_BYTES, read: (bytes) => Promise.resolve(readUnverified(bytes, before())) };
}

/** The playlist in an envelope, taken at its word: what a player that pins no keys does with a signed one. */
export function readUnverified(bytes: Uint8Array, before?: string): PlaylistRead | BadPlaylist {
  if (!Buffer.from(bytes).includes('"payloadType"')) return readPlaylist(bytes);
  const opened = openPlaylist(bytes);
  if (opened.kind === 'bad')
    return opened.faults.some(({ code }) => code === 'UNSIGNED') ? readPlaylist(bytes) : opened;
  const { payload, payloadType } = opened.envelope;
  if (payloadType !== payloadTypes.hold) return readPlaylist(payload, SIGNED);
  const hold = readHold(payload, before);
  return hold.kind === 'playlist' ? { ...hold, isHold: true } : hold;
}

/** The envelope of a playlist or a hold, not looked into yet. */
function openPlaylist(
  bytes: Uint8Array,
): { readonly kind: 'opened'; readonly envelope: Envelope; readonly text: string } | BadPlaylist {
  if (bytes.length > LARGEST_ENVELOPE_BYTES) return TOO_LARGE;
  const text = textOf(bytes);
  if (text === undefined) return NOT_UTF8;
  const read = readEnvelope(text);
  if (read.kind === 'refused') return bad(read.code, '', read.words);
  const { envelope } = read;
  if (envelope.payloadType === payloadTypes.trust)
    return bad('BAD_ENVELOPE', '', {
      en: 'a trust file in the place of the playlist',
      vi: 'đây là tệp tin cậy (trust), không phải danh sách phát',
    });
  if (envelope.payload.length > LARGEST_PLAYLIST_BYTES) return TOO_LARGE;
  return { kind: 'opened', envelope, text };
}

function readHold(payload: Uint8Array, before: string | undefined): PlaylistRead | BadPlaylist {
  const text = textOf(payload);
  const read = text === undefined ? ({ kind: 'refused', why: 'not UTF-8 text' } as const) : parseHold(text);
  if (read.kind === 'refused')
    return bad('INVALID', '', { en: `the hold is broken: ${read.why}`, vi: `lệnh tạm ngừng bị hỏng: ${read.why}` });
  const madeOf = (hours: string | undefined) => readPlaylist(Buffer.from(playlistOfHold(read.hold, hours)));
  const made = madeOf(before);
  // Hours that this version cannot read any more must not keep content from being taken down.
  return made.kind === 'playlist' ? made : madeOf(undefined);
}

function revisionFault(had: Ratchet, got: Ratchet): BadPlaylist | undefined {
  switch (judgeRevision(had, got)) {
    case 'ROLLBACK':
      return rollback(had.revision, got.revision);
    case 'EQUIVOCATION':
      return equivocation(got.revision);
    case 'newer':
    case 'same':
      return undefined;
  }
}

const SIGNED = { isSigned: true };

const BAD_SIGNATURE = bad('BAD_SIGNATURE', '', {
  en: 'not signed by enough of the keys that this screen believes',
  vi: 'không đủ chữ ký của những khóa mà màn hình này tin',
});

const wrongChannel = (own: string, got: string) =>
  bad('WRONG_CHANNEL', 'id', {
    en: `for another channel: this screen belongs to ${quoted(own)}, got ${quoted(got)}`,
    vi: `của kênh khác: màn hình này thuộc ${quoted(own)}, nhưng ở đây ghi ${quoted(got)}`,
  });

const wrongEpoch = (own: number, got: number) =>
  bad('WRONG_EPOCH', 'epoch', {
    en: `the keys of this screen are of epoch ${own}, got ${got}`,
    vi: `khóa của màn hình này thuộc kỳ ${own}, nhưng ở đây ghi ${got}`,
  });

const rollback = (had: number, got: number) =>
  bad('ROLLBACK', 'revision', {
    en: `an old one: this screen has had revision ${had}, got ${got}`,
    vi: `bản cũ: màn hình này đã nhận bản ${had}, nhưng ở đây là bản ${got}`,
  });

const equivocation = (revision: number) =>
  bad('EQUIVOCATION', 'revision', {
    en: `revision ${revision} was signed twice, with different contents`,
    vi: `bản ${revision} được ký hai lần với nội dung khác nhau`,
  });

const noHash: Words = {
  en: 'must have a "sha256": publish writes it',
  vi: 'phải có "sha256": lệnh publish tự ghi',
};
