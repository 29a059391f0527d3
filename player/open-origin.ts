import path from 'node:path';
import { createAssetReader, type OpenAsset } from './asset-reader.ts';
import type { Fetch } from './fetch-capped.ts';
import { besideTakenFiles } from './operator/taken-files.ts';
import { isWebAddress, openPlaylistSource, type PlaylistSourceWorld } from './playlist-source.ts';
import type { PlaylistSource } from './config-source.ts';
import type { PlaylistStore } from './playlist-store.ts';
import type { TrustKeeper } from './trust/trust-keeper.ts';

/** Where the playlist and its media come from. */
export interface Origin {
  /** The config URL, or the absolute path of the folder in its place; none: the bundled campaign alone. */
  readonly configUrl: string | undefined;
  readonly source: PlaylistSource | undefined;
  readonly open: OpenAsset;
}

export interface OriginWorld extends PlaylistSourceWorld {
  readonly fetch: Fetch;
  readonly playlists: Pick<PlaylistStore, 'current' | 'pending'>;
  readonly trust: Pick<TrustKeeper, 'reader' | 'isBelieved'>;
}

/** Opens the origin at a config URL, or at a folder of this machine. */
export function openOrigin(written: string | undefined, { playlists, trust, ...world }: OriginWorld): Origin {
  const isFolder = written !== undefined && !isWebAddress(written);
  const folder = isFolder ? path.resolve(written) : undefined;
  const configUrl = folder ?? written;
  const reader = createAssetReader({
    fetch: world.fetch,
    ...(folder === undefined ? {} : { folder }),
    baseUrl: () => (playlists.pending() ?? playlists.current())?.baseUrl,
  });
  return {
    configUrl,
    source: configUrl === undefined ? undefined : openPlaylistSource(configUrl, playlists, trust, world),
    open: besideTakenFiles(reader, folder),
  };
}
