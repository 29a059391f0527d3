import { open, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Fault } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { itemsOf, LARGEST_PLAYLIST_BYTES, type Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { LARGEST_ENVELOPE_BYTES } from '../../player/trust/envelope.ts';
import { readUnverified, unverifiedReader } from '../../player/trust/signed-reader.ts';
import { askFolder } from '../ask-folder.ts';
import { isBundle, namesBundle } from '../bundle-head.ts';
import { describeUnanswered, fetchCapped, readBytes, type Fetch } from '../../player/fetch-capped.ts';
import { reasonOf } from '../../player/log.ts';
import { checkConfigUrl, shownUrl } from '../../player/network-policy.ts';
import { finding, type Finding } from './finding.ts';
import { locate, type Origin } from './locate.ts';
import { reasonWords } from '../reason-words.ts';

/** What `check` was pointed at, read by the player's own functions. */
export type TargetRead =
  /** Nothing could be read, so there is nothing else to say. */
  | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] }
  /** The player refuses it. `text` where the bytes were text at all. */
  | {
      readonly kind: 'refused';
      readonly text?: string;
      /** What its addresses mean; none for a folder without a playlist. */
      readonly origin?: Origin;
      readonly faults: readonly Fault[];
      readonly warnings: readonly Fault[];
    }
  | {
      readonly kind: 'playlist';
      readonly text: string;
      readonly playlist: Playlist;
      readonly warnings: readonly Fault[];
      readonly origin: Origin;
      /** False for the playlist that a player makes of a folder: its text is nobody's to mend. */
      readonly written: boolean;
      /** Names in the folder that the player does not play. */
      readonly passedOver: readonly string[];
    };

/** Reads a playlist file, a folder as the player plays it, or an http(s) address. Never throws for what is not there. */
export async function readTarget(target: string, world: { readonly fetch: Fetch }): Promise<TargetRead> {
  if (/^https?:\/\//i.test(target)) return readUrl(target, world.fetch);
  const is = await stat(target).catch((error: unknown) => reasonOf(error));
  if (typeof is === 'string') return cannotRead(is);
  if (is.isDirectory()) return readFolder(target);
  if (!is.isFile()) return cannotRead('neither a file nor a folder');
  if (await isBundle(target).catch(() => false)) return unreadable(namesBundle);
  return readFilePlaylist(target, { kind: 'file', path: resolve(target) });
}

/** What the player makes of these bytes; the warnings of a refused playlist too, for a slip often causes both. */
export function readPlaylistBytes(bytes: Uint8Array, origin: Origin): TargetRead {
  const read = readUnverified(bytes);
  if (read.kind === 'bad') {
    const isText = read.faults.every(({ code }) => code !== 'NOT_UTF8' && code !== 'TOO_LARGE');
    if (!isText) return { kind: 'refused', faults: read.faults, warnings: [] };
    const text = new TextDecoder().decode(bytes);
    return { kind: 'refused', text, origin, faults: read.faults, warnings: parsePlaylist(text).warnings };
  }
  const { playlist, warnings } = read.parsed;
  return {
    ...{ kind: 'playlist', playlist, warnings, origin, written: true, passedOver: [] },
    text: read.text.replace(/^\ufeff/, ''),
  };
}

async function readUrl(url: string, fetch: Fetch): Promise<TargetRead> {
  const allowed = checkConfigUrl(url);
  if (allowed.kind === 'refused') {
    const words = {
      en: `no player asks for ${shownUrl(url)}: http:// is only for the own network, elsewhere it must be https://`,
      vi: `trình phát không hỏi ${shownUrl(url)}: http:// chỉ dùng trong mạng nội bộ, ở nơi khác phải là https://`,
    };
    return URL.parse(url) === null ? unreachable(url, 'not an address') : unreadable(words);
  }
  const answer = await fetchCapped(fetch, {
    url: allowed.url,
    headers: { accept: 'application/json' },
    redirects: 'same-origin',
  });
  if (answer.kind !== 'ok') {
    const reason = answer.kind === 'not-modified' ? 'the server answered 304' : describeUnanswered(answer);
    return unreachable(url, reason);
  }
  const body = await readBytes(answer, LARGEST_ENVELOPE_BYTES);
  if (body.kind === 'too-big') return readPlaylistBytes(tooBig(), { kind: 'url', baseUrl: answer.url });
  if (body.kind !== 'bytes') return unreachable(url, body.reason);
  return readPlaylistBytes(body.bytes, { kind: 'url', baseUrl: answer.url });
}

async function readFolder(folder: string): Promise<TargetRead> {
  const names = await readdir(folder).catch((error: unknown) => reasonOf(error));
  if (typeof names === 'string') return cannotRead(names);
  const origin: Origin = { kind: 'folder', folder: resolve(folder) };
  if (names.includes('playlist.json')) return readFilePlaylist(join(folder, 'playlist.json'), origin);

  const answer = await askFolder(folder, unverifiedReader(), Date.now);
  switch (answer.kind) {
    case 'unchanged':
    case 'unreachable':
      return unreadable({
        en: `${folder} holds only empty files, as if they were still being copied`,
        vi: `${folder} chỉ có tệp rỗng, như đang chép dở`,
      });
    case 'bad':
      return { kind: 'refused', faults: answer.faults, warnings: [] };
    case 'changed': {
      const { playlist, warnings } = answer.parsed;
      const played = new Set(
        itemsOf(playlist).flatMap((item) =>
          'sources' in item ? item.sources.map(({ url }) => located(url, origin)) : [],
        ),
      );
      const passedOver = names.filter((name) => !name.startsWith('.') && !played.has(join(resolve(folder), name)));
      const text = answer.kept.text;
      return { kind: 'playlist', text, playlist, warnings, origin, written: false, passedOver };
    }
  }
}

async function readFilePlaylist(path: string, origin: Origin): Promise<TargetRead> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const most = Math.min(size, LARGEST_PLAYLIST_BYTES + 1);
      const buffer = Buffer.alloc(most);
      const { bytesRead } = await file.read(buffer, 0, most, 0);
      return readPlaylistBytes(buffer.subarray(0, bytesRead), origin);
    } finally {
      await file.close();
    }
  } catch (error) {
    return cannotRead(reasonOf(error));
  }
}

function located(url: string, origin: Origin): string | undefined {
  const location = locate(url, origin);
  return location.kind === 'path' ? location.path : undefined;
}

/** Bytes that stand for those which were not read any further. */
function tooBig(): Uint8Array {
  return new Uint8Array(LARGEST_PLAYLIST_BYTES + 1);
}

function unreachable(url: string, reason: string): TargetRead {
  const { en, vi } = reasonWords(reason);
  return unreadable({ en: `${shownUrl(url)} cannot be fetched: ${en}`, vi: `không tải được ${shownUrl(url)}: ${vi}` });
}

function cannotRead(reason: string): TargetRead {
  const { en, vi } = reasonWords(reason);
  return unreadable({ en: `cannot be read: ${en}`, vi: `không đọc được: ${vi}` });
}

function unreadable(words: Words): TargetRead {
  return { kind: 'unreadable', findings: [finding('PLAYLIST_UNREACHABLE', '', words)] };
}
