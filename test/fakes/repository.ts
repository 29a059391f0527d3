import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../pack/source.ts';

/** Debian's word for this machine's processor. */
export const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';

/** A repository of packages that `npm run dist:repository` makes, with a key of its own, in a folder. */
export interface TestRepository {
  /** What a web server serves. */
  readonly dir: string;
  /** The public key that screens believe. */
  readonly key: string;
  /** Takes these packages in, and puts the newest out to so many in a hundred; gives what it said. */
  publish(debs: string | undefined, percent: number, ...more: readonly string[]): string;
  /** Changes what the list of lists says, and signs it anew. */
  resign(change: (release: string) => string): void;
  /** Ends what gpg has started. */
  stop(): void;
}

/** @param dir  a folder of its own, not deep: gpg's agent has a socket in it */
export function makeRepository(dir: string): TestRepository {
  const [home, out] = [path.join(dir, 'gpg'), path.join(dir, 'updates')];
  mkdirSync(home, { mode: 0o700 });
  const env = { ...process.env, GNUPGHOME: home };
  const gpg = (...args: readonly string[]) =>
    execFileSync('gpg', ['--batch', '--yes', ...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  gpg(
    '--passphrase',
    '',
    '--quick-generate-key',
    'Updates of a test <updates@example.org>',
    'ed25519',
    'sign',
    'never',
  );
  const suite = path.join(out, 'dists/stable');
  return {
    dir: out,
    key: gpg('--armor', '--export', 'updates@example.org'),
    publish(debs, percent, ...more) {
      const none = path.join(dir, 'none');
      const words = [
        '--packages',
        debs ?? none,
        '--out',
        out,
        '--key',
        'updates@example.org',
        '--rollout',
        String(percent),
      ];
      return execFileSync(process.execPath, [path.join(root, 'pack/repository.ts'), ...words, ...more], {
        ...{ env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      });
    },
    resign(change) {
      const file = path.join(suite, 'Release');
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      gpg('--clearsign', '--output', path.join(suite, 'InRelease'), file);
      rmSync(path.join(suite, 'Release.gpg'));
    },
    stop: () => void spawnSync('gpgconf', ['--kill', 'gpg-agent'], { env }),
  };
}

/** Makes a package of the player's name with one file in it, which names its version; gives the folder that it is in. */
export function makeSmallDeb(dir: string, version: string): string {
  const [tree, debs] = [path.join(dir, `tree-${version}`), path.join(dir, `debs-${version}`)];
  for (const folder of [path.join(tree, 'DEBIAN'), path.join(tree, 'usr/lib/bluezone-kiosk'), debs])
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  writeFileSync(path.join(tree, 'usr/lib/bluezone-kiosk/version'), version);
  const control = `Package: bluezone-kiosk-chromium\nVersion: ${version}\nArchitecture: ${arch}\nInstalled-Size: 10\nMaintainer: T <t@example.org>\nDescription: a player\n`;
  writeFileSync(path.join(tree, 'DEBIAN/control'), control);
  const deb = path.join(debs, `bluezone-kiosk-chromium_${version}_${arch}.deb`);
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, deb], { stdio: 'ignore' });
  return debs;
}
