import type { Screen } from '../../core/screen.ts';
import type { Words } from '../../core/words.ts';
import { isUnnamed, NO_ID } from './screens-meant.ts';

/** A kind of screen, in words: by its id and tags. */
function screenWords(screen: Screen): Words {
  if (isUnnamed(screen))
    return { en: 'a screen with none of the tags named', vi: 'màn hình không mang thẻ nào trong danh sách' };
  const id = screen.id === NO_ID ? [] : [screen.id];
  const names = [...id, ...screen.tags].join(', ');
  return screen.id !== NO_ID
    ? { en: `screen ${names}`, vi: `màn hình ${names}` }
    : { en: `screens with ${names}`, vi: `màn hình có ${names}` };
}

/** Several kinds of screens, the first few by name. */
export function screensWords(screens: readonly Screen[]): Words {
  const words = screens.slice(0, MOST_NAMED).map(screenWords);
  const more = screens.length - words.length;
  return {
    en: words.map(({ en }) => en).join('; ') + (more > 0 ? `; and ${more} more kinds` : ''),
    vi: words.map(({ vi }) => vi).join('; ') + (more > 0 ? `; và ${more} loại nữa` : ''),
  };
}

const MOST_NAMED = 4;
