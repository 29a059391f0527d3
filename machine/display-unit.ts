import { KIOSK_USER } from '../core/kiosk-user.ts';
import { CAGE_SCRIPT, PAM_SERVICE, X11_SCRIPT, X_DISPLAY } from './kiosk-files.ts';
import { NEVER_GIVE_UP } from './supervision.ts';

/** X with openbox where there may be more than one display; cage, a Wayland compositor for one program, for one. */
export type DisplayServer = 'x11' | 'cage';

export const DISPLAY_UNIT = 'bluezone-kiosk-display.service';

/** Under `/run`, where its key or socket lies: only the kiosk's user can enter it. */
const RUNTIME_DIR = 'bluezone-kiosk';

/**
 * The display of a bare machine: a session of logind's on the first virtual terminal, which is what gives a program that is
 * not root the graphics and the input devices. It says that it is ready when windows can be opened.
 */
export function displayUnit(display: DisplayServer): string {
  return `[Unit]
Description=Bluezone Kiosk: the display
Wants=systemd-logind.service
After=systemd-logind.service systemd-user-sessions.service plymouth-quit-wait.service getty@tty1.service
# No login on the screen.
Conflicts=getty@tty1.service
ConditionPathExists=/dev/tty0
${NEVER_GIVE_UP}

[Service]
Type=notify
NotifyAccess=all
User=${KIOSK_USER}
PAMName=${PAM_SERVICE}
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-force
StandardOutput=journal
StandardError=journal
UtmpIdentifier=tty1
UtmpMode=user
RuntimeDirectory=${RUNTIME_DIR}
RuntimeDirectoryMode=0700
Environment=XAUTHORITY=/run/${RUNTIME_DIR}/xauthority
# Only the session on the terminal that is seen is given the graphics. Where kbd is not installed, it is the first one.
ExecStartPre=-+/usr/bin/chvt 1
ExecStart=${display === 'x11' ? `${X11_SCRIPT} server` : `${CAGE_SCRIPT} server`}
# When X or the window manager dies, both are started anew; the player waits meanwhile.
Restart=always
RestartSec=1
TimeoutStartSec=30
TimeoutStopSec=10
LimitCORE=0
OOMPolicy=continue
`;
}

/** How a program that is not of that session finds the display. */
export function displayEnvironment(display: DisplayServer): Readonly<Record<string, string>> {
  return display === 'x11'
    ? // A bare X server shows all outputs the same, and leaves those off that are plugged in later.
      { DISPLAY: X_DISPLAY, XAUTHORITY: `/run/${RUNTIME_DIR}/xauthority`, BLUEZONE_KIOSK_ARRANGE: 'on' }
    : { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: `/run/${RUNTIME_DIR}` };
}
