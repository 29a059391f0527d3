import type { WrittenTarget } from './draft.ts';

/** Names in one cell, separated by commas, semicolons or line breaks. */
export function readNames(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * Tags in one cell. Tags of different keys must all be there (`district=loc-ninh; venue=bus`), of several tags of one
 * key any one (`district=loc-ninh; district=bu-dop`), and one after a minus or an exclamation mark none. Only one key
 * can have several, because a playlist has one list of which any one is enough; otherwise nothing comes back.
 */
export function readTags(text: string): WrittenTarget['tags'] | undefined {
  const keys = new Map<string, string[]>();
  const none: string[] = [];
  for (const name of readNames(text)) {
    const [, not, key = '', value = ''] = /^([!-])?\s*([^=\s]+)\s*=\s*([^=]+)$/.exec(name) ?? [];
    if (key === '') return undefined;
    const tag = `${key}=${value.trim()}`;
    if (not !== undefined) none.push(tag);
    else keys.set(key, [...(keys.get(key) ?? []), tag]);
  }
  const all = [...keys.values()].filter((tags) => tags.length === 1).flat();
  const [any = [], ...others] = [...keys.values()].filter((tags) => tags.length > 1);
  if (others.length > 0 || all.length + any.length + none.length === 0) return undefined;
  return {
    ...(all.length === 0 ? {} : { all }),
    ...(any.length === 0 ? {} : { any }),
    ...(none.length === 0 ? {} : { none }),
  };
}
