import { parsePlaylist } from '../core/parse-playlist.ts';
import { createConfigSource, type PlaylistSource } from './config-source.ts';
import type { Fetch } from './fetch-capped.ts';
import { createFolderSource } from './folder-source.ts';
import type { Log } from './log.ts';
import { askedAfter } from './operator/by-hand.ts';
import type { PlaylistStore } from './playlist-store.ts';
import type { TrustKeeper } from './trust/trust-keeper.ts';

export interface PlaylistSourceWorld {
  readonly fetch: Fetch;
  readonly log: Log;
  readonly now: () => number;
  readonly random: () => number;
  /** What is told to the server with each request for the playlist. */
  readonly userAgent?: () => string;
  /** Where codes may lead; none: anywhere. */
  readonly codeDomains?: readonly string[] | undefined;
}

/**
 * Where playlists are asked for: an http(s) address or a folder.
 *
 * @param playlists  what is kept from the last run, so that the first question can be whether there is a newer one
 */
export function openPlaylistSource(
  configUrl: string,
  playlists: Pick<PlaylistStore, 'current' | 'pending'>,
  { reader, isBelieved }: Pick<TrustKeeper, 'reader' | 'isBelieved'>,
  { log, now, ...web }: PlaylistSourceWorld,
): PlaylistSource {
  const newest = playlists.pending() ?? playlists.current();
  const parsed = newest === undefined || !isBelieved(newest) ? undefined : parsePlaylist(newest.text);
  // What cannot be read or is not believed any more must be asked for as if it had never come.
  const isGood = newest !== undefined && parsed?.kind === 'playlist';
  const kept = isGood ? askedAfter(newest) : undefined;
  const refresh = isGood ? parsed.playlist.refresh : undefined;
  return isWebAddress(configUrl)
    ? createConfigSource({ url: configUrl, ...web, reader, kept, ...(refresh && { refresh }), log, now })
    : createFolderSource({ folder: configUrl, reader, kept, codeDomains: web.codeDomains, log, now });
}

/** What is asked where no config URL is set: there is never anything new but what is brought by hand. */
export const nowhere: PlaylistSource = {
  ask: () => Promise.resolve({ kind: 'unchanged' }),
  forget: () => undefined,
  nextAskDelayMs: () => 10 * 60_000,
  resolve: (written) => ({ kind: 'refused', reason: `no config URL: ${written}` }),
  watch: () => () => undefined,
};

/** Whether a config URL is an address; else it is a folder. */
export function isWebAddress(configUrl: string): boolean {
  return /^https?:/i.test(configUrl);
}
