/** The languages that the product speaks to those who run it; playlists speak any. */
export type Lang = 'en' | 'vi';

/** One sentence in every language that the product speaks, so that none is forgotten where it is written. */
export type Words = Readonly<Record<Lang, string>>;
