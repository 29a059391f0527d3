import { campaignsOf, type Flight, type Item, type Playlist } from '../../core/playlist.ts';

/** What was promised, and what is said of items, by the playlists that they stood in. */
export interface Promised {
  /** What people call a campaign. */
  readonly titleOf: (campaignId: string) => string;
  /** Whether a code was on the screen with an item; `undefined` where no playlist has it. */
  readonly hasCode: (campaignId: string, itemId: string) => boolean | undefined;
  readonly contracts: readonly Contracted[];
  /** Whose screens they are, by the first playlist that says so. */
  readonly agency: string | undefined;
}

/** The contract of a campaign: so many plays, on all screens together, within its flight. */
export interface Contracted {
  readonly campaignId: string;
  readonly plays: number;
  readonly flight: Flight;
}

/**
 * What playlists say for a report. Of two that have the same campaign the first counts. One that says nothing of overlays
 * is shown with those of the bundled campaign, which have a code.
 */
export function promisedBy(playlists: readonly Playlist[]): Promised {
  const titles = new Map<string, string>();
  const codes = new Map<string, boolean>();
  const contracts = new Map<string, Contracted>();
  for (const playlist of playlists) {
    const isBesideAll = playlist.overlays === undefined || (playlist.overlays !== false && !!playlist.overlays.qr);
    for (const { id, title, contract, items } of campaignsOf(playlist)) {
      if (title !== undefined && !titles.has(id)) titles.set(id, title);
      if (contract !== undefined && !contracts.has(id)) contracts.set(id, { campaignId: id, ...contract });
      for (const item of items) {
        const key = keyOf(id, item.id);
        if (!codes.has(key)) codes.set(key, showsCode(item, isBesideAll));
      }
    }
  }
  return {
    titleOf: (campaignId) => titles.get(campaignId) ?? campaignId,
    hasCode: (campaignId, itemId) => codes.get(keyOf(campaignId, itemId)),
    contracts: [...contracts.values()],
    agency: playlists
      .map(({ overlays }) => (overlays === false ? undefined : overlays?.agency?.name))
      .find((name) => name !== undefined),
  };
}

function showsCode(item: Item, isBesideAll: boolean): boolean {
  if (item.kind === 'slide' && item.slide.qr !== undefined) return true;
  return item.overlays && isBesideAll && item.kind !== 'audio';
}

function keyOf(campaignId: string, itemId: string): string {
  return `${campaignId}\u0000${itemId}`;
}
