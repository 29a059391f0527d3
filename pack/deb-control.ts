import { KIOSK_CACHE, KIOSK_HOME, KIOSK_USER } from '../core/kiosk-user.ts';
import { UPDATES_MANIFEST, UPDATES_STATE_DIR } from '../core/update-files.ts';
import { requirementsOf } from '../machine/requirements.ts';

/** Of which package, which version and which machines; by Debian's words. */
export interface DebIdentity {
  readonly version: string;
  readonly arch: 'amd64' | 'arm64';
  /** What the files take on the disk, KiB. */
  readonly installedKiB: number;
}

export const DEB_NAME = 'bluezone-kiosk-chromium';

export const PROGRAM_DIR = '/usr/lib/bluezone-kiosk';
/** What is set for all players of a machine, and the list of what `install` has written. */
const CONFIG_DIR = '/etc/bluezone-kiosk';
/** What `install --kiosk-session` needs. */
const session = [...new Set(requirementsOf('x11').map(({ debian }) => debian))];

/**
 * A version of npm's as Debian orders versions: `1.0.0-rc.1` comes before `1.0.0`, which `~` says there (Debian policy
 * 5.6.12).
 */
export function debVersion(version: string): string {
  return version.replace('-', '~');
}

export function control({ version, arch, installedKiB }: DebIdentity): string {
  return `Package: ${DEB_NAME}
Version: ${debVersion(version)}
Architecture: ${arch}
Section: video
Priority: optional
Maintainer: The Bluezone Kiosk project <noreply@bluezone-kiosk.invalid>
Installed-Size: ${installedKiB}
Depends: chromium | google-chrome-stable | microsoft-edge-stable, adduser, libc6 (>= 2.28), libstdc++6
Recommends: ${session.join(', ')}
Suggests: cage, cec-utils, ddcutil
Conflicts: bluezone-kiosk
Description: fullscreen player for public screens, in the system's browser
 Loops clips, posters and slides with a QR code on the televisions of public
 places, takes its playlist from any web server, plays for ever without a
 network, and can prove what it showed. This package plays in Chromium, Chrome
 or Edge, and carries the Node it runs on.
`;
}

/** Everything that runs as root at installation, by the names that dpkg gives them. */
export const maintainerScripts = {
  // A session that was installed before is brought to this version, and plays on with it; nobody waits for its picture but
  // the update, which has a limit of its own.
  postinst: `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  adduser --system --group --quiet --home ${KIOSK_HOME} --no-create-home --shell /usr/sbin/nologin ${KIOSK_USER}
  install -d -m 0700 -o ${KIOSK_USER} -g ${KIOSK_USER} ${KIOSK_HOME}
  if [ -e ${CONFIG_DIR}/installed.json ] && [ -d /run/systemd/system ]; then
    display=x11
    if grep -q cage /etc/systemd/system/bluezone-kiosk-display.service; then display=cage; fi
    bluezone-kiosk install --kiosk-session=$display || true
    systemctl --no-block try-restart bluezone-kiosk.service || true
    if [ -e ${UPDATES_MANIFEST} ]; then bluezone-kiosk updates on >/dev/null || true; fi
  elif [ -z "$2" ]; then
    echo 'bluezone-kiosk: to play whenever this machine is on: bluezone-kiosk install --kiosk-session'
    echo 'bluezone-kiosk: để bật máy lên là phát: bluezone-kiosk install --kiosk-session'
  fi
fi
`,
  prerm: `#!/bin/sh
set -e
if [ "$1" = remove ]; then
  if [ -e ${UPDATES_MANIFEST} ]; then bluezone-kiosk updates off || true; fi
  if [ -e ${CONFIG_DIR}/installed.json ]; then bluezone-kiosk install --uninstall || true; fi
fi
`,
  // What stays after a removal, and goes with a purge: the media, the journal of plays, the settings, the user.
  postrm: `#!/bin/sh
set -e
if [ "$1" = remove ] || [ "$1" = purge ]; then rm -rf ${UPDATES_STATE_DIR}; fi
if [ "$1" = purge ]; then
  rm -rf ${KIOSK_HOME} ${KIOSK_CACHE} ${CONFIG_DIR}
  if [ -x /usr/sbin/deluser ]; then deluser --system --quiet ${KIOSK_USER} || true; fi
fi
`,
} as const;

/** What stands on the PATH. As root the installed player's own data are meant, not root's. */
export const launcher = `#!/bin/sh
if [ "$(id -u)" = 0 ] && [ -z "$BLUEZONE_KIOSK_DATA_DIR" ]; then
  export BLUEZONE_KIOSK_DATA_DIR=${KIOSK_HOME}
fi
exec ${PROGRAM_DIR}/node ${PROGRAM_DIR}/out/main/cli.js "$@"
`;

/** Whose the parts are (Debian policy 12.5). */
export function copyright(licence: string): string {
  const indented = licence
    .trim()
    .split('\n')
    .map((line) => (line === '' ? ' .' : ` ${line}`))
    .join('\n');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: bluezone-kiosk

Files: *
Copyright: The Bluezone Kiosk project
License: Expat
Comment: what is bundled in out/ is listed with its licences in
 ${PROGRAM_DIR}/out/licences.txt; node is Node.js, under the terms in
 ${PROGRAM_DIR}/node-licence.txt.

License: Expat
${indented}
`;
}
