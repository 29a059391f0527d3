import { chooseByLanguage } from './choose-source.ts';
import type { Captions, Item, Playlist } from './playlist.ts';
import { languagesOf, type Screen } from './screen.ts';

/** The captions that a clip has on a screen: those that the people before it read best. */
export function chooseCaptions(item: Item, { locale }: Pick<Playlist, 'locale'>, screen: Screen): Captions | undefined {
  return item.kind === 'video' ? chooseByLanguage(item.captions, languagesOf(screen, locale)) : undefined;
}
