import type { DisplayServer } from './display-unit.ts';

/** What a kiosk session needs of the system. */
export interface Requirement {
  readonly name: string;
  /** One of these is it; `*` stands for one folder of any name. */
  readonly places: readonly string[];
  /** The Debian package that brings it. */
  readonly debian: string;
}

/** All that a display server needs, by where Debian and its kin keep it. */
export function requirementsOf(display: DisplayServer): readonly Requirement[] {
  return display === 'x11' ? [...common, ...x11] : [...common, ...cage];
}

/** What is missing. */
export function missingOf(display: DisplayServer, isThere: (place: string) => boolean): readonly Requirement[] {
  return requirementsOf(display).filter(({ places }) => !places.some(isThere));
}

/** The command that brings what is missing. */
export function aptLine(missing: readonly Requirement[]): string {
  const packages = [...new Set(missing.map(({ debian }) => debian))];
  return `apt-get install --no-install-recommends ${packages.join(' ')}`;
}

function program(name: string, debian: string): Requirement {
  return {
    name,
    places: ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'].map((dir) => `${dir}/${name}`),
    debian,
  };
}

const common: readonly Requirement[] = [
  program('systemctl', 'systemd'),
  program('systemd-notify', 'systemd'),
  program('dbus-daemon', 'dbus'),
  {
    name: 'pam_systemd.so',
    places: ['/lib/*/security', '/usr/lib/*/security', '/lib/security', '/usr/lib/security', '/usr/lib64/security'].map(
      (dir) => `${dir}/pam_systemd.so`,
    ),
    debian: 'libpam-systemd',
  },
];

/** cage as Debian builds it does not start without Xwayland, which it only recommends. */
const cage: readonly Requirement[] = [program('cage', 'cage'), program('Xwayland', 'xwayland')];

const x11: readonly Requirement[] = [
  program('Xorg', 'xserver-xorg-core'),
  {
    name: 'libinput_drv.so',
    places: ['/usr/lib/xorg/modules/input', '/usr/lib64/xorg/modules/input'].map((dir) => `${dir}/libinput_drv.so`),
    debian: 'xserver-xorg-input-libinput',
  },
  program('xinit', 'xinit'),
  program('xauth', 'xauth'),
  program('openbox', 'openbox'),
  program('xprop', 'x11-utils'),
  ...['xset', 'xsetroot', 'xrandr'].map((name) => program(name, 'x11-xserver-utils')),
];
