import type { Captions } from '../../core/playlist.ts';
import type { Lang } from '../../core/words.ts';
import { previewWords } from './preview-words.ts';

/**
 * Which captions a clip has, in words, where they cannot be seen: those of this screen first, then in which languages
 * other screens have them.
 *
 * @param here  of this screen, BCP 47
 * @param all  of the clip
 */
export function captionNote(here: string, all: readonly Pick<Captions, 'lang'>[], lang: Lang): string {
  const words = previewWords[lang];
  const names = new Intl.DisplayNames(lang, { type: 'language' });
  const others = [...new Set(all.map((one) => one.lang))].filter((one) => one !== here);
  return [
    words.captions(names.of(here) ?? here),
    ...(others.length === 0 ? [] : [words.captionsElsewhere(others.map((one) => names.of(one) ?? one).join(', '))]),
  ].join('; ');
}
