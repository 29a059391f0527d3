import { MAKE_KIOSK_USER } from '../core/kiosk-user.ts';
import { cageScript } from './cage-session.ts';
import { DISPLAY_UNIT, displayUnit, type DisplayServer } from './display-unit.ts';
import {
  CAGE_SCRIPT,
  HARDWARE_WATCHDOG_FILE,
  LOGIND_FILE,
  MODULES_FILE,
  OPENBOX_FILE,
  PAM_FILE,
  SLEEP_FILE,
  STICKS_FILE,
  SWITCHES_FILE,
  X11_SCRIPT,
  XORG_FILE,
} from './kiosk-files.ts';
import {
  hardwareWatchdogConfig,
  logindConfig,
  modulesConfig,
  pamService,
  sleepConfig,
  sticksRule,
  switchesRule,
} from './machine-settings.ts';
import type { Command, Plan, PlannedFile, Program, Removal } from './plan.ts';
import { kioskPlayerUnit, PLAYER_UNIT } from './player-units.ts';
import { openboxConfig, x11Script, xorgConfig } from './x11-session.ts';

export interface KioskSession {
  readonly program: Program;
  readonly display: DisplayServer;
  /** Whether a kernel that hangs is to be ended by the board. */
  readonly hardwareWatchdog: boolean;
  /** Whether the user that it runs as is there. */
  readonly hasUser: boolean;
  /** What the browser's administrator settles: absolute paths and their JSON. */
  readonly policies: Readonly<Record<string, object>>;
}

/** systemd, logind and udev read what was written. */
const settled: readonly Command[] = [
  ['systemctl', 'daemon-reload'],
  ['systemctl', 'kill', '--signal=HUP', 'systemd-logind.service'],
  ['udevadm', 'control', '--reload'],
];

/** A bare machine becomes a screen: a display on its first terminal, and the player on it, from the start of the machine. */
export function kioskSessionPlan({ program, display, hardwareWatchdog, hasUser, policies }: KioskSession): Plan {
  return {
    kind: 'kiosk-session',
    before: hasUser ? [] : [MAKE_KIOSK_USER],
    files: [
      plain(`/etc/systemd/system/${PLAYER_UNIT}`, kioskPlayerUnit(program, display)),
      plain(`/etc/systemd/system/${DISPLAY_UNIT}`, displayUnit(display)),
      ...(display === 'x11'
        ? [script(X11_SCRIPT, x11Script()), plain(OPENBOX_FILE, openboxConfig), plain(XORG_FILE, xorgConfig)]
        : [script(CAGE_SCRIPT, cageScript)]),
      plain(PAM_FILE, pamService),
      plain(LOGIND_FILE, logindConfig),
      plain(SLEEP_FILE, sleepConfig),
      plain(STICKS_FILE, sticksRule),
      plain(SWITCHES_FILE, switchesRule),
      plain(MODULES_FILE, modulesConfig),
      ...Object.entries(policies).map(([file, policy]) => plain(file, `${JSON.stringify(policy, null, 2)}\n`)),
      ...(hardwareWatchdog ? [plain(HARDWARE_WATCHDOG_FILE, hardwareWatchdogConfig)] : []),
    ],
    after: [...settled, ['systemctl', 'enable', PLAYER_UNIT]],
    starts: [DISPLAY_UNIT, PLAYER_UNIT],
  };
}

/** Ends the player and its display; the login on the first terminal comes back. The user stays: it owns the data. */
export const kioskSessionRemoval: Removal = {
  before: [
    ['systemctl', 'disable', '--now', PLAYER_UNIT],
    ['systemctl', 'stop', DISPLAY_UNIT],
  ],
  after: [...settled, ['systemctl', 'start', '--no-block', 'getty@tty1.service']],
};

function plain(path: string, text: string): PlannedFile {
  return { path, text, mode: 0o644 };
}

function script(path: string, text: string): PlannedFile {
  return { path, text, mode: 0o755 };
}
