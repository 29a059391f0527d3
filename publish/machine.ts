import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parsePlaylist } from '../core/parse-playlist.ts';
import type { Item, Playlist } from '../core/playlist.ts';
import { peekKeptFile } from '../player/kept-file.ts';
import type { Pin } from '../player/pins.ts';
import { asKept } from '../player/playlist-store.ts';

/** What a player has in its data directory: the playlist in force, and which media is whole. */
export interface Machine {
  /** None: it plays the bundled campaign. */
  readonly playlist: Playlist | undefined;
  /** Whether an item of that playlist can be shown there. */
  readonly isReady: (item: Item) => boolean;
}

/** Reads a data directory, and changes nothing in it; `undefined` when no player has worked there. */
export async function readMachine(dataDir: string): Promise<Machine | undefined> {
  if (!existsSync(path.join(dataDir, 'objects')) && !existsSync(path.join(dataDir, 'playlist'))) return undefined;
  const current = await peekKeptFile(path.join(dataDir, 'playlist', 'current.json'));
  const kept = current.kind === 'read' ? asKept(current.value) : undefined;
  const parsed = kept === undefined ? undefined : parsePlaylist(kept.text);
  const pinned = await peekKeptFile(path.join(dataDir, 'pins.json'));
  const pins = new Map(pinned.kind === 'read' ? Object.entries(pinned.value as Record<string, Pin>) : []);
  const here = await storedIn(path.join(dataDir, 'objects'));
  return {
    playlist: parsed?.kind === 'playlist' ? parsed.playlist : undefined,
    isReady(item) {
      if (item.kind === 'slide') return true;
      if (item.kind === 'web') return true; // as far as files go
      return item.sources.some(({ url, sha256 }) => {
        const known = sha256 ?? pins.get(URL.parse(url, kept?.baseUrl)?.href ?? '')?.sha256;
        return known !== undefined && here.has(known);
      });
    },
  };
}

async function storedIn(objects: string): Promise<ReadonlySet<string>> {
  const names = await readdir(objects, { recursive: true }).catch(() => []); // nothing was ever fetched
  return new Set(names.map((name) => path.basename(name)));
}
