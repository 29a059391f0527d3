import type { PlayerFault } from '../core/status.ts';

/** What a clock must not be behind, epoch milliseconds. */
export interface ClockFloor {
  /** When this player was made. */
  readonly released: number;
  /** When the newest signed list was published, by the officer's clock; −∞ where none is known. */
  readonly published: number;
}

/** What there is to say about a clock: that it is plainly wrong, here or where the list was published (DECISIONS 22). */
export function clockFaults(now: number, { released, published }: ClockFloor): readonly PlayerFault[] {
  if (now >= Math.max(released, published)) return [];
  const why =
    now < released
      ? 'which is before this player was made: set it'
      : `but its list was published on ${new Date(published).toISOString()}: set whichever clock is wrong; ` +
        "if it was the publisher's, publish once more";
  const at = new Date(now).toISOString();
  const message = `this machine's clock says ${at}, ${why}; until then only what is on at any time is shown`;
  return [{ code: 'CLOCK_WRONG', message, at }];
}
