import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, release, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { reportBranches, runBranches } from './bench/branches.ts';
import { reportChanges, runChanges } from './bench/changes.ts';
import { reportClockSync } from './bench/clock-sync-report.ts';
import { runClockSync } from './bench/clock-sync.ts';
import { reportDroppedFrames, runDroppedFrames } from './bench/dropped-frames.ts';
import { reportFaults, runFaults } from './bench/faults.ts';
import { runDelivery } from './bench/delivery-report.ts';
import { reportFirstContent, runFirstContent } from './bench/first-content.ts';
import { reportFreezes, runFreezes } from './bench/freezes.ts';
import { reportFuzz, runFuzz } from './bench/fuzz-envelopes.ts';
import { reportHostKilled, runHostKilled } from './bench/host-killed.ts';
import { reportJournalTruth, runJournalTruth } from './bench/journal-truth.ts';
import { reportLanSharing, runLanSharing } from './bench/lan-sharing.ts';
import { PROMISED_CHANGES, reportMemory, runMemory } from './bench/memory.ts';
import { reportPackageLife, runPackageLife } from './bench/package-life.ts';
import { reportPreview, runPreview } from './bench/preview.ts';
import { reportQrMatrix, runQrMatrix, sizes } from './bench/qr-matrix.ts';
import { reportRecovery, runRecovery } from './bench/recovery.ts';
import { reportSchedule, runSchedule } from './bench/schedule.ts';
import { reportSmoothness } from './bench/smoothness-report.ts';
import { runSmoothness, type SmoothnessPlan } from './bench/smoothness.ts';
import { reportStoreAccidents, runStoreAccidents } from './bench/store-accidents.ts';
import { reportUploadToPicture, runUploadToPicture } from './bench/upload-to-picture.ts';
import type { Report } from './bench/report.ts';
import { installedSystemPackages } from './system-packages.mjs';

/**
 * `npm run prove`: measures what is promised, with full counts, and writes what it found to `docs/proof/`. A part is
 * measured again only when something that it depends on has changed since, or when it did not meet its figures.
 */
interface Part {
  readonly title: string;
  readonly minutes: number;
  /** The rooms and files whose change makes it worth measuring again, beside the instrument. */
  readonly of: readonly string[];
  /** Programs that no other part and no test needs, with the Debian packages that bring them. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly run: () => Promise<Report>;
}

const { values } = parseArgs({ options: { only: { type: 'string' }, changes: { type: 'string' } } });
/** How many changes `memory` plays. */
const changes = Number(values.changes ?? PROMISED_CHANGES);

/** What is between a playlist and the picture. */
const playing = ['core', 'player', 'renderer', 'chromium', 'cli', 'media/playlist.json', 'vite.config.ts'];

const parts: Readonly<Record<string, Part>> = {
  schedule: {
    title: 'Deciding what is on',
    minutes: 1,
    of: ['core'],
    run: () => Promise.resolve(reportSchedule(runSchedule({ runs: 15 }))),
  },
  'first-content': {
    title: 'First content after the start',
    minutes: 2,
    of: playing,
    run: async () => reportFirstContent(await runFirstContent({ runs: 10 })),
  },
  changes: {
    title: 'No gap between two items',
    minutes: 3,
    of: playing,
    run: async () => reportChanges(await runChanges({ changes: 105 })),
  },
  smoothness: {
    title: 'Smoothness beside peers, at 1280×720',
    minutes: 36,
    of: playing,
    programs: { mpv: 'mpv' },
    run: () => smoothnessAt({ width: 1280, height: 720 }),
  },
  'smoothness-1080': {
    title: 'Smoothness beside peers, at 1920×1080',
    minutes: 36,
    of: playing,
    programs: { mpv: 'mpv' },
    run: () => smoothnessAt({ width: 1920, height: 1080 }),
  },
  'dropped-frames': {
    title: 'Frames and processor time of steady play beside a naive page',
    minutes: 20,
    of: playing,
    run: async () => reportDroppedFrames(await runDroppedFrames({ rounds: 5, seconds: 60, clipSeconds: 30 })),
  },
  memory: {
    title: 'Memory after many changes',
    minutes: 125,
    of: playing,
    run: async () => reportMemory(await runMemory({ early: 500, late: changes, every: 1000, boundaries: 10 })),
  },
  'journal-truth': {
    title: 'The journal tells what the display showed',
    minutes: 4,
    of: playing,
    run: async () => reportJournalTruth(await runJournalTruth({ showings: 100 })),
  },
  recovery: {
    title: 'Back after a crash, and after a standstill',
    minutes: 13,
    of: playing,
    run: async () =>
      joined(reportRecovery(await runRecovery({ rounds: 5 })), reportFreezes(await runFreezes({ rounds: 5 }))),
  },
  'host-killed': {
    title: 'Back after the host was killed',
    minutes: 4,
    of: [...playing, 'machine', 'test/fakes/service-manager.ts'],
    run: async () => reportHostKilled(await runHostKilled({ rounds: 20 })),
  },
  'qr-matrix': {
    title: 'Codes that the guard lets pass are read, and it lets pass those that are',
    minutes: 12,
    of: playing,
    run: async () => reportQrMatrix(await runQrMatrix({ sizes })),
  },
  'clock-sync': {
    title: 'Two players by one clock show the same frame',
    minutes: 15,
    of: playing,
    run: async () => reportClockSync(await runClockSync({ seconds: 600, againSeconds: 180 })),
  },
  'lan-sharing': {
    title: 'Ten screens behind one thin line',
    minutes: 3,
    of: playing,
    run: async () => reportLanSharing(await runLanSharing({ screens: 10 })),
  },
  faults: {
    title: 'Faults of the network, of playlists, of media and of the clock',
    minutes: 15,
    of: ['core', 'player'],
    run: async () => reportFaults(await runFaults({ lives: 2_300 })),
  },
  delivery: {
    title: 'What players ask of a web server, and what it costs them',
    minutes: 8,
    of: ['core', 'player', 'publish'],
    run: runDelivery,
  },
  'upload-to-picture': {
    title: 'From the end of an upload to the picture',
    minutes: 13,
    of: playing,
    run: async () => reportUploadToPicture(await runUploadToPicture({ screens: 4, changes: 100, defaultChanges: 8 })),
  },
  preview: {
    title: 'The week of 200 campaigns in the preview',
    minutes: 2,
    of: ['core', 'renderer', 'publish', 'cli', 'vite.config.ts'],
    run: async () => reportPreview(await runPreview({ runs: 10 })),
  },
  trust: {
    title: 'Nothing is believed that nobody entitled has signed',
    minutes: 15,
    of: ['core', 'player', 'publish/keys/sign.ts'],
    run: () => Promise.resolve(reportFuzz(runFuzz({ count: 1_000_000 }))),
  },
  branches: {
    title: 'Every way through the files of trust and store is tested',
    minutes: 2,
    of: ['core', 'player', 'test/core', 'test/player', 'vitest.config.ts'],
    run: () => Promise.resolve(reportBranches(runBranches())),
  },
  'package-life': {
    title: 'The deb on a clean Debian',
    minutes: 5,
    of: [...playing, 'pack', 'machine'],
    programs: { debootstrap: 'debootstrap' },
    run: async () => reportPackageLife(await runPackageLife({ cuts: 8 })),
  },
  store: {
    title: 'The store after crashes, power cuts and disk errors',
    minutes: 12,
    of: ['core', 'player'],
    run: async () => reportStoreAccidents(await runStoreAccidents({ states: 24 })),
  },
};

const root = path.resolve(import.meta.dirname, '..');
const proofs = path.join(root, 'docs', 'proof');

if (values.only !== undefined && parts[values.only] === undefined) {
  console.error(`--only: must be one of ${Object.keys(parts).join(', ')}, got ${JSON.stringify(values.only)}`);
  process.exit(2);
}
if (!Number.isInteger(changes) || changes < 1000) {
  console.error(`--changes: must be a whole number, at least 1000, got ${JSON.stringify(values.changes)}`);
  process.exit(2);
}

// Displays end with this process, and what draws on them with the displays.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(130));

installedSystemPackages();

let built = false;
let failed = 0;
for (const [name, part] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  const file = path.join(proofs, `${name}.md`);
  const inputs = hashOfInputs(part);
  if (textOf(file).includes(`\nInputs: ${inputs}\n`) && textOf(file).includes('\nFigures: met\n')) {
    console.log(`${name}: proved already, and nothing has changed since`);
    continue;
  }
  if (!built) build();
  built = true;
  console.log(`${name}: measuring, about ${part.minutes} min`);
  if (part.programs !== undefined) installedSystemPackages(part.programs);
  const busyBefore = loadavg()[0] ?? 0;
  const report = await part.run();
  mkdirSync(proofs, { recursive: true });
  writeFileSync(file, proof(name, part, { ...report, busyBefore, inputs }));
  console.log(`${name}: ${verdict(report)}\n${report.body}\n`);
  if (!report.met) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;

interface Found extends Report {
  /** The machine's load before. */
  readonly busyBefore: number;
  readonly inputs: string;
}

/** What was measured in part is never taken for proved. */
function verdict({ met, shortOf }: Report): string {
  return `${met ? 'met' : 'NOT met'}${shortOf === undefined ? '' : `, over ${shortOf}`}`;
}

/** Two reports of one part. */
function joined(...reports: readonly [Report, Report]): Report {
  return { met: reports.every(({ met }) => met), body: reports.map(({ body }) => body).join('\n\n') };
}

/** Four rounds: of the player as many changes as are promised, of each peer half as many. */
async function smoothnessAt(size: Pick<SmoothnessPlan, 'width' | 'height'>): Promise<Report> {
  const plan = { ...size, seconds: 2, rounds: 4, changesOfEachKind: 26, peerChangesOfEachKind: 12 };
  return reportSmoothness(await runSmoothness(plan), plan);
}

function proof(name: string, { title }: Part, found: Found): string {
  const { body, busyBefore, inputs } = found;
  const cores = cpus();
  return `# ${title}

${body}

Figures: ${verdict(found)}

---

Command: \`npm run prove -- --only ${name}${found.shortOf === undefined || values.changes === undefined ? '' : ` --changes ${changes}`}\`

Date: ${new Date().toISOString()}

Machine: ${cores.length} × ${cores[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system()}, Linux ${release()}; load before: ${busyBefore.toFixed(2)}

Programs: Node ${process.version}, ${browserVersion()}; Xvfb with openbox, drawn by the processor, 1280×720 unless said otherwise

Inputs: ${inputs}
`;
}

/** One hash over all that a figure depends on: the programs, the instrument, and what they run on. */
function hashOfInputs({ of }: Part): string {
  const instrument = ['test/bench', 'test/store', 'test/faults', 'test/fakes', 'test/prove.ts', 'package-lock.json'];
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...of, ...instrument], {
    cwd: root,
    encoding: 'utf8',
  });
  if (listed.status !== 0) throw new Error(`git cannot list the files that the proof depends on: ${listed.stderr}`);
  const files = listed.stdout
    .split('\n')
    .filter((file) => file !== '' && !/^test\/(bench|faults)\/.*\.test\.ts$|\.md$/.test(file));
  const hash = createHash('sha256').update(`${process.version}\0${browserVersion()}\0`);
  for (const file of files.sort()) hash.update(`${file}\0`).update(textOf(path.join(root, file)));
  return hash.digest('hex');
}

function build(): void {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the build failed');
}

function browserVersion(): string {
  return spawnSync('chromium', ['--version'], { encoding: 'utf8' }).stdout?.trim() || 'no Chromium';
}

function system(): string {
  return /^PRETTY_NAME="(.*)"$/m.exec(textOf('/etc/os-release'))?.[1] ?? 'unknown system';
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // not there
  }
}
