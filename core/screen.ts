/** One display that this player drives. */
export interface Screen {
  readonly id: string;
  /** `key=value`, such as `province=binh-phuoc`. `lang=…` names the language of those who stand before it. */
  readonly tags: readonly string[];
}

/** A screen as its host set it up. */
export interface HostedScreen extends Screen {
  /** The display's name as the host knows it, `undefined` when it plays headless. */
  readonly display: string | undefined;
}

/** The languages a screen speaks, the best first: those of its tags, then that of the playlist. BCP 47. */
export function languagesOf({ tags }: Screen, locale: string): readonly string[] {
  return [...tags.filter((tag) => tag.startsWith('lang=')).map((tag) => tag.slice('lang='.length)), locale];
}

/** Whether people who sign are shown on a screen: unless its tags say `sign=off`. */
export function showsSignLanguage({ tags }: Screen): boolean {
  return !tags.includes('sign=off');
}

/** Whether what is meant for the one is meant for the other. */
export function isSameScreen(a: Screen, b: Screen): boolean {
  return a.id === b.id && a.tags.length === b.tags.length && a.tags.every((tag, index) => tag === b.tags[index]);
}
