import { nextRestart, RESTART_HORIZON_MS, type RestartRule } from '../core/planned-restart.ts';
import { isEmergencyOn, playlistAt } from '../core/power-need.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import type { Screen } from '../core/screen.ts';
import type { Status } from '../core/status.ts';
import type { LastRestart } from './last-restart.ts';
import type { Log } from './log.ts';
import { openTogether, type ScreenAndProgramme } from './open-together.ts';

export interface PlannedRestartWorld {
  readonly rule: RestartRule;
  readonly screens: () => readonly Screen[];
  readonly programmeOf: (screen: Screen) => ScreenProgramme;
  /** Whether somebody was at a screen lately. */
  readonly isTouched: () => boolean;
  readonly onDue: (why: string) => void;
  readonly last: LastRestart;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds since this process began, by a clock that never jumps. */
  readonly uptimeMs: () => number;
}

export interface PlannedRestart {
  /** When it is due next, as far as the hours tell now, and when it was done last. */
  status(): Status['plannedRestart'];
  stop(): void;
}

/** Begins anew with pages and browsers once a day, in the quiet hours of all screens together. */
export function startPlannedRestart(world: PlannedRestartWorld): PlannedRestart {
  const { rule, now, uptimeMs, last, log } = world;
  let lastAt = 0;

  const known = () => world.screens().map((screen) => ({ screen, programme: world.programmeOf(screen) }));

  /** The next one from now on, epoch milliseconds. By a clock that is plainly wrong nobody knows when it is night. */
  function nextOf(screens: readonly ScreenAndProgramme[], at: number): number | undefined {
    const [first] = screens;
    if (first === undefined || at < first.programme.clockFloor) return undefined;
    const open = openTogether(screens, at, RESTART_HORIZON_MS);
    const { timeZone } = playlistAt(first.programme, at);
    const rested = Math.max(0, LEAST_BETWEEN_MS - (uptimeMs() - lastAt));
    return nextRestart({ rule, timeZone, id: first.screen.id, open }, at + rested);
  }

  function look(): void {
    if (uptimeMs() - lastAt < LEAST_BETWEEN_MS || world.isTouched()) return;
    const at = now();
    const screens = known();
    if (screens.some(({ screen, programme }) => isEmergencyOn(programme, screen, at))) return;
    if (nextOf(screens, at) !== at) return;
    lastAt = uptimeMs();
    log.info('planned restart', { rule });
    last.note(at);
    world.onDue('the planned restart of the day');
  }

  const timer = rule === 'off' ? undefined : setInterval(look, LOOK_EVERY_MS);
  return {
    status: () => ({ nextAt: instant(nextOf(known(), now())), lastAt: instant(last.at()) }),
    stop: () => clearInterval(timer),
  };
}

/** RFC 3339 with offset. */
function instant(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}

const LOOK_EVERY_MS = 60_000;
/** Whoever has started it lately, or switches the machine off at night, has done as much. */
const LEAST_BETWEEN_MS = 12 * 3_600_000;
