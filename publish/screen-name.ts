import type { Words } from '../core/words.ts';

/** The screen that was asked about, as it was named: by id, by tags, by both or not at all. */
export function screenName(id: string | undefined, tags: readonly string[]): Words {
  const has = tags.join(', ');
  if (id !== undefined && tags.length > 0) return { en: `screen ${id} (${has})`, vi: `màn hình ${id} (${has})` };
  if (id !== undefined) return { en: `screen ${id}`, vi: `màn hình ${id}` };
  if (tags.length > 0) return { en: `a screen with ${has}`, vi: `màn hình có thẻ ${has}` };
  return { en: 'a screen without tags', vi: 'màn hình không có thẻ' };
}
