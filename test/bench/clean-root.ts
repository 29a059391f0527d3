import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** A Debian with nothing on it but what every one has, in a folder; programs run in it as on a machine of its own. */
export interface CleanRoot {
  /** Where it lies. */
  readonly dir: string;
  /** Runs a shell script in it as root and gives what it printed; throws with that when it fails. */
  run(script: string, options?: InRoot): string;
  /** Starts one. Killed, everything that it started is gone with it. */
  start(script: string, options?: InRoot): ChildProcess;
  remove(): void;
}

export interface InRoot {
  /** Whether it reaches the network of this machine, and so the package archive; else it has a loopback of its own. */
  readonly isOnline?: boolean;
}

/**
 * A machine of its own by the kernel's namespaces: processes, mounts, hostname, and unless it is online the network. Not
 * by chroot: in one the kernel gives nobody a user namespace, which a browser's sandbox is made of.
 */
const ENTER = `
set -e
root=$1 script=$2
ip link set lo up 2>/dev/null || true
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sys "$root/sys" 2>/dev/null || mount --rbind /sys "$root/sys"
mount -t tmpfs dev "$root/dev"
for node in null zero full random urandom tty; do
  touch "$root/dev/$node"
  mount --bind "/dev/$node" "$root/dev/$node"
done
mkdir "$root/dev/shm"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
ln -s /proc/self/fd "$root/dev/fd"
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
cd "$root"
mkdir -p .outside
pivot_root . .outside
umount -l /.outside
exec sh -ec "$script"
`;

/** Makes one by debootstrap, from the archive that this machine itself has its packages from: some 30 s. Needs root. */
export function makeCleanRoot(): CleanRoot {
  const dir = mkdtempSync('/var/tmp/bluezone-kiosk-root-');
  chmodSync(dir, 0o755); // it is the root folder of everyone in it
  const release = /^VERSION_CODENAME=(\S+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'stable';
  execFileSync('debootstrap', ['--variant=minbase', release, dir, archive()], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const name of ['sources.list', 'sources.list.d']) {
    rmSync(path.join(dir, 'etc/apt', name), { recursive: true, force: true });
    if (existsSync(`/etc/apt/${name}`))
      cpSync(`/etc/apt/${name}`, path.join(dir, 'etc/apt', name), { recursive: true });
  }
  // Nothing is started by being installed: there is no systemd in it.
  writeFileSync(path.join(dir, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  mkdirSync(path.join(dir, '.outside'), { recursive: true });
  cpSync('/etc/resolv.conf', path.join(dir, 'etc/resolv.conf'));

  const words = (script: string, { isOnline = false }: InRoot = {}) => [
    ...['--mount', '--pid', '--fork', '--kill-child', '--ipc', '--uts', ...(isOnline ? [] : ['--net'])],
    ...['--', 'sh', '-c', ENTER, 'sh', dir, script],
  ];
  return {
    dir,
    start: (script, options) =>
      spawn('unshare', words(script, options), { env: environment, stdio: ['ignore', 'pipe', 'pipe'] }),
    run: (script, options) =>
      execFileSync('unshare', words(script, options), {
        ...{ env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 },
      }),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

const environment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  DEBIAN_FRONTEND: 'noninteractive',
  LC_ALL: 'C.UTF-8',
  HOME: '/root',
};

/** The first address in this machine's list of package archives. */
function archive(): string {
  const lists = ['/etc/apt/sources.list', ...names('/etc/apt/sources.list.d')].filter(existsSync);
  for (const file of lists) {
    const found = /^(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(https?:\S+)/m.exec(readFileSync(file, 'utf8'))?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('this machine has no list of package archives in /etc/apt');
}

function names(dir: string): readonly string[] {
  return existsSync(dir) ? readdirSync(dir).map((name) => path.join(dir, name)) : [];
}
