import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, release, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROMISED_KILLS } from './bench/journal-accidents.ts';
import { PROMISED_CHANGES } from './bench/memory.ts';
import { partsOf, type Part } from './bench/parts.ts';
import type { Report } from './bench/report.ts';
import { installedSystemPackages } from './system-packages.mjs';

/**
 * `npm run prove`: measures what is promised, with full counts, and writes what it found to `docs/proof/`. A part is
 * measured again only when something that it depends on has changed since, or when it did not meet its figures.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, changes: { type: 'string' }, kills: { type: 'string' } },
});
/** How many changes `memory` plays, and how often `journal` kills. */
const changes = Number(values.changes ?? PROMISED_CHANGES);
const kills = Number(values.kills ?? PROMISED_KILLS);
const parts = partsOf({ changes, kills });

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
if (!Number.isInteger(kills) || kills < 1) {
  console.error(`--kills: must be a whole number, at least 1, got ${JSON.stringify(values.kills)}`);
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

function proof(name: string, { title }: Part, found: Found): string {
  const { body, busyBefore, inputs } = found;
  const cores = cpus();
  return `# ${title}

${body}

Figures: ${verdict(found)}

---

Command: \`npm run prove -- --only ${name}${found.shortOf === undefined ? '' : fewer()}\`

Date: ${new Date().toISOString()}

Machine: ${cores.length} × ${cores[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system()}, Linux ${release()}; load before: ${busyBefore.toFixed(2)}

Programs: Node ${process.version}, ${browserVersion()}; Xvfb with openbox, drawn by the processor, 1280×720 unless said otherwise

Inputs: ${inputs}
`;
}

/** The options by which less was measured than is promised. */
function fewer(): string {
  const asked = [
    ['changes', values.changes],
    ['kills', values.kills],
  ];
  return asked.map(([name, value]) => (value === undefined ? '' : ` --${name} ${value}`)).join('');
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
