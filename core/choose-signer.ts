import { chooseByLanguage } from './choose-source.ts';
import type { Item, Playlist, SignLanguage } from './playlist.ts';
import { languagesOf, showsSignLanguage, type Screen } from './screen.ts';
import { zoneOfItem } from './zones.ts';

/**
 * Who signs what an item says on a screen: whoever the people before it understand best. Nobody where the screen's tags
 * say so, nor in the zones beside the main picture.
 *
 * @param playlist  that the item is of, whole
 */
export function chooseSigner(item: Item, playlist: Playlist, screen: Screen): SignLanguage | undefined {
  if (item.kind !== 'video' || !showsSignLanguage(screen) || zoneOfItem(playlist, item.id) !== 'main') return undefined;
  return chooseByLanguage(item.signLanguage ?? [], languagesOf(screen, playlist.locale));
}
