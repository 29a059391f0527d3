import type { FileReference } from '../../core/file-reference.ts';
import { overlayFiles } from '../../core/overlays.ts';
import {
  campaignsOf,
  filesOf,
  placeOfItem,
  type Conditions,
  type Item,
  type Playlist,
  type Source,
} from '../../core/playlist.ts';

/** One place of a playlist that names a file, and what the file is to be there. */
export interface MediaUse {
  /** `items[0].src`, `items[0].sources[1]`, `items[0].captions[0]`, `items[0].signLanguage[0]`, `overlays.agency.emblem`. */
  readonly place: string;
  /** Where the address is written. */
  readonly addressPlace: string;
  readonly reference: FileReference;
  readonly as: 'video' | 'image' | 'audio' | 'captions' | 'signLanguage' | 'emblem';
  readonly item?: Item;
  readonly source?: Source;
  /** Whether the playlist can do without it: the item is optional, or its time is over. */
  readonly optional: boolean;
}

/** Every file that a playlist names, in the order of the file; `at` is the instant that decides what is over. */
export function mediaUses(playlist: Playlist, at: number): readonly MediaUse[] {
  const ofItems = campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index): readonly MediaUse[] => {
      if (item.kind === 'slide') return [];
      const place = placeOfItem(campaign, index);
      const optional = item.optional || isOver(campaign, at) || isOver(item, at);
      if (item.kind === 'web') {
        const at = `${place}.fallback`;
        return filesOf(item).map((reference): MediaUse => {
          return { place: at, addressPlace: `${at}.url`, reference, as: 'image', item, optional };
        });
      }
      const sources = item.sources.map((source, n): MediaUse => {
        // Written as `src`, size and hash stand beside it in the item itself.
        const alone = item.sources.length === 1;
        return {
          place: alone ? place : `${place}.sources[${n}]`,
          addressPlace: alone ? `${place}.src` : `${place}.sources[${n}].url`,
          ...{ reference: source, source, as: item.kind, item, optional },
        };
      });
      const { captions, signLanguage = [] } = item.kind === 'audio' ? { captions: [] } : item;
      const besides = (as: 'captions' | 'signLanguage', references: readonly FileReference[]) =>
        references.map((reference, n): MediaUse => {
          const at = `${place}.${as}[${n}]`;
          return { place: at, addressPlace: `${at}.url`, reference, as, item, optional: true };
        });
      return [...sources, ...besides('captions', captions), ...besides('signLanguage', signLanguage)];
    }),
  );
  const emblems = overlayFiles(playlist.overlays).map((reference): MediaUse => {
    const place = 'overlays.agency.emblem';
    return { place, addressPlace: `${place}.url`, reference, as: 'emblem', optional: true };
  });
  return [...ofItems, ...emblems];
}

function isOver({ flight }: Conditions, at: number): boolean {
  return flight.until !== undefined && flight.until <= at;
}
