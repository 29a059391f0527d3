import { KIOSK_HOME, KIOSK_USER } from '../core/kiosk-user.ts';
import type { Program } from './plan.ts';
import { DISPLAY_UNIT, displayEnvironment, type DisplayServer } from './display-unit.ts';
import { NEVER_GIVE_UP, SUPERVISION } from './supervision.ts';
import { environmentLines, execWords } from './unit-words.ts';

export const PLAYER_UNIT = 'bluezone-kiosk.service';

/**
 * The player on a bare machine, beside its display: when only the host dies, X stays up, and the picture is back as soon
 * as a browser starts. It is not bound to the display either: without one it waits (`--wait-for-display`).
 */
export function kioskPlayerUnit({ command, host, environment }: Program, display: DisplayServer): string {
  const play = [...command, 'play', '--data-dir', KIOSK_HOME, '--host', host, '--wait-for-display'];
  return `[Unit]
Description=Bluezone Kiosk
Wants=${DISPLAY_UNIT}
After=${DISPLAY_UNIT}
${NEVER_GIVE_UP}

[Service]
User=${KIOSK_USER}
StateDirectory=bluezone-kiosk
WorkingDirectory=${KIOSK_HOME}
${environmentLines({ ...displayEnvironment(display), ...environment })}ExecStart=${execWords(play)}
${SUPERVISION}
# What the data directory holds is nobody else's.
UMask=0077
# The system and homes are there to be read. Not "strict": the browser writes to /tmp.
ProtectSystem=full
ProtectHome=read-only
ProtectControlGroups=yes
# Left out, since Chromium's sandbox needs it or it takes the display away:
# NoNewPrivileges, and all that brings it for a unit with a user (SystemCallFilter, RestrictNamespaces, PrivateDevices,
# ProtectKernelTunables, ProtectKernelModules, ProtectClock, LockPersonality, MemoryDenyWriteExecute …): where user
# namespaces are closed, the sandbox is a set-user-ID program. RestrictNamespaces would close them itself.
# CapabilityBoundingSet: that program needs CAP_SYS_ADMIN and CAP_SYS_CHROOT.
# PrivateTmp: the socket of X lies in /tmp. PrivateDevices: it draws by /dev/dri and sounds by /dev/snd, which logind
# opens to the user whose session is on the display.

[Install]
WantedBy=multi-user.target
`;
}

/**
 * The player beside a desktop, in the user's own service manager. What starts it at login is an autostart entry, which
 * every desktop heeds; not every one has a graphical-session.target. Without hardening: there every line of it would put
 * the browser into a user namespace, in which its own sandbox does not come about.
 */
export function desktopPlayerUnit({ command, host, environment }: Program): string {
  return `[Unit]
Description=Bluezone Kiosk
${NEVER_GIVE_UP}

[Service]
${environmentLines(environment)}ExecStart=${execWords([...command, 'play', '--host', host, '--wait-for-display'])}
${SUPERVISION}`;
}
