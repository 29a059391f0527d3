import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SetUpError, say } from '../cli/set-up/say.mjs';

/** The programs that the tests use, and the Debian packages that bring them. */
const needed = {
  chromium: 'chromium',
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xinit: 'xinit',
  xauth: 'xauth',
  'systemd-analyze': 'systemd',
  nginx: 'nginx-light',
  ffmpeg: 'ffmpeg',
  zbarimg: 'zbar-tools',
  tc: 'iproute2',
  unzip: 'unzip',
  xprop: 'x11-utils',
  xdotool: 'xdotool',
  xrandr: 'x11-xserver-utils',
  apparmor_parser: 'apparmor',
  Xorg: 'xserver-xorg-core',
  'apt-ftparchive': 'apt-utils',
  gpg: 'gnupg',
  // No program, but seen from the folders of programs.
  '../lib/xorg/modules/drivers/dummy_drv.so': 'xserver-xorg-video-dummy',
};

/**
 * Installs what is missing by apt when that is possible, else says what to install.
 *
 * @param {Readonly<Record<string, string>>} programs those wanted, with their packages; by default what the tests use
 */
export function installedSystemPackages(programs = needed) {
  const missing = Object.entries(programs).filter(([program]) => !isOnPath(program));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  if (process.getuid?.() !== 0 || !isDebian()) {
    throw new SetUpError(
      `the tests need ${missing.map(([program]) => program).join(', ')}: install them first, on Debian with "sudo apt-get install --no-install-recommends ${packages.join(' ')}"`,
    );
  }
  say(`installing ${packages.join(', ')} (apt-get), a minute or two…`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
  say('installed');
}

function apt(...args) {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new SetUpError(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

function isOnPath(program) {
  // Debian keeps nginx where only root looks.
  const places = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin'];
  return places.some((place) => existsSync(path.join(place, program)));
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false; // no such file: some other system
  }
}
