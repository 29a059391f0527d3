import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { packagesList, readPackagesList, type ListedPackage } from './packages-list.ts';
import { root } from './source.ts';

/**
 * `npm run dist:repository -- --out FOLDER --key NAME --rollout N`: lays out the debs of `dist` as a folder for any web
 * server, from which screens take newer versions by themselves (docs/updates.md). Called again it adds what is new,
 * keeps what was there, and puts the newest version out to N screens in a hundred.
 *
 * No command of the officer's tool: it needs what only Debian has, and the key belongs to whoever makes the packages.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    packages: { type: 'string', multiple: true },
    /** As gpg knows it; two while one takes the place of the other. */
    key: { type: 'string', multiple: true },
    rollout: { type: 'string' },
    /** Whose share it is, if not the newest's. */
    version: { type: 'string' },
    /** How many versions stay, so that screens can go back to theirs. */
    keep: { type: 'string', default: '5' },
    /** After so many days without a new signature nothing of it is believed; none: for ever. */
    'valid-days': { type: 'string' },
  },
});

const SUITE = 'stable';
const ARCHES = ['amd64', 'arm64'];
const NEEDED = { 'apt-ftparchive': 'apt-utils', gpg: 'gnupg', 'dpkg-deb': 'dpkg' };
/** The debs that a screen may have installed. */
const NAMES = ['bluezone-kiosk-chromium', 'bluezone-kiosk'];

const faults = faultsOf();
if (faults.length > 0) {
  for (const fault of faults) console.error(`dist:repository: ${fault}`);
  process.exitCode = 2;
} else {
  process.umask(0o022); // everybody may fetch it
  for (const line of makeRepository(path.resolve(root, values.out ?? ''))) console.log(line);
}

function faultsOf(): readonly string[] {
  const isWhole = (text: string | undefined, from: number, to: number) =>
    text !== undefined && /^\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to;
  const missing = Object.entries(NEEDED).filter(([program]) => spawnSync(program, ['--version']).error !== undefined);
  const packages = missing.map(([, name]) => name).join(' ');
  return [
    ...(missing.length === 0
      ? []
      : [`needs ${missing.map(([program]) => program).join(', ')}: on Debian, apt-get install ${packages}`]),
    ...(values.out === undefined ? ['--out FOLDER: where the repository is, or is to be'] : []),
    ...(isWhole(values.rollout, 0, 100)
      ? []
      : ['--rollout N: to how many screens in a hundred the newest version goes, 0 (to none) to 100 (to all)']),
    ...(isWhole(values.keep, 2, 9999) ? [] : ['--keep N: at least 2, so that screens can go back']),
    ...(values['valid-days'] === undefined || isWhole(values['valid-days'], 1, 9999)
      ? []
      : ['--valid-days N: a whole number of days']),
    ...(values.key === undefined
      ? [
          `--key NAME: the key that screens believe, as gpg knows it; made once by gpg --quick-generate-key "Updates of our screens" ed25519 sign never`,
        ]
      : values.key
          .filter((key) => missing.length === 0 && spawnSync('gpg', ['--list-secret-keys', key]).status !== 0)
          .map((key) => `--key: gpg has no secret key ${JSON.stringify(key)}`)),
  ];
}

/** Gives what there is to tell. Until its last step a reader finds the repository as it was. */
function makeRepository(out: string): readonly string[] {
  const before = listsIn(path.join(out, 'dists', SUITE));
  const added = takeIn(path.join(out, 'pool'), debsToAdd());
  const lists = new Map(ARCHES.map((arch) => [arch, listOf(out, arch, before)]));
  const all = [...lists.values()].flat();
  const wanted = values.version;
  if (wanted !== undefined && !all.some(({ version }) => version === wanted))
    throw new Error(
      `--version: there is none ${wanted}, only ${[...new Set(all.map(({ version }) => version))].join(', ')}`,
    );

  const dists = path.join(out, 'dists');
  const beside = path.join(out, '.dists.new');
  rmSync(beside, { recursive: true, force: true });
  // With what was there, for who still reads by the list before (Acquire-By-Hash).
  if (existsSync(dists)) cpSync(dists, beside, { recursive: true });
  const suite = path.join(beside, SUITE);
  for (const [arch, list] of lists) {
    const dir = path.join(suite, 'main', `binary-${arch}`);
    mkdirSync(dir, { recursive: true });
    const text = packagesList(list);
    writeFileSync(path.join(dir, 'Packages'), text);
    writeFileSync(path.join(dir, 'Packages.gz'), gzipSync(text, { level: 9 }));
  }
  sign(suite);
  writeFileSync(path.join(out, 'key.asc'), gpg(['--armor', '--export', ...(values.key ?? [])]));

  const old = path.join(out, '.dists.old');
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dists)) renameSync(dists, old);
  renameSync(beside, dists);
  rmSync(old, { recursive: true, force: true });
  const gone = dropUnlisted(out, all);
  return [
    ...added.map((file) => `new: ${file}`),
    ...gone.map((file) => `gone: ${file}`),
    ...all.map(({ name, version, arch, percent }) => `${name} ${version} ${arch}: to ${percent} in 100 screens`),
  ];
}

function debsToAdd(): readonly string[] {
  return (values.packages ?? ['dist', 'release']).flatMap((dir) => {
    const from = path.resolve(root, dir);
    return existsSync(from)
      ? readdirSync(from)
          .filter((file) => file.endsWith('.deb'))
          .map((file) => path.join(from, file))
      : [];
  });
}

/** Copies the player's debs into the pool; one that is there under the same version has to be the same. */
function takeIn(pool: string, debs: readonly string[]): readonly string[] {
  mkdirSync(pool, { recursive: true });
  return debs.flatMap((deb) => {
    const [name = '', version = '', arch = ''] = ['Package', 'Version', 'Architecture'].map((field) =>
      execFileSync('dpkg-deb', ['--field', deb, field], { encoding: 'utf8' }).trim(),
    );
    if (!NAMES.includes(name) || !ARCHES.includes(arch)) return [];
    const file = path.join(pool, `${name}_${version.replaceAll(':', '%3a')}_${arch}.deb`);
    if (existsSync(file)) {
      if (readFileSync(file).equals(readFileSync(deb))) return [];
      throw new Error(`${deb}: another package is out as ${name} ${version} already: give this one a newer version`);
    }
    copyFileSync(deb, `${file}.new`);
    renameSync(`${file}.new`, file);
    return [path.basename(file)];
  });
}

/** The shares of versions that are out already, by their files. */
function listsIn(suite: string): ReadonlyMap<string, number> {
  const texts = ARCHES.map((arch) => path.join(suite, 'main', `binary-${arch}`, 'Packages')).filter(existsSync);
  const listed = texts.flatMap((file) => readPackagesList(readFileSync(file, 'utf8')));
  return new Map(listed.map(({ file, percent }) => [file, percent]));
}

/** The newest versions for one kind of machine, the newest first, each with its share. */
function listOf(out: string, arch: string, before: ReadonlyMap<string, number>): readonly ListedPackage[] {
  const text = execFileSync('apt-ftparchive', ['--arch', arch, 'packages', 'pool'], {
    ...{ cwd: out, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const all = readPackagesList(text);
  return NAMES.flatMap((name) =>
    all
      .filter((one) => one.name === name)
      .sort((one, other) => (isNewer(one.version, other.version) ? -1 : 1))
      .slice(0, Number(values.keep))
      .map((one, index) => {
        const isMeant = values.version === undefined ? index === 0 : one.version === values.version;
        return {
          ...one,
          percent: isMeant ? Number(values.rollout) : (before.get(one.file) ?? (before.size === 0 ? 100 : 0)),
        };
      }),
  );
}

function isNewer(one: string, other: string): boolean {
  return spawnSync('dpkg', ['--compare-versions', one, 'gt', other]).status === 0;
}

/** Writes `Release`, `Release.gpg` and `InRelease`, by which apt believes all the rest. */
function sign(suite: string): void {
  for (const name of ['Release', 'Release.gpg', 'InRelease']) rmSync(path.join(suite, name), { force: true });
  const fields = {
    ...{ Origin: 'Bluezone Kiosk', Label: 'Bluezone Kiosk', Suite: SUITE, Codename: SUITE, Components: 'main' },
    ...{ Architectures: ARCHES.join(' '), Description: 'Players for public screens' },
    ...(values['valid-days'] === undefined ? {} : { ValidTime: String(Number(values['valid-days']) * 86_400) }),
  };
  const options = Object.entries(fields).flatMap(([name, value]) => [
    '-o',
    `APT::FTPArchive::Release::${name}=${value}`,
  ]);
  const weak = ['MD5', 'SHA1'].flatMap((hash) => ['-o', `APT::FTPArchive::Release::${hash}=false`]);
  const release = execFileSync(
    'apt-ftparchive',
    [...options, ...weak, '-o', 'APT::FTPArchive::DoByHash=true', 'release', suite],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  writeFileSync(path.join(suite, 'Release'), release);
  const by = (values.key ?? []).flatMap((key) => ['--local-user', key]);
  gpg([...by, '--armor', '--detach-sign', '--output', path.join(suite, 'Release.gpg'), path.join(suite, 'Release')]);
  gpg([...by, '--clearsign', '--output', path.join(suite, 'InRelease'), path.join(suite, 'Release')]);
}

function gpg(args: readonly string[]): string {
  return execFileSync('gpg', ['--batch', '--yes', '--digest-algo', 'SHA512', ...args], {
    ...{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  });
}

/** Removes packages that no list names any more. */
function dropUnlisted(out: string, listed: readonly ListedPackage[]): readonly string[] {
  const wanted = new Set(listed.map(({ file }) => path.basename(file)));
  const gone = readdirSync(path.join(out, 'pool')).filter((file) => file.endsWith('.deb') && !wanted.has(file));
  for (const file of gone) rmSync(path.join(out, 'pool', file));
  return gone;
}
