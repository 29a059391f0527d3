import type { FileReference } from './file-reference.ts';
import { overlayFiles } from './overlays.ts';
import { campaignsOf, filesOf, placeOfItem, type Playlist } from './playlist.ts';

/** Every file that a playlist names, each with its place in the playlist's file. */
export function filesWithPlaces(playlist: Playlist): readonly PlacedFile[] {
  const ofItems = campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index): readonly PlacedFile[] => {
      const place = placeOfItem(campaign, index);
      if (item.kind === 'slide') return [];
      if (item.kind === 'web')
        return filesOf(item).map((file) => ({ file, itemId: item.id, place: `${place}.fallback.url` }));
      const { sources } = item;
      const { captions, signLanguage: signers = [] } = item.kind === 'audio' ? { captions: [] } : item;
      return [
        ...sources.map((file, n) => ({
          ...{ file, itemId: item.id },
          place: sources.length === 1 ? `${place}.src` : `${place}.sources[${n}].url`,
        })),
        ...captions.map((file, n) => ({ file, itemId: item.id, place: `${place}.captions[${n}].url` })),
        ...signers.map((file, n) => ({ file, itemId: item.id, place: `${place}.signLanguage[${n}].url` })),
      ];
    }),
  );
  return [
    ...ofItems,
    ...overlayFiles(playlist.overlays).map((file) => ({ file, place: 'overlays.agency.emblem.url' })),
  ];
}

export interface PlacedFile {
  readonly file: FileReference;
  readonly place: string;
  /** By which people know the item that it belongs to, if it belongs to one. */
  readonly itemId?: string;
}
