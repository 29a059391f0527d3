import path from 'node:path';
import { KIOSK_HOME, KIOSK_USER } from '../core/kiosk-user.ts';
import { autostartPlan, autostartRemoval } from '../machine/autostart.ts';
import type { DisplayServer } from '../machine/display-unit.ts';
import { kioskSessionPlan, kioskSessionRemoval } from '../machine/kiosk-session.ts';
import { obstaclesTo, type Obstacle } from '../machine/obstacles.ts';
import type { InstallKind, Plan, Removal } from '../machine/plan.ts';
import { windowsAutostartPlan, windowsAutostartRemoval } from '../machine/windows-autostart.ts';
import { hasShellLauncher, windowsSessionPlan, windowsSessionRemoval } from '../machine/windows-session.ts';
import type { InstallWorld } from './install-world.ts';

/** What was asked for. */
export interface Wanted {
  readonly kind: InstallKind;
  readonly display: DisplayServer;
  readonly hardwareWatchdog: boolean;
}

/** An installation, as the system of this machine has it. */
export interface Installation {
  readonly kind: InstallKind;
  readonly system: 'linux' | 'windows';
  readonly plan: Plan;
  readonly removal: Removal;
  /** Why it cannot be made here, and why not taken back. */
  readonly obstacles: readonly Obstacle[];
  readonly obstaclesToRemoval: readonly Obstacle[];
  readonly manifestFile: string;
  /** Where the player that is installed keeps its data. */
  readonly dataDir: string;
}

export function installationOn(world: InstallWorld, wanted: Wanted): Installation {
  return world.platform === 'win32' ? onWindows(world, wanted) : onLinux(world, wanted);
}

function onLinux(world: InstallWorld, { kind, display, hardwareWatchdog }: Wanted): Installation {
  const program = world.program(display);
  const obstacles = obstaclesTo(kind, display, world.surroundings);
  if (kind === 'autostart')
    return {
      ...{ kind, system: 'linux', obstacles, obstaclesToRemoval: [] },
      plan: autostartPlan({ program, configDir: world.configDir }),
      removal: autostartRemoval,
      manifestFile: path.join(world.dataDir, 'installed.json'),
      dataDir: world.dataDir,
    };
  return {
    ...{ kind, system: 'linux', obstacles, removal: kioskSessionRemoval },
    obstaclesToRemoval: world.surroundings.uid === 0 ? [] : [{ code: 'NOT_ROOT' }],
    plan: kioskSessionPlan({ ...world, program, display, hardwareWatchdog }),
    // Beside what it lists, where only root may write.
    manifestFile: '/etc/bluezone-kiosk/installed.json',
    dataDir: KIOSK_HOME,
  };
}

function onWindows({ windows, dataDir }: InstallWorld, { kind }: Wanted): Installation {
  const { play, user, sessionDir, usersDir } = windows;
  if (kind === 'autostart')
    return {
      ...{ kind, system: 'windows', obstacles: [], obstaclesToRemoval: [], dataDir },
      plan: windowsAutostartPlan({ play, user, dataDir }),
      removal: windowsAutostartRemoval,
      manifestFile: path.win32.join(dataDir, 'installed.json'),
    };
  const noAdministrator: readonly Obstacle[] = windows.isAdministrator ? [] : [{ code: 'NOT_ADMINISTRATOR' }];
  const { edition } = windows;
  return {
    ...{ kind, system: 'windows', obstaclesToRemoval: noAdministrator },
    obstacles: [
      ...(hasShellLauncher(edition) ? [] : [{ code: 'NO_SHELL_LAUNCHER', edition: edition ?? '?' } as const]),
      ...noAdministrator,
    ],
    plan: windowsSessionPlan({ play, sessionDir }),
    removal: windowsSessionRemoval({ sessionDir }),
    manifestFile: path.win32.join(sessionDir, 'installed.json'),
    dataDir: path.win32.join(usersDir, KIOSK_USER, 'AppData', 'Local', 'bluezone-kiosk'),
  };
}
