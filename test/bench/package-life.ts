import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KIOSK_HOME } from '../../core/kiosk-user.ts';
import { debVersion } from '../../pack/deb-control.ts';
import { root as clone, version } from '../../pack/source.ts';
import { startDisplay, type Display } from '../fakes/display.ts';
import { makeCleanRoot, type CleanRoot } from './clean-root.ts';
import { readPlays } from './compare-plays.ts';
import { untilPicture } from './picture-there.ts';
import { type Report } from './report.ts';
import { takingDown } from './taking-down.ts';

/** What became of the deb of the player in the system's browser on a clean Debian. */
export interface PackageLife {
  /** From the start of `apt-get install` to the end of it, and to the first picture, seconds; packages were downloaded before. */
  readonly installSeconds: number;
  readonly pictureSeconds: number;
  /** Upgrades that were cut off, and after how many of them the player played, once apt had been asked to go on. */
  readonly cuts: number;
  readonly playedAfterCuts: number;
  /** Whether after each start the journal had one play more, and all of before: the one of the start before was cut off. */
  readonly keptJournal: boolean;
  /** Of ours after `apt-get remove` beside the data and the user who owns them, and after `purge` anywhere. */
  readonly leftByRemove: readonly string[];
  readonly leftByPurge: readonly string[];
}

const NAME = 'bluezone-kiosk-chromium';
const PICTURE_LIMIT_MS = 120_000;

/** Installs, plays, cuts upgrades off, upgrades, removes and purges the deb on a clean Debian. Needs root. */
export async function runPackageLife({ cuts }: { cuts: number }): Promise<PackageLife> {
  return takingDown(async (atEnd) => {
    const work = mkdtempSync(path.join(tmpdir(), 'bluezone-kiosk-deb-life-'));
    atEnd(() => rmSync(work, { recursive: true, force: true }));
    const [deb, newer] = makeDebs(work);
    const display = await startDisplay();
    atEnd(() => display.stop());
    const root = makeCleanRoot();
    atEnd(() => root.remove());
    copyFileSync(deb, path.join(root.dir, 'root/player.deb'));
    copyFileSync(newer, path.join(root.dir, 'root/newer.deb'));
    root.run('apt-get update && apt-get install -y --no-install-recommends --download-only /root/player.deb', {
      isOnline: true,
    });
    const before = filesOfOurs(root);

    const startedAt = performance.now();
    root.run('apt-get install -y --no-install-recommends /root/player.deb');
    const installSeconds = (performance.now() - startedAt) / 1000;
    await playOnce(root, display);
    const pictureSeconds = (performance.now() - startedAt) / 1000;

    let playedAfterCuts = 0;
    let plays: readonly string[] = [];
    let keptJournal = true;
    const lookAtJournal = () => {
      const now = journalOf(root);
      keptJournal &&= now.length > plays.length && plays.every((play, index) => now[index] === play);
      plays = now;
    };
    for (let cut = 0; cut < cuts; cut++) {
      const isNewer = cut % 2 === 0;
      await cutOff(root, isNewer ? 'newer' : 'player', (cut + 0.5) / cuts);
      root.run(`dpkg --install /root/${isNewer ? 'newer' : 'player'}.deb; apt-get -y --fix-broken install`);
      await playOnce(root, display);
      playedAfterCuts++;
      lookAtJournal();
    }
    root.run('apt-get install -y /root/newer.deb');
    await playOnce(root, display);
    lookAtJournal();

    root.run(`apt-get remove -y ${NAME}`);
    const leftByRemove = filesOfOurs(root).filter((file) => !before.includes(file) && !file.includes(KIOSK_HOME));
    root.run(`apt-get purge -y ${NAME}`);
    const leftByPurge = filesOfOurs(root).filter((file) => !before.includes(file));
    return { installSeconds, pictureSeconds, cuts, playedAfterCuts, keptJournal, leftByRemove, leftByPurge };
  });
}

/** The package of this clone, and the same under a newer version. */
function makeDebs(work: string): readonly [string, string] {
  execFileSync(process.execPath, [path.join(clone, 'pack/chromium-deb.ts'), '--compression', 'gzip', '--out', work]);
  const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const deb = path.join(work, `${NAME}_${debVersion(version())}_${arch}.deb`);
  const tree = path.join(work, 'newer');
  execFileSync('dpkg-deb', ['--raw-extract', deb, tree]);
  const control = path.join(tree, 'DEBIAN/control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, 'Version: 999.0'));
  const newer = path.join(work, 'newer.deb');
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, newer], { stdio: 'ignore' });
  return [deb, newer];
}

/** Starts the installed player as its system user on a display; soon after a picture is there its power is cut. */
async function playOnce(root: CleanRoot, display: Display): Promise<void> {
  const command = `DISPLAY=${display.name} bluezone-kiosk play --data-dir ${KIOSK_HOME}`;
  const player = root.start(`cd / && exec runuser -u bluezone-kiosk -- sh -c '${command}'`);
  let said = '';
  player.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  try {
    const gaveUp = () => player.exitCode !== null;
    if (!(await untilPicture(display, { is: true, limitMs: PICTURE_LIMIT_MS, gaveUp })))
      throw new Error(`no picture came; the player said:\n${said}`);
    await sleep(1000);
  } finally {
    await new Promise<void>((resolve) => {
      player.once('exit', () => resolve());
      if (player.exitCode !== null || player.signalCode !== null) resolve();
      else player.kill('SIGKILL'); // a power cut: all of its machine is gone with it
    });
    await untilPicture(display, { is: false, limitMs: 10_000 });
  }
}

/** Ends dpkg as a power cut would, after this share of the time that an upgrade takes. */
async function cutOff(root: CleanRoot, deb: string, share: number): Promise<void> {
  const upgrade = root.start(`dpkg --install /root/${deb}.deb`);
  const ended = new Promise<void>((resolve) => upgrade.once('exit', () => resolve()));
  await sleep(share * UPGRADE_MS);
  upgrade.kill('SIGKILL'); // and with it, by the process namespace, all of dpkg
  await ended;
}

/** About what one takes. */
const UPGRADE_MS = 3000;

/** The ids of all plays, the first one first. */
function journalOf(root: CleanRoot): readonly string[] {
  const printed = root.run(`bluezone-kiosk plays --data-dir ${KIOSK_HOME} --format jsonl`);
  return readPlays(printed).map(({ eventId }) => eventId);
}

/** Files and users of our names, but for what apt and dpkg keep about packages. */
function filesOfOurs(root: CleanRoot): readonly string[] {
  const found = root.run(
    `find / -xdev \\( -path /var/lib/dpkg -o -path /var/cache/apt -o -path /var/log -o -path /proc -o -path /root -o -path /tmp \\) -prune -o -name '*bluezone*' -print`,
  );
  const users = existsSync(path.join(root.dir, 'etc/passwd'))
    ? readFileSync(path.join(root.dir, 'etc/passwd'), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('bluezone'))
    : [];
  return [...found.split('\n').filter((line) => line !== ''), ...users];
}

/** The most that may pass from the start of the installation to the picture, with all packages downloaded. */
const MOST_SECONDS = 60;

export function reportPackageLife(life: PackageLife): Report {
  const { installSeconds, pictureSeconds, cuts, playedAfterCuts, keptJournal, leftByRemove, leftByPurge } = life;
  const met =
    pictureSeconds <= MOST_SECONDS &&
    playedAfterCuts === cuts &&
    keptJournal &&
    leftByRemove.length === 0 &&
    leftByPurge.length === 0;
  return {
    met,
    body: [
      'The deb of the player in the system’s browser on a Debian made by debootstrap (minbase), all packages downloaded before, with no network; the player runs as its system user with the browser’s sandbox, and a picture is what stands on the display.',
      '',
      `- From the start of \`apt-get install\` to its end **${installSeconds.toFixed(1)} s**, to the picture **${pictureSeconds.toFixed(1)} s** (at most ${MOST_SECONDS} s).`,
      `- Upgrades and downgrades cut off (dpkg killed, spread over the time that one takes), then taken up again as docs/packages.md says, by \`dpkg --install\` and apt: ${cuts}; it played after **${playedAfterCuts}**.`,
      `- The power was cut at the end of each showing. After each start the journal had that play, and all of before: **${keptJournal ? 'yes' : 'no'}**.`,
      `- Of ours \`apt-get remove\` left, beside the data and the user who owns them: **${leftByRemove.join(', ') || 'nothing'}**; \`purge\` left anywhere: **${leftByPurge.join(', ') || 'nothing'}**.`,
    ].join('\n'),
  };
}
