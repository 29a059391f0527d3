import { campaignsOf, type Flight, type Item, type Playlist } from '../../core/playlist.ts';
import type { Placement } from './count-plays.ts';

/** What was promised, and what is said of items, by the playlists that they stood in. */
export interface Promised {
  /** What people call a campaign. */
  readonly titleOf: (campaignId: string) => string;
  /** What an item shows, in the words of its playlist (`alt`); `undefined` where it has none. */
  readonly altOf: (placement: Placement) => string | undefined;
  /**
   * Whether showings of an item in a zone are showings of the code; `undefined` where no playlist has it. The code that stands
   * over all is counted with the main picture only, or every zone would count it once more.
   */
  readonly hasCode: (placement: Placement) => boolean | undefined;
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
  const alts = new Map<string, string>();
  const codes = new Map<string, ShownCode>();
  const contracts = new Map<string, Contracted>();
  for (const playlist of playlists) {
    const isBesideAll = playlist.overlays === undefined || (playlist.overlays !== false && !!playlist.overlays.qr);
    for (const { id, title, contract, items } of campaignsOf(playlist)) {
      if (title !== undefined && !titles.has(id)) titles.set(id, title);
      if (contract !== undefined && !contracts.has(id)) contracts.set(id, { campaignId: id, ...contract });
      for (const item of items) {
        const key = keyOf(id, item.id);
        if (!codes.has(key)) codes.set(key, codeOf(item, isBesideAll));
        if (item.alt !== undefined && !alts.has(key)) alts.set(key, item.alt);
      }
    }
  }
  return {
    titleOf: (campaignId) => titles.get(campaignId) ?? campaignId,
    altOf: ({ campaignId, itemId }) => alts.get(keyOf(campaignId, itemId)),
    hasCode({ campaignId, itemId, zone }) {
      const code = codes.get(keyOf(campaignId, itemId));
      return code && (code === 'drawn' || (code === 'beside' && zone === 'main'));
    },
    contracts: [...contracts.values()],
    agency: playlists
      .map(({ overlays }) => (overlays === false ? undefined : overlays?.agency?.name))
      .find((name) => name !== undefined),
  };
}

/** `drawn`: by the slide itself · `beside`: that which stands over all items. */
type ShownCode = 'drawn' | 'beside' | 'none';

function codeOf(item: Item, isBesideAll: boolean): ShownCode {
  if (item.kind === 'slide' && item.slide.qr !== undefined) return 'drawn';
  return item.overlays && isBesideAll && item.kind !== 'audio' ? 'beside' : 'none';
}

function keyOf(campaignId: string, itemId: string): string {
  return `${campaignId}\u0000${itemId}`;
}
