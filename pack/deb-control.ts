/** Of which package, which version and which machines; by Debian's words. */
export interface DebIdentity {
  readonly version: string;
  readonly arch: 'amd64' | 'arm64';
  /** What the files take on the disk, KiB. */
  readonly installedKiB: number;
}

export const DEB_NAME = 'bluezone-kiosk-chromium';

/** Where the program lies, and where an installed player keeps its data (DECISIONS 4). */
export const PROGRAM_DIR = '/usr/lib/bluezone-kiosk';
const DATA_DIR = '/var/lib/bluezone-kiosk';

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
Recommends: xserver-xorg, xinit, openbox, x11-xserver-utils
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
  postinst: `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  adduser --system --group --quiet --home ${DATA_DIR} --no-create-home --shell /usr/sbin/nologin bluezone-kiosk
  install -d -m 0750 -o bluezone-kiosk -g bluezone-kiosk ${DATA_DIR}
fi
`,
  // What stays after a removal, and goes with a purge: the media, the journal of plays, the settings, the user.
  postrm: `#!/bin/sh
set -e
if [ "$1" = purge ]; then
  rm -rf ${DATA_DIR} /etc/bluezone-kiosk
  if [ -x /usr/sbin/deluser ]; then deluser --system --quiet bluezone-kiosk || true; fi
fi
`,
} as const;

/** What stands on the PATH. As root the installed player's own data are meant, not root's. */
export const launcher = `#!/bin/sh
if [ "$(id -u)" = 0 ] && [ -z "$BLUEZONE_KIOSK_DATA_DIR" ]; then
  export BLUEZONE_KIOSK_DATA_DIR=${DATA_DIR}
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
