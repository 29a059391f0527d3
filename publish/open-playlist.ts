import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fault } from '../core/faults.ts';
import type { Playlist } from '../core/playlist.ts';
import { createConfigSource, readPlaylist, type Answer } from '../player/config-source.ts';
import type { Fetch } from '../player/fetch-capped.ts';
import { createFolderSource } from '../player/folder-source.ts';
import { reasonOf, type Log } from '../player/log.ts';

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
  | { readonly kind: 'bad'; readonly faults: readonly Fault[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a playlist for those who prepare one, as a player would: from a file, a folder, or an http(s) address. */
export async function openPlaylist(where: string, { fetch, now }: OpenWorld): Promise<OpenedPlaylist> {
  if (/^https?:/i.test(where)) {
    const source = createConfigSource({ url: where, fetch, kept: undefined, log: SILENT, now, random: () => 0 });
    return opened(await source.ask());
  }
  const file = path.resolve(where);
  try {
    if ((await stat(file)).isDirectory()) {
      const source = createFolderSource({ folder: file, kept: undefined, log: SILENT, now });
      return opened(await source.ask());
    }
    const read = readPlaylist(await readFile(file));
    if (read.kind === 'bad') return read;
    const { playlist, warnings } = read.parsed;
    return { kind: 'playlist', playlist, text: read.text, warnings, baseUrl: pathToFileURL(file).href };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
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
      return answer;
    case 'unreachable':
      return { kind: 'unreadable', reason: answer.reason };
    case 'unchanged':
      throw new Error('a source that was asked once has nothing to compare with');
  }
}

/** What goes wrong is given back, so nothing needs to be written down. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
