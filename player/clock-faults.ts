import type { PlayerFault } from '../core/status.ts';

/** What there is to say about a clock: that it is plainly wrong, when it is behind the making of this player. */
export function clockFaults(now: number, clockFloor: number): readonly PlayerFault[] {
  if (now >= clockFloor) return [];
  const at = new Date(now).toISOString();
  return [
    {
      code: 'CLOCK_WRONG',
      message: `this machine's clock says ${at}, which is before this player was made: set it; until then only what is on at any time is shown`,
      at,
    },
  ];
}
