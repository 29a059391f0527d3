import type { Tally } from './tallies.ts';

/** Tallies put together. */
export interface Sum {
  success: number;
  partial: number;
  interrupted: number;
  failed: number;
  /** How long items were on in all; in zones beside the main picture too. */
  shownMs: number;
  /** How long something was on in the main picture. */
  mainMs: number;
  /** Showings, whole or in part, of items with a code on the screen. */
  codes: number;
  /** On which screens, by their numbers. */
  readonly screens: Set<number>;
}

export function noSum(): Sum {
  return { success: 0, partial: 0, interrupted: 0, failed: 0, shownMs: 0, mainMs: 0, codes: 0, screens: new Set() };
}

/** Adds a tally to a sum. */
export function addTally(sum: Sum, tally: Tally, { isMain, hasCode }: { isMain: boolean; hasCode: boolean }): void {
  sum.success += tally.success;
  sum.partial += tally.partial;
  sum.interrupted += tally.interrupted;
  sum.failed += tally.failed;
  sum.shownMs += tally.shownMs;
  if (isMain) sum.mainMs += tally.shownMs;
  if (hasCode) sum.codes += tally.success + tally.partial;
  if (tally.success + tally.partial + tally.interrupted > 0) sum.screens.add(tally.screen);
}
