import path from 'node:path';
import type { Plan, Program, Removal } from './plan.ts';
import { desktopPlayerUnit, PLAYER_UNIT } from './player-units.ts';

export interface Autostart {
  readonly program: Program;
  /** The folder of the user's settings, `$XDG_CONFIG_HOME` or `~/.config`. */
  readonly configDir: string;
}

/** What of the desktop's session the player needs; the user's service manager does not know it by itself. */
const OF_THE_DESKTOP = ['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_SESSION_TYPE', 'XDG_CURRENT_DESKTOP'];

/** Starts the player at login, on a machine with a desktop, under the user's own service manager. */
export function autostartPlan({ program, configDir }: Autostart): Plan {
  return {
    kind: 'autostart',
    before: [],
    files: [
      { path: path.join(configDir, 'systemd', 'user', PLAYER_UNIT), text: desktopPlayerUnit(program), mode: 0o644 },
      { path: path.join(configDir, 'autostart', 'bluezone-kiosk.desktop'), text: autostartEntry, mode: 0o644 },
    ],
    after: [['systemctl', '--user', 'daemon-reload']],
    starts: [],
  };
}

/** Ends the player, should it run. */
export const autostartRemoval: Removal = {
  before: [['systemctl', '--user', 'stop', PLAYER_UNIT]],
  after: [['systemctl', '--user', 'daemon-reload']],
};

/** The entry of the Desktop Application Autostart Specification: it hands the display over, and ends. */
const autostartEntry = `[Desktop Entry]
Type=Application
Name=Bluezone Kiosk
Exec=sh -c "systemctl --user import-environment ${OF_THE_DESKTOP.join(' ')}; exec systemctl --user restart --no-block ${PLAYER_UNIT}"
NoDisplay=true
X-GNOME-Autostart-enabled=true
`;
