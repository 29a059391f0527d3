import type { StrikeKind } from '../player/strikes.ts';

/** Writes a strike to the disk. */
export type Strike = (kind: StrikeKind, why: string) => void;

/**
 * Gives each of several browsers a way to its strikes. The browsers of a machine share its graphics, so what befalls these
 * befalls all of them: when another one has just told the same, it is counted once.
 */
export function shareStrikes(strike: Strike, now: () => number): (browser: number) => Strike {
  const last = new Map<StrikeKind, { readonly browser: number; readonly at: number }>();
  return (browser) => (kind, why) => {
    const told = last.get(kind);
    if (told !== undefined && told.browser !== browser && Math.abs(now() - told.at) < (SAME_WITHIN_MS[kind] ?? 0))
      return;
    last.set(kind, { browser, at: now() });
    strike(kind, why);
  };
}

/** A browser's GPU process is asked after at each look, once a minute; other graphics are asked for when a page is judged. */
const SAME_WITHIN_MS: Partial<Record<StrikeKind, number>> = { gpu: 75_000, lower: 5_000 };
