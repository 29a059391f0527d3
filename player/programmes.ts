import { chooseSource, type Viewport } from '../core/choose-source.ts';
import type { Fault } from '../core/faults.ts';
import type { Overlays } from '../core/overlays.ts';
import { itemsOf, type Item, type MediaItem, type Playlist } from '../core/playlist.ts';
import type { Programme, ReadyMedia } from '../core/programme.ts';
import type { WantedAsset } from '../core/sync-plan.ts';
import type { Verdict } from './network-policy.ts';

/** A playlist with the means to turn the addresses written in it into absolute ones. */
export interface HeldPlaylist {
  readonly playlist: Playlist;
  /** SHA-256 of the bytes it came as. */
  readonly digest: string;
  readonly resolve: (written: string) => Verdict;
}

/** The addresses of a playlist that may not be asked, each a fault with its place. */
export function addressFaults({ playlist, resolve }: HeldPlaylist): readonly Fault[] {
  return itemsOf(playlist).flatMap((item, index) =>
    item.kind === 'slide'
      ? []
      : item.sources.flatMap((source, n) => {
          const verdict = resolve(source.url);
          const place = item.sources.length === 1 ? `items[${index}].src` : `items[${index}].sources[${n}].url`;
          return verdict.kind === 'refused' ? [{ code: 'INVALID' as const, place, message: verdict.reason }] : [];
        }),
  );
}

/** The file that an item needs on a screen of this size. */
export function assetOf(item: MediaItem, { resolve }: HeldPlaylist, viewport: Viewport): WantedAsset | undefined {
  const { url, sha256, bytes } = chooseSource(item, viewport);
  const verdict = resolve(url);
  if (verdict.kind === 'refused') return undefined;
  return {
    itemId: item.id,
    url: verdict.url,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(bytes === undefined ? {} : { bytes }),
  };
}

/** All files that a playlist needs on screens of these sizes, in the order of play. */
export function assetsOf(held: HeldPlaylist, viewports: readonly Viewport[]): readonly WantedAsset[] {
  return itemsOf(held.playlist).flatMap((item) =>
    item.kind === 'slide' ? [] : viewports.flatMap((viewport) => assetOf(item, held, viewport) ?? []),
  );
}

/**
 * What a screen of this size can play of a playlist now.
 *
 * @param hereAs    the SHA-256 under which an asset is here, whole and verified
 * @param overlays  those of the bundled campaign, for a playlist that says nothing of its own
 */
export function programmeOf(
  held: HeldPlaylist,
  viewport: Viewport,
  hereAs: (asset: WantedAsset) => string | undefined,
  overlays: Overlays | false,
): Programme {
  const readyAs = (item: Item): ReadyMedia | undefined => {
    if (item.kind === 'slide') return undefined;
    const asset = assetOf(item, held, viewport);
    const sha256 = asset === undefined ? undefined : hereAs(asset);
    return sha256 === undefined
      ? undefined
      : { url: `/media/${sha256}`, sha256, type: chooseSource(item, viewport).type };
  };
  const media = itemsOf(held.playlist).flatMap((item) => {
    const ready = readyAs(item);
    return ready === undefined ? [] : [[item.id, ready] as const];
  });
  return {
    playlist: held.playlist,
    digest: held.digest,
    overlays: held.playlist.overlays ?? overlays,
    media: Object.fromEntries(media),
  };
}
