import { isRestartTime, RESTART_HORIZON_MS, type RestartRule } from '../core/planned-restart.ts';
import { isEmergencyOn, playlistAt } from '../core/power-need.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import type { Screen } from '../core/screen.ts';
import type { Log } from './log.ts';
import { openTogether } from './open-together.ts';

export interface PlannedRestartWorld {
  readonly rule: RestartRule;
  readonly screens: () => readonly Screen[];
  readonly programmeOf: (screen: Screen) => ScreenProgramme;
  /** Whether somebody was at a screen lately. */
  readonly isTouched: () => boolean;
  readonly onDue: (why: string) => void;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds since this process began, by a clock that never jumps. */
  readonly uptimeMs: () => number;
}

/** Begins anew with pages and browsers once a day, in the quiet hours of all screens together. Gives what ends it. */
export function startPlannedRestart(world: PlannedRestartWorld): () => void {
  const { rule, now, uptimeMs, log } = world;
  let lastAt = 0;

  function look(): void {
    if (uptimeMs() - lastAt < LEAST_BETWEEN_MS || world.isTouched()) return;
    const at = now();
    const screens = world.screens().map((screen) => ({ screen, programme: world.programmeOf(screen) }));
    const [first] = screens;
    // By a clock that is plainly wrong nobody knows when it is night.
    if (first === undefined || at < first.programme.clockFloor) return;
    if (screens.some(({ screen, programme }) => isEmergencyOn(programme, screen, at))) return;
    const open = openTogether(screens, at, RESTART_HORIZON_MS);
    const { timeZone } = playlistAt(first.programme, at);
    if (!isRestartTime({ rule, timeZone, id: first.screen.id, open }, at)) return;
    lastAt = uptimeMs();
    log.info('planned restart', { rule });
    world.onDue('the planned restart of the day');
  }

  if (rule === 'off') return () => {};
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

const LOOK_EVERY_MS = 60_000;
/** Whoever has started it lately, or switches the machine off at night, has done as much. */
const LEAST_BETWEEN_MS = 12 * 3_600_000;
