import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fault } from '../core/faults.ts';
import type { Playlist } from '../core/playlist.ts';
import type { Words } from '../core/words.ts';
import { createConfigSource, type Answer } from '../player/config-source.ts';
import { readUnverified, unverifiedReader } from '../player/trust/signed-reader.ts';
import type { Fetch } from '../player/fetch-capped.ts';
import { reasonOf } from '../player/log.ts';
import { askFolder, SILENT } from './ask-folder.ts';
import { isBundle, namesBundle } from './bundle-head.ts';
import { whereJsonBreaks } from './broken-json.ts';
import { reasonWords } from './reason-words.ts';

export type OpenedPlaylist =
  | {
      readonly kind: 'playlist';
      readonly playlist: Playlist;
      /** As it is written. */
      readonly text: string;
      readonly warnings: readonly Fault[];
      /** The address that what it names is relative to: http(s) or file. */
      readonly baseUrl: string;
    }
  /** `text` where the bytes were text at all. */
  | { readonly kind: 'bad'; readonly faults: readonly Fault[]; readonly text?: string }
  | { readonly kind: 'unreadable'; readonly reason: Words };

/** Reads a playlist for those who prepare one, as a player would: from a file, a folder, or an http(s) address. */
export async function openPlaylist(where: string, world: OpenWorld): Promise<OpenedPlaylist> {
  if (/^https?:/i.test(where)) {
    const source = createConfigSource({ ...world, ...ASKED_ONCE, url: where, random: () => 0 });
    return opened(await source.ask());
  }
  const file = path.resolve(where);
  try {
    const is = await stat(file);
    if (is.isDirectory()) return opened(await askFolder(file, unverifiedReader(), world.now));
    if (!is.isFile()) return unreadable('neither a file nor a folder');
    if (await isBundle(file)) return { kind: 'unreadable', reason: namesBundle };
    const read = readUnverified(await readFile(file));
    if (read.kind === 'bad') return opened(read);
    const { playlist, warnings } = read.parsed;
    return { kind: 'playlist', playlist, text: read.text, warnings, baseUrl: pathToFileURL(file).href };
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

export interface OpenWorld {
  readonly fetch: Fetch;
  readonly now: () => number;
}

function opened(answer: Answer): OpenedPlaylist {
  switch (answer.kind) {
    case 'changed': {
      const { playlist, warnings } = answer.parsed;
      const { text, baseUrl } = answer.kept;
      return { kind: 'playlist', playlist, text, warnings, baseUrl };
    }
    case 'bad':
      return { ...answer, faults: answer.faults.map((fault) => located(fault, answer.text)) };
    case 'unreachable':
      return unreadable(answer.reason);
    case 'unchanged':
      throw new Error('a source that was asked once has nothing to compare with');
  }
}

/** Tells of broken JSON where it breaks, which the player has no need to know. */
function located(fault: Fault, text: string | undefined): Fault {
  const broken = fault.code === 'NOT_JSON' && text !== undefined ? whereJsonBreaks(text) : undefined;
  return broken === undefined ? fault : { ...fault, words: broken.words };
}

function unreadable(reason: string): OpenedPlaylist {
  return { kind: 'unreadable', reason: reasonWords(reason) };
}

const ASKED_ONCE = { kept: undefined, log: SILENT, reader: unverifiedReader() };
