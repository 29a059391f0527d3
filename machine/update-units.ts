import { UPDATE_SERVICE, UPDATES_PROGRAM, UPDATES_SCRIPT } from '../core/update-files.ts';
import { PLAYER_UNIT } from './player-units.ts';

/** The words that start the program which brings newer versions: a Node and that program, by absolute paths. */
export type Updater = readonly [node: string, script: string];

/**
 * One run. It begins with the machine too, to go on at once with what a power cut has cut off; not as a oneshot, for which
 * the start of the machine would wait.
 */
export const updateService = `[Unit]
Description=Bluezone Kiosk: newer versions, and the way back
Wants=network-online.target
After=network-online.target ${PLAYER_UNIT}

[Service]
Type=exec
ExecStart=${UPDATES_SCRIPT}
# Somebody else is at it (flock).
SuccessExitStatus=75
# The picture comes first.
Nice=10
# It ends by itself at once where it can be gone on with; dpkg is given the time to end.
KillMode=mixed
TimeoutStopSec=2min
LimitCORE=0

[Install]
WantedBy=multi-user.target
`;

/**
 * Every hour, each machine at a minute of its own: whether it is a quiet time the program finds out. By the machine's id
 * (systemd.timer(5), FixedRandomDelay).
 */
export const updateTimer = `[Unit]
Description=Bluezone Kiosk: looks for newer versions

[Timer]
Unit=${UPDATE_SERVICE}
OnCalendar=hourly
RandomizedDelaySec=50min
FixedRandomDelay=yes
AccuracySec=1min
Persistent=true

[Install]
WantedBy=timers.target
`;

/** Starts the program, of which one runs at a time; while the package is replaced, the one that is kept apart from it. */
export function updateScript([node, script]: Updater): string {
  return `#!/bin/sh
# Brings a newer player on, or goes on with what was cut off. Words: none, now or back.
kept=${UPDATES_PROGRAM}
if [ -e "$kept/whole" ]; then
    set -- "$kept/node" "$kept/updater.js" "$@"
else
    set -- ${shellWord(node)} ${shellWord(script)} "$@"
fi
exec flock --no-fork --nonblock --conflict-exit-code 75 /run/bluezone-kiosk-update.lock "$@"
`;
}

/** A word of a shell's command line in which nothing is replaced. */
function shellWord(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
