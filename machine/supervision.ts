/**
 * The lines of a unit by which systemd watches over the player: the same on a bare machine and on a desktop. What the
 * host says to it, and when: `player/service-manager.ts`.
 */
export const SUPERVISION = `# Its words come from systemd-notify, which is another process than the main one.
Type=notify
NotifyAccess=all
# Whatever it ended with: a screen on a wall has nobody to start it.
Restart=always
RestartSec=1
# Fed only while the picture moves. A cure takes 12 s at most; what none has helped is ended and started anew.
WatchdogSec=30
# What hangs has nothing to say, and a core dump of a browser fills a card.
WatchdogSignal=SIGKILL
LimitCORE=0
# READY=1 is said with the first picture.
TimeoutStartSec=90
# The journal is closed within 3 s.
TimeoutStopSec=10
# A page that took too much memory is opened again by the player; the rest of it goes on.
OOMPolicy=continue
`;

/** systemd gives up after five starts in ten seconds unless told otherwise. */
export const NEVER_GIVE_UP = 'StartLimitIntervalSec=0';
