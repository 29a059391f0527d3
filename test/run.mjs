// `npm test`: sets up what is missing, then runs every check and every kind of test, and ends with one line that sums
// them up. Plain JavaScript on Node 20, like `npm start`; the tests themselves run on the Node that Electron embeds.
import { Buffer } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtProgram } from '../cli/set-up/build.mjs';
import { installedModules } from '../cli/set-up/modules.mjs';
import { nodeBinary } from '../cli/set-up/node.mjs';
import { SetUpError, say } from '../cli/set-up/say.mjs';
import { playwrightFailures, vitestFailures } from './failures.mjs';
import { installedSystemPackages } from './system-packages.mjs';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const reports = mkdtempSync(path.join(tmpdir(), 'bluezone-kiosk-test-'));
const report = (name) => path.join(reports, `${name}.json`);

const checks = [
  ['lint', 'eslint/bin/eslint.js', '.'],
  ['types of core', 'typescript/bin/tsc', '-p', 'core'],
  ['types of renderer', 'typescript/bin/tsc', '-p', 'renderer'],
  ['types of the end-to-end tests', 'typescript/bin/tsc', '-p', 'test/e2e'],
  ['types of the page tests', 'typescript/bin/tsc', '-p', 'test/renderer'],
  ['types of the rest', 'typescript/bin/tsc', '-p', '.'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
];
const vitest = (name, projects) => [
  'vitest/vitest.mjs',
  'run',
  ...projects.map((project) => `--project=${project}`),
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${report(name)}`,
];
const playwright = (projects, workers, files = []) => [
  '@playwright/test/cli.js',
  'test',
  ...projects.map((project) => `--project=${project}`),
  `--workers=${workers}`,
  '--reporter=list,json',
  ...files,
];
/** On Windows what it is there for: Electron, and what decides. The rest needs X, systemd, nginx and other Debian packages. */
const onWindows = {
  files: [
    'test/core',
    ...[
      'displays',
      'guard',
      'host',
      'lock-down',
      'reach',
      'recovery',
      'switches',
      'security-checklist',
      'web',
      'workflow',
    ].map((name) => `test/electron/${name}`),
    'test/machine/windows.test.ts',
  ],
  suites() {
    say(`on Windows only ${this.files.join(', ')} and test/e2e/electron* are tested; everything else: NOT verified`);
    return [
      ['unit', vitestCounts, ...vitest('unit', ['unit']), ...this.files],
      ['e2e-electron', playwrightCounts, ...playwright(['patient'], 1, ['test/e2e/electron'])],
    ];
  },
};
const isWindows = process.platform === 'win32';
const suites = [
  // Together, so that no core waits for the last file of the one before the other begins.
  ['unit-and-integration', vitestCounts, ...vitest('unit-and-integration', ['unit', 'integration'])],
  ['integration-alone', vitestCounts, ...vitest('integration-alone', ['integration-alone'])],
  ['e2e-patient', playwrightCounts, ...playwright(['patient'], 2)],
  ['e2e-exact', playwrightCounts, ...playwright(['exact', 'exact-too'], 1)],
];

let passed = 0;
let failed = 0;
let skipped = 0;
const failures = [];
const secondTries = [];
try {
  await installedModules(root);
  if (!isWindows) installedSystemPackages();
  const node = nodeBinary(root);
  await builtProgram(root, node);
  for (const { name, status } of await checked(node, [...checks])) {
    if (status === 0) passed++;
    else failures.push(name);
  }
  failed = failures.length;
  for (const [name, count, ...command] of isWindows ? onWindows.suites() : suites) {
    const status = run(node, name, command);
    const counts = count(name);
    passed += counts.passed;
    skipped += counts.skipped;
    // A runner that fell over without counting a failure has failed all the same.
    failed += counts.failed > 0 || status === 0 ? counts.failed : 1;
    failures.push(...counts.failures);
    secondTries.push(...(counts.secondTries ?? []));
    if (status !== 0 && counts.failures.length === 0) failures.push(`${name}: the runner fell over (exit ${status})`);
  }
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  failed++;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
for (const late of secondTries) say(`PASSED AT THE SECOND TRY ONLY: ${late}`);
for (const failure of failures) say(`FAILED: ${failure}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs the checks two at a time, for each takes one core; tells the name and the exit code of each. */
async function checked(node, waiting) {
  const statuses = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const [name, program, ...args] = check;
      const child = spawn(node, [path.join(root, 'node_modules', program), ...args], options(node, name, 'pipe'));
      const said = [];
      child.stdout.on('data', (data) => said.push(data));
      child.stderr.on('data', (data) => said.push(data));
      const status = await new Promise((resolve) => child.on('error', () => resolve(1)).on('close', resolve));
      statuses.push({ name, status });
      say(`tested: ${name}`);
      process.stdout.write(Buffer.concat(said));
    }
  };
  await Promise.all([work(), work()]);
  return statuses;
}

function run(node, name, [program, ...args]) {
  say(`testing: ${name}`);
  return spawnSync(node, [path.join(root, 'node_modules', program), ...args], options(node, name, 'inherit')).status;
}

function options(node, name, output) {
  return {
    cwd: root,
    stdio: ['ignore', output, output],
    env: {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report(name),
      // Loading the package `electron` in plain Node would download it.
      ELECTRON_OVERRIDE_DIST_PATH:
        process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(root, 'node_modules', 'electron', 'dist'),
    },
  };
}

function vitestCounts(name) {
  const told = read(name);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = told;
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    failures: vitestFailures(told),
  };
}

function playwrightCounts(name) {
  const told = read(name);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = told.stats ?? {};
  return {
    ...{ passed: expected + flaky, failed: unexpected, skipped },
    failures: playwrightFailures(told),
    secondTries: playwrightFailures(told, 'flaky'),
  };
}

function read(name) {
  try {
    return JSON.parse(readFileSync(report(name), 'utf8'));
  } catch {
    return {}; // the runner wrote none: it fell over, and its exit code says so
  }
}
