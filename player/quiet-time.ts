import { isEmergencyOn, playlistAt } from '../core/power-need.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import { QUIET_HORIZON_MS, quietAt } from '../core/quiet.ts';
import type { Screen } from '../core/screen.ts';
import type { Status } from '../core/status.ts';
import { openTogether } from './open-together.ts';

export interface QuietTimeWorld {
  readonly screens: () => readonly Screen[];
  readonly programmeOf: (screen: Screen) => ScreenProgramme;
  /** Whether somebody was at a screen lately. */
  readonly isTouched: () => boolean;
  readonly now: () => number;
}

/**
 * Tells when this machine may be worked on, for whoever brings a new version. By a clock that is plainly wrong nobody knows
 * when it is night, and a machine that has not said what it shows may be showing something.
 */
export function createQuietTime({ screens, programmeOf, isTouched, now }: QuietTimeWorld): () => Status['quiet'] {
  return () => {
    const at = now();
    const all = screens().map((screen) => ({ screen, programme: programmeOf(screen) }));
    const [first] = all;
    if (first === undefined) return { now: false, until: null, timeZone: null };
    const { timeZone } = playlistAt(first.programme, at);
    if (at < first.programme.clockFloor) return { now: false, until: null, timeZone };
    const { isNow, until } = quietAt({ timeZone, open: openTogether(all, at, QUIET_HORIZON_MS) }, at);
    const isLeft = !isTouched() && !all.some(({ screen, programme }) => isEmergencyOn(programme, screen, at));
    return { now: isNow && isLeft, until: until === undefined ? null : new Date(until).toISOString(), timeZone };
  };
}
