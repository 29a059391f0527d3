/** What is seen of the player from outside, at one look. */
export type PlayerSight =
  /** A picture is on, and moves. */
  | { readonly kind: 'moving'; readonly life: Life; readonly isSafe: boolean }
  /** The player lives, but its screens are dark: closed, taken down, or with no display there. */
  | { readonly kind: 'dark'; readonly life: Life; readonly hasDisplay: boolean }
  | { readonly kind: 'none'; readonly why: string };

/** One life of the player's service. */
export interface Life {
  /** Another for each start. */
  readonly id: string;
  /** Grows with each word by which the player says that all is well (docs/supervision.md). */
  readonly fed: number;
}

/** The looks at a player since its package was replaced. */
export interface Watch {
  /** Milliseconds by a clock that never jumps. */
  readonly since: number;
  /** The life that is no longer meant: that of the version before. */
  readonly before: string | undefined;
  /** Since when every look has shown the same. */
  readonly run: { readonly since: number; readonly first: Seen; readonly last: Seen } | undefined;
  /** Why there was nothing at the last look. */
  readonly why: string;
}

type Seen = Exclude<PlayerSight, { kind: 'none' }>;

export type Verdict =
  | { readonly kind: 'moving'; readonly isSafe: boolean }
  | { readonly kind: 'dark'; readonly hasDisplay: boolean }
  | { readonly kind: 'still'; readonly why: string };

/** Within this time of being installed a version has a moving picture, or is taken back. */
export const PICTURE_LIMIT_MS = 150_000;
/** So long it has to last: the player says every ten seconds that all is well. */
export const STEADY_MS = 30_000;

/** @param before  the life of the version before, which may go on for a moment */
export function newWatch(uptimeMs: number, before?: string): Watch {
  return { since: uptimeMs, before, run: undefined, why: 'nothing was heard of the player' };
}

/** The watch after one more look. A player that was started anew meanwhile begins from nothing. */
export function afterLook(watch: Watch, sight: PlayerSight, uptimeMs: number): Watch {
  if (sight.kind === 'none') return { ...watch, run: undefined, why: sight.why };
  if (sight.life.id === watch.before) return { ...watch, run: undefined, why: 'the version before still runs' };
  const { run } = watch;
  const goesOn = run !== undefined && run.last.kind === sight.kind && run.last.life.id === sight.life.id;
  if (goesOn) return { ...watch, run: { ...run, last: sight } };
  const isSameLife = run === undefined || run.last.life.id === sight.life.id;
  const why = isSameLife ? watch.why : 'it does not last: the player is started again and again';
  return { ...watch, run: { since: uptimeMs, first: sight, last: sight }, why };
}

/** What is to be said of it, as soon as it can be; `undefined` until then. */
export function verdictOf({ since, run, why }: Watch, uptimeMs: number): Verdict | undefined {
  const isLate = (run?.since ?? uptimeMs) - since >= PICTURE_LIMIT_MS;
  if (isLate) return { kind: 'still', why };
  if (run === undefined || uptimeMs - run.since < STEADY_MS) return undefined;
  const { first, last } = run;
  if (last.life.fed <= first.life.fed)
    // The next word may be due just now.
    return uptimeMs - run.since < 2 * STEADY_MS ? undefined : { kind: 'still', why: 'the picture stands still' };
  return last.kind === 'moving'
    ? { kind: 'moving', isSafe: last.isSafe }
    : { kind: 'dark', hasDisplay: last.hasDisplay };
}
