import { overlayFiles } from '../../core/overlays.ts';
import {
  campaignsOf,
  placeOfItem,
  type FileReference,
  type Item,
  type Playlist,
  type Source,
} from '../../core/playlist.ts';

/** One place of a playlist that names a file, and what the file is to be there. */
export interface MediaUse {
  /** `items[0].src`, `items[0].sources[1]`, `items[0].captions[0]`, `overlays.agency.emblem`. */
  readonly place: string;
  /** Where the address is written. */
  readonly addressPlace: string;
  readonly reference: FileReference;
  readonly as: 'video' | 'image' | 'audio' | 'captions' | 'emblem';
  readonly item?: Item;
  readonly source?: Source;
  /** Whether the item can be shown without it. */
  readonly optional: boolean;
}

/** Every file that a playlist names, in the order of the file. */
export function mediaUses(playlist: Playlist): readonly MediaUse[] {
  const ofItems = campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index): readonly MediaUse[] => {
      if (item.kind === 'slide' || item.kind === 'web') return [];
      const place = placeOfItem(campaign, index);
      const optional = item.optional;
      const sources = item.sources.map((source, n): MediaUse => {
        // Written as `src`, size and hash stand beside it in the item itself.
        const alone = item.sources.length === 1;
        return {
          place: alone ? place : `${place}.sources[${n}]`,
          addressPlace: alone ? `${place}.src` : `${place}.sources[${n}].url`,
          ...{ reference: source, source, as: item.kind, item, optional },
        };
      });
      const captions = item.kind === 'audio' ? [] : item.captions;
      return [
        ...sources,
        ...captions.map((reference, n): MediaUse => {
          const at = `${place}.captions[${n}]`;
          return { place: at, addressPlace: `${at}.url`, reference, as: 'captions', item, optional: true };
        }),
      ];
    }),
  );
  const emblems = overlayFiles(playlist.overlays).map((reference): MediaUse => {
    const place = 'overlays.agency.emblem';
    return { place, addressPlace: `${place}.url`, reference, as: 'emblem', optional: true };
  });
  return [...ofItems, ...emblems];
}
