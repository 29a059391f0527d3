import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KIOSK_HOME } from '../../core/kiosk-user.ts';
import { UPDATES_RECORD, UPDATES_SCRIPT } from '../../core/update-files.ts';
import { newRecord, type UpdateRecord } from '../../core/update.ts';
import { root as clone } from '../../pack/source.ts';
import { startDisplay, type Display } from '../fakes/display.ts';
import { makeRepository } from '../fakes/repository.ts';
import { makeCleanRoot, type CleanRoot } from './clean-root.ts';
import { readPlays } from './compare-plays.ts';
import { untilPicture } from './picture-there.ts';
import type { Report } from './report.ts';
import { layStandInSystemd } from './stand-in-systemd.ts';
import { takingDown } from './taking-down.ts';

/** What became of newer versions on a clean Debian. */
export interface UpdateLife {
  /** From the order to the end of the look at it, of a version that plays, seconds; and what was then installed. */
  readonly goodSeconds: number;
  readonly goodVersion: string;
  /** The same of one whose page never shows anything, to the picture of the version before. */
  readonly backSeconds: number;
  readonly backVersion: string;
  /** Power cuts while one was installed; after how many of them a whole version played in the end, and which. */
  readonly cuts: number;
  readonly playedAfterCuts: number;
  readonly versionsAfterCuts: readonly string[];
  /** Whether the journal had all plays of before each time. */
  readonly keptJournal: boolean;
}

const NAME = 'bluezone-kiosk-chromium';
/** What dpkg takes for one, about: cuts are spread over it. */
const UPGRADE_MS = 4_000;
/** 150 s of waiting, and two installations on a slow machine. */
const RUN_LIMIT_MS = 8 * 60_000;

/** Has a screen on a clean Debian take versions from a repository: a good one, a bad one, and some whose installation is cut off. */
export async function runUpdates({ cuts }: { readonly cuts: number }): Promise<UpdateLife> {
  return takingDown(async (atEnd) => {
    const work = mkdtempSync('/var/tmp/bluezone-kiosk-updates-');
    atEnd(() => rmSync(work, { recursive: true, force: true }));
    const deb = debMaker(work);
    const repository = makeRepository(work);
    atEnd(() => repository.stop());
    const display = await startDisplay();
    atEnd(() => display.stop());
    const root = makeCleanRoot();
    atEnd(() => root.remove());

    const first = deb('1.0');
    publish(first, 100);
    cpSync(first, path.join(root.dir, 'root/first'), { recursive: true });
    const install = 'apt-get install -y --no-install-recommends /root/first/*.deb';
    root.run(`apt-get update && ${install}`, { isOnline: true });
    layStandInSystemd(root.dir);
    writeFileSync(path.join(root.dir, 'root/key.asc'), repository.key);
    root.run('bluezone-kiosk updates on file:///srv/updates --key /root/key.asc');

    const journal = createJournalWitness(root);
    const lifeWith = async (order: string) => {
      const startedAt = performance.now();
      const ended = await switchedOn(root, display, order);
      const seconds = (performance.now() - startedAt) / 1000;
      journal.look();
      return { seconds, ...ended };
    };

    publish(deb('2.0'), 100);
    const good = await lifeWith('now');
    publish(deb('3.0', breakPage), 100);
    const back = await lifeWith('now');

    const versionsAfterCuts: string[] = [];
    let playedAfterCuts = 0;
    for (let cut = 0; cut < cuts; cut++) {
      publish(deb(`${4 + cut}.0`), 100);
      await cutOff(root, display, (cut + 0.5) / cuts);
      const after = await lifeWith('');
      if (after.hasPicture) playedAfterCuts++;
      versionsAfterCuts.push(after.version);
    }
    return {
      ...{ goodSeconds: good.seconds, goodVersion: good.hasPicture ? good.version : 'none' },
      ...{ backSeconds: back.seconds, backVersion: back.hasPicture ? back.version : 'none' },
      ...{ cuts, playedAfterCuts, versionsAfterCuts, keptJournal: journal.isKept() },
    };

    /** Where the screen finds it: there is no network in the root. A web server is in between in test/integration/updates. */
    function publish(debs: string, percent: number): void {
      repository.publish(debs, percent);
      rmSync(path.join(root.dir, 'srv/updates'), { recursive: true, force: true });
      cpSync(repository.dir, path.join(root.dir, 'srv/updates'), { recursive: true });
    }
  });
}

/** Makes the package of this clone under any version, changed or not; gives the folder that it is in. */
function debMaker(work: string): (version: string, change?: (tree: string) => void) => string {
  const made = path.join(work, 'made');
  execFileSync(process.execPath, [path.join(clone, 'pack/chromium-deb.ts'), '--compression', 'gzip', '--out', made]);
  const [deb = ''] = readdirSync(made);
  const tree = path.join(work, 'tree');
  execFileSync('dpkg-deb', ['--raw-extract', path.join(made, deb), tree]);
  return (version, change = () => undefined) => {
    const changed = path.join(work, `tree-${version}`);
    const into = path.join(work, `debs-${version}`);
    execFileSync('cp', ['-a', tree, changed]);
    const control = path.join(changed, 'DEBIAN/control');
    writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`));
    change(changed);
    mkdirSync(into);
    const file = path.join(into, deb.replace(/_[^_]+_/, `_${version}_`));
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', changed, file], { stdio: 'ignore' });
    rmSync(changed, { recursive: true });
    return into;
  };
}

/** Its page says nothing, and shows nothing. */
function breakPage(tree: string): void {
  writeFileSync(
    path.join(tree, 'usr/lib/bluezone-kiosk/out/page/index.html'),
    '<!doctype html><title>nothing</title>\n',
  );
}

/** The machine is switched on, and a run begins; ends when that has ended, and a picture is there or is not. */
async function switchedOn(
  root: CleanRoot,
  display: Display,
  order: string,
): Promise<{ readonly hasPicture: boolean; readonly version: string }> {
  const ended = path.join(root.dir, 'run/update-ended');
  rmSync(ended, { force: true });
  const machine = root.start(
    `stand-in-player ${display.name} & sleep 20
    ${UPDATES_SCRIPT} ${order} > /run/update.log 2>&1 || true
    touch /run/update-ended
    sleep infinity`,
  );
  try {
    for (const until = performance.now() + RUN_LIMIT_MS; !existsSync(ended); await sleep(200))
      if (performance.now() > until || machine.exitCode !== null)
        throw new Error(`the run did not end:\n${logOf(root)}`);
    const hasPicture = await untilPicture(display, { is: true, limitMs: 60_000 });
    if (recordOf(root).state.kind !== 'idle') throw new Error(`the run left something open:\n${logOf(root)}`);
    return { hasPicture, version: installedIn(root) };
  } finally {
    await switchedOff(machine, display);
  }
}

/** Switches it on, has a run begin, and cuts the power while dpkg is at work. */
async function cutOff(root: CleanRoot, display: Display, share: number): Promise<void> {
  const machine = root.start(
    `stand-in-player ${display.name} & sleep 20; ${UPDATES_SCRIPT} now > /run/update.log 2>&1`,
  );
  try {
    for (const until = performance.now() + RUN_LIMIT_MS; recordOf(root).state.kind !== 'installing'; await sleep(20))
      if (performance.now() > until) throw new Error(`the installation did not begin:\n${logOf(root)}`);
    await sleep(share * UPGRADE_MS);
  } finally {
    await switchedOff(machine, display);
  }
}

async function switchedOff(machine: ReturnType<CleanRoot['start']>, display: Display): Promise<void> {
  const ended = new Promise<void>((resolve) => machine.once('exit', () => resolve()));
  if (machine.exitCode === null && machine.signalCode === null) {
    machine.kill('SIGKILL'); // and with it, by the process namespace, all of that machine
    await ended;
  }
  await untilPicture(display, { is: false, limitMs: 10_000 });
}

/** The record as it lies on the disk of the machine; while it is being replaced, none. */
function recordOf(root: CleanRoot): UpdateRecord {
  try {
    const text = readFileSync(path.join(root.dir, UPDATES_RECORD), 'utf8');
    return (JSON.parse(text) as { readonly value: UpdateRecord }).value;
  } catch {
    return newRecord;
  }
}

/** `none` where it is not whole. */
function installedIn(root: CleanRoot): string {
  const shown = root.run(`dpkg-query --show --showformat='\${Version} \${db:Status-Status}' ${NAME}`);
  return shown.endsWith(' installed') ? (shown.split(' ')[0] ?? 'none') : 'none';
}

function logOf(root: CleanRoot): string {
  return ['update', 'player']
    .map((name) => path.join(root.dir, 'run', `${name}.log`))
    .filter(existsSync)
    .map((file) => readFileSync(file, 'utf8').slice(-3000))
    .join('\n');
}

/** Looks whether plays that were there once are there for ever. */
function createJournalWitness(root: CleanRoot): { look(): void; isKept(): boolean } {
  let plays: readonly string[] = [];
  let kept = true;
  return {
    look() {
      const printed = root.run(`bluezone-kiosk plays --data-dir ${KIOSK_HOME} --format jsonl`);
      const now = readPlays(printed).map(({ eventId }) => eventId);
      kept &&= now.length > plays.length && plays.every((play, index) => now[index] === play);
      plays = now;
    },
    isKept: () => kept,
  };
}

/** From the order on: the player is given 20 s, a good version is looked at for 30 s, a bad one waited for 150 s. */
const MOST_GOOD_SECONDS = 150;
const MOST_BACK_SECONDS = 300;

export function reportUpdates(life: UpdateLife): Report {
  const { goodSeconds, goodVersion, backSeconds, backVersion, cuts, playedAfterCuts, versionsAfterCuts } = life;
  return {
    met:
      goodVersion === '2.0' &&
      goodSeconds <= MOST_GOOD_SECONDS &&
      backVersion === '2.0' &&
      backSeconds <= MOST_BACK_SECONDS &&
      playedAfterCuts === cuts &&
      !versionsAfterCuts.includes('none') &&
      life.keptJournal,
    body: [
      'A screen on a Debian made by debootstrap takes versions of the deb from a repository that `npm run dist:repository` has made and signed, with the real apt and dpkg; a stand-in for systemd starts the player again and tells what it says. A picture is what stands on the display.',
      '',
      `- A version that plays: **${goodVersion}** installed, looked at and settled **${goodSeconds.toFixed(0)} s** after the machine was switched on (at most ${MOST_GOOD_SECONDS} s).`,
      `- One whose page never shows anything: **${backVersion}** is back, with its picture, after **${backSeconds.toFixed(0)} s** (at most ${MOST_BACK_SECONDS} s, of which 150 are waited).`,
      `- The power cut while dpkg was at work, spread over the time that it takes: ${cuts} times; after the next start a whole version played **${playedAfterCuts}** times (${versionsAfterCuts.join(', ')}).`,
      `- After each start the journal had all plays of before, and more: **${life.keptJournal ? 'yes' : 'no'}**.`,
    ].join('\n'),
  };
}
