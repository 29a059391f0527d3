import { endsTooSoon, rungOf, SETTLED_AFTER_MS, type Rung } from '../core/ladder.ts';
import { FORGET_AFTER_MS } from '../core/recovery.ts';
import type { Strikes } from './strikes.ts';
import type { SetTimer } from './set-timer.ts';

/** A start of the host, in its record. */
export interface Launch {
  /** Where on the ladder it is to draw, by all that is in the record now. */
  rung(): Rung;
  /** It is about to end as it should. */
  left(): void;
}

export interface LaunchWorld {
  readonly strikes: Strikes;
  readonly version: string;
  /** When the machine was started, epoch milliseconds. */
  readonly bootedAt: number;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/**
 * Marks a start, so that the next one knows how this one ended: a host that dies cannot say so itself. One that went with
 * its machine, as in a power cut, did not die of itself.
 */
export function markLaunch({ strikes, version, bootedAt, now, setTimer }: LaunchWorld): Launch {
  const before = strikes.all().findLast(({ kind }) => kind === 'launch');
  if (before !== undefined && before.at < bootedAt) strikes.add('left', 'the machine was started anew');
  const isTooSoon = endsTooSoon(strikes.all(), now(), version);
  strikes.add('launch', version);
  if (isTooSoon) strikes.add('safe-mode', 'the program ended three times within a minute of its start');
  const marks = [
    setTimer(() => strikes.add('settled', 'it has run for a minute'), SETTLED_AFTER_MS),
    setTimer(() => strikes.add('good', 'it has run for five minutes'), FORGET_AFTER_MS),
  ];
  return {
    rung: () => rungOf(strikes.all(), now(), version),
    left() {
      for (const cancel of marks) cancel();
      strikes.add('left', 'it was told to end');
    },
  };
}
