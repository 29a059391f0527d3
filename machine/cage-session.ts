/**
 * cage for the kiosk. It ends with the program that it is started with, so that is one that never ends: the player comes
 * and goes beside it. Without `-s` it lets nobody switch to another terminal.
 */
export const cageScript = `#!/bin/sh
# cage for the kiosk, in two steps: server starts cage, cage starts ready.
set -eu
case "\${1-}" in
server)
    # The socket where the player finds it. logind's own folder for the user is gone when the user's session is.
    export XDG_RUNTIME_DIR="\${XAUTHORITY%/*}"
    exec cage -d -- "$0" ready
    ;;
ready)
    systemd-notify --ready --status='cage is there'
    exec sleep infinity
    ;;
*)
    echo "$0: server or ready" >&2
    exit 2
    ;;
esac
`;
