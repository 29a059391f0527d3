import { mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Offer } from '../core/offers.ts';
import { UPDATES_SOURCES, UPDATES_STATE_DIR } from '../core/update-files.ts';
import { renameDurably } from '../player/durable.ts';
import { complaintOf, readRecords, unheard } from './apt-words.ts';
import type { Asked, Done, Installed, Obtained, Packages } from './packages.ts';
import type { RunProgram } from './run-program.ts';

export interface AptWorld {
  readonly run: RunProgram;
  /** Where packages and lists are kept; a test has others than the machine's. */
  readonly stateDir?: string;
  readonly sourcesFile?: string;
  /** Options that every call of apt, dpkg and dpkg-query has before all others: those of a test that is not the system. */
  readonly aptOptions?: readonly string[];
  readonly dpkgOptions?: readonly string[];
  readonly queryOptions?: readonly string[];
  /** Where apt itself leaves packages that it has installed. */
  readonly aptArchives?: string;
  /** Bytes that are free where the program lies. */
  readonly freeBytes?: () => Promise<number>;
}

/** The debs of the player, of which one is installed; the two cannot be beside one another. */
const NAMES = ['bluezone-kiosk-chromium', 'bluezone-kiosk'];

/**
 * The packages of Debian and its kin. apt fetches, verifies and resolves, dpkg installs. The repository stands in a list
 * and has a cache of its own, so that nothing else on the machine takes from it, and it does not wait for others.
 */
export function createAptPackages({
  run,
  stateDir = UPDATES_STATE_DIR,
  sourcesFile = UPDATES_SOURCES,
  aptOptions = [],
  dpkgOptions = [],
  queryOptions = [],
  aptArchives = '/var/cache/apt/archives',
  freeBytes = freeForPrograms,
}: AptWorld): Packages {
  const debsDir = path.join(stateDir, 'debs');
  const incomingDir = path.join(stateDir, 'incoming');
  const fileOf = (version: string) => path.join(debsDir, `${version}.deb`);
  const ours = [
    ...aptOptions,
    ...option('Dir::Etc::SourceList', sourcesFile),
    ...option('Dir::Etc::SourceParts', '/dev/null'),
    ...option('Dir::State::Lists', path.join(stateDir, 'lists')),
    // Whatever else the machine's own apt is told to believe.
    ...option('Acquire::AllowInsecureRepositories', 'false'),
    ...option('Acquire::AllowDowngradeToInsecureRepositories', 'false'),
    ...option('APT::Get::AllowUnauthenticated', 'false'),
    ...option('Acquire::Check-Valid-Until', 'true'),
    // Without it the time of a list is not looked at, whatever the option before it says.
    ...option('Acquire::Check-Date', 'true'),
    // Nor is the system's own index of packages built anew each time.
    ...option('Dir::Cache::pkgcache', ''),
    ...option('Dir::Cache::srcpkgcache', ''),
  ];
  /** By version, as they were last offered, bytes. */
  const needs = new Map<string, number>();

  async function isNewer(one: string, other: string): Promise<boolean> {
    return (await run('dpkg', ['--compare-versions', one, 'gt', other], { limitMs: SHORT_MS })).code === 0;
  }

  async function found(): Promise<(Installed & { readonly name: string }) | undefined> {
    const format = '${Package}\\t${Version}\\t${db:Status-Status}\\n';
    const args = [...queryOptions, '--show', `--showformat=${format}`, ...NAMES];
    const { stdout } = await run('dpkg-query', args, { limitMs: SHORT_MS }); // fails where one of them is unknown
    for (const line of stdout.split('\n')) {
      const [name = '', version = '', state = ''] = line.split('\t');
      if (['', 'not-installed', 'config-files'].includes(state)) continue;
      return { name, version, isWhole: state === 'installed' };
    }
    return undefined;
  }

  /** Whether this file is the deb of a version; its content was held against the signed list when it came. */
  async function isDebOf(file: string, version: string): Promise<boolean> {
    const { code, stdout } = await run('dpkg-deb', ['--field', file, 'Package', 'Version'], { limitMs: SHORT_MS });
    const [fields = {}] = readRecords(stdout);
    return code === 0 && NAMES.includes(fields['Package'] ?? '') && fields['Version'] === version;
  }

  async function takeIn(file: string, version: string): Promise<void> {
    const handle = await open(file, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await mkdir(debsDir, { recursive: true });
    await renameDurably(file, fileOf(version));
  }

  async function download(name: string, version: string): Promise<Obtained> {
    await rm(incomingDir, { recursive: true, force: true });
    await mkdir(incomingDir, { recursive: true, mode: 0o755 });
    const args = [...ours, ...option('Acquire::Retries', '3'), 'download', `${name}=${version}`];
    const ran = await run('apt-get', args, { limitMs: DOWNLOAD_MS, cwd: incomingDir, isFetching: true });
    const [deb] = (await readdir(incomingDir)).filter((file) => file.endsWith('.deb'));
    if (ran.code !== 0 || deb === undefined) {
      const { kind, why } = unheard(ran.stderr);
      return kind === 'refused' ? failed(why) : { kind, why: why || 'the package did not come' };
    }
    const file = path.join(incomingDir, deb);
    if (!(await isDebOf(file, version))) return failed(`${deb} is not the package of version ${version}`);
    await takeIn(file, version);
    return DONE;
  }

  return {
    async installed() {
      const there = await found();
      return there === undefined ? undefined : { version: there.version, isWhole: there.isWhole };
    },

    async ask(installed): Promise<Asked> {
      await mkdir(path.join(stateDir, 'lists', 'partial'), { recursive: true, mode: 0o755 });
      const name = (await found())?.name ?? NAMES[0] ?? '';
      const updated = await run(
        'apt-get',
        // Without it a server that cannot be reached is only warned of.
        [...ours, ...option('APT::Update::Error-Mode', 'any'), ...timeouts, 'update', '-qq'],
        { limitMs: UPDATE_MS, isFetching: true },
      );
      if (updated.code !== 0) return unheard(updated.stderr);
      // As if nothing were installed: the installed version is no offer.
      const args = [...ours, ...option('Dir::State::status', '/dev/null'), 'show', '--all-versions', name];
      const { stdout } = await run('apt-cache', args, { limitMs: UPDATE_MS }); // fails where there is none
      const offers: Offer[] = [];
      for (const fields of readRecords(stdout)) {
        const { Version: version = '' } = fields;
        if (!/^\d[\w.+~:-]*$/.test(version) || !(await isNewer(version, installed))) continue;
        needs.set(version, Number(fields['Size'] ?? 0) + 1024 * Number(fields['Installed-Size'] ?? 0));
        let place = 0;
        while (place < offers.length && (await isNewer(offers[place]?.version ?? '', version))) place++;
        offers.splice(place, 0, { version, percent: percentIn(fields['Phased-Update-Percentage']) });
      }
      return { kind: 'offers', offers };
    },

    async obtain(version) {
      if (await isDebOf(fileOf(version), version)) return DONE;
      const there = await found();
      if (there === undefined) return failed('no package of the player is installed');
      const lackingBytes = (needs.get(version) ?? 0) + SPARE_BYTES - (await freeBytes());
      if (lackingBytes > 0) return failed(`the disk lacks ${Math.ceil(lackingBytes / 2 ** 20)} MiB for it`);
      // The one that is installed may be where apt has left it, with the colon of an epoch written as apt does.
      const left = (await readdir(aptArchives).catch(() => [])).filter((file) =>
        file.startsWith(`${there.name}_${version.replaceAll(':', '%3a')}_`),
      );
      for (const file of left.map((one) => path.join(aptArchives, one))) {
        if (!(await isDebOf(file, version))) continue;
        const copy = path.join(stateDir, 'copy.deb');
        if ((await run('cp', [file, copy], { limitMs: INSTALL_MS })).code !== 0) continue;
        await takeIn(copy, version);
        return DONE;
      }
      return download(there.name, version);
    },

    async install(version) {
      const there = await found();
      const keepConfig = ['--force-confdef', '--force-confold'];
      if (there?.isWhole !== true)
        await run('dpkg', [...dpkgOptions, ...keepConfig, '--configure', '--pending'], { limitMs: INSTALL_MS });
      const args = [
        ...aptOptions,
        ...option('DPkg::Lock::Timeout', '300'),
        ...[...dpkgOptions, ...keepConfig].flatMap((one) => option('DPkg::Options::', one)),
        ...['--yes', '--no-install-recommends', '--no-remove', '--fix-broken', '--allow-downgrades', '--reinstall'],
        ...['install', fileOf(version)],
      ];
      const byApt = await run('apt-get', args, { limitMs: INSTALL_MS });
      const now = await found();
      if (byApt.code === 0 && now?.version === version && now.isWhole) return DONE;
      const why = complaintOf(byApt.stderr) || `apt-get ended with ${byApt.code ?? 'no code'}`;
      if (now?.isWhole === true && now.version !== version) return failed(why);
      // What is half there has to be brought to an end, also where apt refuses for something else that is broken.
      const byDpkg = await run('dpkg', [...dpkgOptions, ...keepConfig, '--install', fileOf(version)], {
        limitMs: INSTALL_MS,
      });
      const then = await found();
      return byDpkg.code === 0 && then?.version === version && then.isWhole ? DONE : failed(why);
    },

    async keepOnly(versions) {
      const wanted = versions.map((version) => `${version}.deb`);
      const there = await readdir(debsDir).catch(() => []); // nothing was ever kept
      for (const file of there) if (!wanted.includes(file)) await rm(path.join(debsDir, file), { force: true });
      await rm(incomingDir, { recursive: true, force: true });
    },
  };
}

const DONE: Done = { kind: 'done' };

function failed(why: string): Done {
  return { kind: 'failed', why };
}

function option(name: string, value: string): readonly string[] {
  return ['-o', `${name}=${value}`];
}

/** What is no number from 0 to 100 is a slip of whoever made the list: nobody gets it. */
function percentIn(field: string | undefined): number {
  if (field === undefined) return 100;
  return /^\d{1,3}$/.test(field) && Number(field) <= 100 ? Number(field) : 0;
}

async function freeForPrograms(): Promise<number> {
  const [programs, state] = [await statfs('/usr'), await statfs('/var')];
  return Math.min(programs.bavail * programs.bsize, state.bavail * state.bsize);
}

const timeouts = ['http', 'https'].flatMap((method) => option(`Acquire::${method}::Timeout`, '30'));
const SHORT_MS = 30_000;
const UPDATE_MS = 10 * 60_000;
const DOWNLOAD_MS = 60 * 60_000;
/** Killed it leaves what it was at half done; it is for an apt that waits for ever. */
const INSTALL_MS = 30 * 60_000;
/** Beside the package and what is in it: for the journal, and for what dpkg writes. */
const SPARE_BYTES = 100 * 2 ** 20;
