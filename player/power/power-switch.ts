/** What a display says of itself; `unknown`: it does not, or it is on its way from one to the other. */
export type DisplayState = 'on' | 'off' | 'unknown';

export type Found =
  { readonly kind: 'found'; readonly what: string } | { readonly kind: 'missing'; readonly why: string };

/** One way to switch the displays of a machine. Its programs have limits, and never run two at once. */
export interface PowerSwitch {
  readonly way: 'cec' | 'ddc' | 'dpms';
  /**
   * Whether it is there.
   *
   * @param mustAnswer  a display must answer it too: what hears nothing would switch nothing off
   */
  find(mustAnswer: boolean): Promise<Found>;
  /** Tells the displays; gives why it could not, if so. */
  turn(wanted: 'on' | 'off'): Promise<string | undefined>;
  state(): Promise<DisplayState>;
}

/** What several displays are together: on or off if all of them are, and else what nobody can tell. */
export function together(states: readonly DisplayState[]): DisplayState {
  const [first = 'unknown', ...others] = states;
  return others.every((state) => state === first) ? first : 'unknown';
}

/** The first of several that failed. */
export async function firstFailure(
  each: readonly string[],
  tell: (one: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const failures: string[] = [];
  for (const one of each) {
    const why = await tell(one);
    if (why !== undefined) failures.push(why);
  }
  return failures[0];
}
