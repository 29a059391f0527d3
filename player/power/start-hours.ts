import type { PlayerOptions } from '../../core/messages.ts';
import type { HostedScreen } from '../../core/screen.ts';
import type { Status } from '../../core/status.ts';
import type { FaultBoard } from '../fault-board.ts';
import type { KnownProgrammes } from '../known-programmes.ts';
import type { LastRestart } from '../last-restart.ts';
import { startPlannedRestart } from '../planned-restart.ts';
import type { PlayerWorld } from '../player-world.ts';
import { createQuietTime } from '../quiet-time.ts';
import { startPower, type Power } from './power.ts';
import { createSwitchBoard } from './switch-board.ts';

export interface HoursWorld {
  readonly options: Pick<PlayerOptions, 'host' | 'power' | 'restartAt'>;
  readonly world: Pick<PlayerWorld, 'powerSwitches' | 'tellHost' | 'log' | 'now' | 'uptimeMs'>;
  readonly screens: () => readonly HostedScreen[];
  readonly programmes: Pick<KnownProgrammes, 'of'>;
  /** Whether the page of a screen says that something is on. */
  readonly isShowing: (screenId: string) => boolean;
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
  readonly lastRestart: LastRestart;
}

export interface Hours extends Power {
  /** Whether this machine may be worked on now. */
  quiet(): Status['quiet'];
  plannedRestart(): Status['plannedRestart'];
}

/** Keeps to the hours of the screens: their displays, and the quiet time in which all is begun anew. */
export function startHours(hoursWorld: HoursWorld): Hours {
  const { options, world, screens, programmes, isShowing, faults, lastRestart: last } = hoursWorld;
  const { powerSwitches: switches, tellHost, log, now, uptimeMs } = world;
  // Whose browser it is that shows the page, nobody knows without a host, nor which display.
  const hosted = () => (options.host === 'none' ? [] : screens());
  const programmeOf = programmes.of;
  const power = startPower({
    ...{ screens: hosted, programmeOf, isShowing, faults, log, now, uptimeMs },
    board: createSwitchBoard({ way: options.power ?? 'auto', switches, log }),
  });
  const plannedRestart = startPlannedRestart({
    rule: options.restartAt ?? 'auto',
    ...{ screens: power.screens, isTouched: power.isTouched, programmeOf, last, log, now, uptimeMs },
    onDue: (why) => tellHost({ type: 'refresh', why }),
  });
  return {
    ...power,
    quiet: createQuietTime({ screens: power.screens, isTouched: power.isTouched, programmeOf, now }),
    plannedRestart: plannedRestart.status,
    screens: () => (options.host === 'none' ? screens() : power.screens()),
    stop() {
      power.stop();
      plannedRestart.stop();
    },
  };
}
