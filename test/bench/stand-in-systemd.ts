import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KIOSK_HOME } from '../../core/kiosk-user.ts';

/** Before `/usr/bin` on everybody's PATH, also on the one that apt gives to what packages run (DPkg::Path). */
const PROGRAMS = '/usr/sbin';
/** Where the stand-in keeps what it knows. */
const AT = '/run/stand-in';

/**
 * Lays the few words of systemd's that an update uses into a root without systemd: `systemctl show` and `try-restart` of the
 * player's service, `systemd-notify`, and `stand-in-player`, which starts the player again whenever it ends, as its unit
 * says. What the player says to systemd is written down, and told by `show`.
 */
export function layStandInSystemd(rootDir: string): void {
  const lay = (file: string, text: string, mode = 0o755) => {
    mkdirSync(path.dirname(path.join(rootDir, file)), { recursive: true });
    writeFileSync(path.join(rootDir, file), text);
    chmodSync(path.join(rootDir, file), mode);
  };
  mkdirSync(path.join(rootDir, 'run/systemd/system'), { recursive: true }); // sd_booted(3)
  lay('/etc/systemd/system/bluezone-kiosk.service', '# the stand-in starts it\n', 0o644);
  // Without it the package starts nothing anew; what it says is read by whoever installs a session, which this root cannot have.
  lay('/etc/bluezone-kiosk/installed.json', '{}\n', 0o644);
  lay(`${PROGRAMS}/systemd-notify`, NOTIFY);
  lay(`${PROGRAMS}/systemctl`, SYSTEMCTL);
  lay(`${PROGRAMS}/systemd-run`, '#!/bin/sh\nexit 0\n');
  lay(`${PROGRAMS}/stand-in-player`, PLAYER);
}

const NOTIFY = `#!/bin/sh
for word in "$@"; do
  case $word in
  STATUS=*) echo "\${word#STATUS=}" > ${AT}/status ;;
  READY=1) : > ${AT}/ready ;;
  esac
  case $word in READY=1 | WATCHDOG=1) date +%s%3N > ${AT}/fed ;; esac
done
`;

const SYSTEMCTL = `#!/bin/sh
case "$*" in
show*)
  if [ -e ${AT}/ready ]; then echo ActiveState=active; else echo ActiveState=activating; fi
  echo "StatusText=$(cat ${AT}/status 2>/dev/null)"
  echo "InvocationID=$(cat ${AT}/life 2>/dev/null)"
  echo "WatchdogTimestampMonotonic=$(cat ${AT}/fed 2>/dev/null)"
  ;;
*try-restart*) kill "$(cat ${AT}/pid)" ;;
esac
exit 0
`;

const PLAYER = `#!/bin/sh
rm -rf ${AT}
mkdir -m 0777 ${AT}
while :; do
  rm -f ${AT}/ready ${AT}/status ${AT}/fed
  cat /proc/sys/kernel/random/uuid > ${AT}/life
  cd /
  setsid runuser -u bluezone-kiosk -- env NOTIFY_SOCKET=${AT}/socket WATCHDOG_USEC=30000000 DISPLAY="$1" \\
    bluezone-kiosk play --data-dir ${KIOSK_HOME} --wait-for-display >> /run/player.log 2>&1 &
  echo $! > ${AT}/pid
  wait $!
  sleep 1
done
`;
