import type { PlaylistSource } from '../config-source.ts';
import { resolveInFolder } from '../folder-source.ts';
import { resolveMediaUrl } from '../network-policy.ts';
import type { ByHand, KeptPlaylist } from '../playlist-store.ts';

/** How addresses are read in a list that was brought by hand: in a folder, or as its server would have them. */
export const byHandSource: Pick<PlaylistSource, 'resolve'> = {
  resolve: (written, baseUrl) =>
    baseUrl.startsWith('file:') ? resolveInFolder(written, baseUrl) : resolveMediaUrl(written, { baseUrl }),
};

/** What is to be remembered of the config URL with a list that is taken by hand while this one is the newest here. */
export function byHandAfter(newest: KeptPlaylist | undefined): ByHand {
  if (newest === undefined) return {};
  if (newest.byHand !== undefined) return newest.byHand;
  const { source, bytesSha256, validators, fetchedAt } = newest;
  return { before: { source, bytesSha256, validators, fetchedAt } };
}

/** The newest that the config URL gave, as far as asking for a newer one goes, whatever was brought by hand since. */
export function askedAfter(newest: KeptPlaylist): KeptPlaylist | undefined {
  if (newest.byHand === undefined) return newest;
  const { before } = newest.byHand;
  return before === undefined ? undefined : { ...newest, ...before };
}
