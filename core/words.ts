/** The languages that the product speaks to those who run it; playlists speak any. */
export type Lang = 'en' | 'vi';

/** The language for a BCP 47 tag: Vietnamese for `vi` and its regions, else English. */
export function langOf(locale: string): Lang {
  return /^vi(-|$)/i.test(locale) ? 'vi' : 'en';
}

/** One sentence in every language that the product speaks, so that none is forgotten where it is written. */
export type Words = Readonly<Record<Lang, string>>;
