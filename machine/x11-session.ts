import { OPENBOX_FILE, X_DISPLAY } from './kiosk-files.ts';

/** The X server of a session; a test has another. */
export interface XServer {
  readonly program: string;
  readonly display: string;
  readonly args: readonly string[];
  readonly openboxFile: string;
}

const onTheFirstTerminal: XServer = {
  program: '/usr/bin/Xorg',
  display: X_DISPLAY,
  args: ['vt1', '-keeptty'],
  openboxFile: OPENBOX_FILE,
};

/** X for the kiosk: the server, the window manager on it, and word to systemd when both are there. */
export function x11Script({ program, display, args, openboxFile }: XServer = onTheFirstTerminal): string {
  return `#!/bin/sh
# X for the kiosk, in three steps: server starts manage, manage starts ready beside the window manager.
set -eu
case "\${1-}" in
server)
    # Only who can read this key may draw, listen to the keys or take pictures.
    umask 077
    rm -f "$XAUTHORITY"
    key="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \\n')"
    xauth -q -f "$XAUTHORITY" add ${display} . "$key"
    # The X server would say by itself that it is ready, before windows are managed.
    export KIOSK_NOTIFY_SOCKET="\${NOTIFY_SOCKET-}"
    unset NOTIFY_SOCKET
    exec xinit "$0" manage -- ${[program, display, ...args].join(' ')} \\
        -auth "$XAUTHORITY" -nolisten tcp -noreset -background none -s 0
    ;;
manage)
    "$0" ready &
    exec openbox --sm-disable --config-file ${openboxFile}
    ;;
ready)
    # A window manager says on the root window that it is there. It sets its own pointer before.
    tries=0
    until xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || exit 1
        sleep 0.05
    done
    # Not by an option of the server: one that is started with -dpms has no DPMS to switch displays off by outside their hours.
    xset s off -dpms
    # Until the page is there, which hides the pointer itself.
    empty="\${XAUTHORITY%/*}/no-pointer.xbm"
    {
        printf '#define e_width 1\\n#define e_height 1\\n#define e_x_hot 0\\n#define e_y_hot 0\\n'
        printf 'static char e_bits[] = {\\n0x00 };\\n'
    } > "$empty"
    xsetroot -cursor "$empty" "$empty" -solid '#000000'
    NOTIFY_SOCKET="$KIOSK_NOTIFY_SOCKET" exec systemd-notify --ready --status='X is there'
    ;;
*)
    echo "$0: server, manage or ready" >&2
    exit 2
    ;;
esac
`;
}

/** No keys, no mouse bindings, no menus, no decorations, no animation: a window manager that only does as windows ask. */
export const openboxConfig = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><animateIconify>no</animateIconify></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard/><mouse/><menu/>
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
`;

/** No other terminal by Ctrl+Alt+F2, no end of X by Ctrl+Alt+Backspace, and a picture that is never switched off. */
export const xorgConfig = `Section "ServerFlags"
    Option "DontVTSwitch" "true"
    Option "DontZap" "true"
    Option "BlankTime" "0"
    Option "StandbyTime" "0"
    Option "SuspendTime" "0"
    Option "OffTime" "0"
EndSection
`;
