import { placeOf } from './faults.ts';
import { kindOfType } from './media-type.ts';
import type { Reading } from './parse-conditions.ts';
import { mimeOf, untypedWords } from './parse-file-type.ts';
import type { MediaItem, SignLanguage } from './playlist.ts';
import type { signLanguage } from './playlist-schema.ts';
import type { Words } from './words.ts';

type Written = ReturnType<typeof signLanguage.parse>;

/** Those who sign what an item says, where it is a video; what is wrong is added to the reading's faults. */
export function parseSignLanguage(
  written: readonly Written[] | undefined,
  kind: MediaItem['kind'] | 'audio',
  path: readonly PropertyKey[],
  reading: Reading,
): Pick<MediaItem, 'signLanguage'> {
  if (written === undefined) return {};
  const fail = (at: readonly PropertyKey[], words: Words) =>
    void reading.faults.push({ code: 'INVALID', place: placeOf([...path, 'signLanguage', ...at]), words });
  if (kind !== 'video') {
    fail([], { en: 'goes with a video only', vi: 'chỉ đi kèm với video' });
    return {};
  }
  const signLanguage = written.flatMap(({ url, type, lang, sha256, bytes }, index): readonly SignLanguage[] => {
    const mime = mimeOf({ url, type }, undefined);
    if (mime === undefined) fail([index, 'url'], untypedWords(url));
    else if (kindOfType(mime) !== 'video') fail([index, 'url'], { en: 'must be a video', vi: 'phải là video' });
    else {
      const one: { -readonly [K in keyof SignLanguage]: SignLanguage[K] } = { url, type: mime };
      if (lang !== undefined) one.lang = lang;
      if (sha256 !== undefined) one.sha256 = sha256;
      if (bytes !== undefined) one.bytes = bytes;
      return [one];
    }
    return [];
  });
  return { signLanguage };
}
