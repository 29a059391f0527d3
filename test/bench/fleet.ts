import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFleetDay, type FleetDay } from './fleet-log.ts';
import { table, type Report } from './report.ts';
import { median, worst } from './statistics.ts';

/** What the page of one day costs. */
export interface FleetCost {
  readonly screens: number;
  readonly lines: number;
  readonly logBytes: number;
  readonly pageBytes: number;
  /** Of `zcat | wc -l` on the same file, and of the command, taking turns. */
  readonly countMs: readonly number[];
  readonly fleetMs: readonly number[];
  readonly maxRssBytes: readonly number[];
  /** How many screens the page tells to be alive. */
  readonly alive: number;
}

/** Makes the page of a day's log of each number of screens, `runs` times. */
export async function runFleet({
  sizes,
  runs,
}: {
  readonly sizes: readonly number[];
  readonly runs: number;
}): Promise<readonly FleetCost[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'fleet-'));
  try {
    const costs: FleetCost[] = [];
    for (const screens of sizes) {
      const day = await writeFleetDay(dir, screens);
      costs.push({ screens, ...costOf(day, path.join(dir, 'fleet.html'), runs) });
      rmSync(day.log);
    }
    return costs;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function costOf({ log, lines, register, until }: FleetDay, page: string, runs: number): Omit<FleetCost, 'screens'> {
  const countMs: number[] = [];
  const fleetMs: number[] = [];
  const maxRssBytes: number[] = [];
  let alive = NaN;
  for (let run = 0; run < runs; run++) {
    countMs.push(timed(() => ranWell('sh', ['-c', 'zcat "$0" | wc -l', log])).ms);
    const args = [log, '--screens', register, '--at', until, '--out', page, '--json', '--lang', 'vi'];
    const { ms, value } = timed(() => ranWell(process.execPath, [child, ...args]));
    fleetMs.push(ms);
    const { maxRssBytes: most } = JSON.parse(value.stderr.trim().split('\n').at(-1) ?? '') as { maxRssBytes: number };
    maxRssBytes.push(most);
    ({ alive } = (JSON.parse(value.stdout) as { counts: { alive: number } }).counts);
  }
  const [logBytes, pageBytes] = [statSync(log).size, statSync(page).size];
  return { lines, logBytes, pageBytes, countMs, fleetMs, maxRssBytes, alive };
}

function ranWell(program: string, args: readonly string[]): { readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return { stdout, stderr };
}

function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const from = performance.now();
  const value = work();
  return { ms: performance.now() - from, value };
}

export function reportFleet(costs: readonly FleetCost[]): Report {
  const ratioOf = ({ countMs, fleetMs }: FleetCost) => median(fleetMs) / median(countMs);
  const perLineUs = ({ fleetMs, lines }: FleetCost) => (median(fleetMs) * 1000) / lines;
  const [first, last] = [costs[0], costs.at(-1)];
  const growth = first === undefined || last === undefined ? NaN : perLineUs(last) / perLineUs(first);
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  // Every fiftieth line is a stranger's, so that screen is never seen; the dark ones are back before the day ends.
  const isTrue = ({ screens, alive }: FleetCost) => alive === screens - Math.floor(screens / 50);
  return {
    met:
      growth <= 1.2 && costs.every((cost) => ratioOf(cost) <= 15 && worst(cost.maxRssBytes) <= 300e6 && isTrue(cost)),
    body: [
      "A day's access log in the form `combined`, packed; `zcat | wc -l` on the same file takes turns with the command.",
      '',
      table(
        [
          'screens',
          'lines',
          'log MiB',
          '`zcat \\| wc -l` s',
          '`fleet` s',
          'ratio',
          'µs a line',
          'most memory MB',
          'page MiB',
          'alive',
        ],
        costs.map((cost) => [
          ...[cost.screens, cost.lines].map((count) => count.toLocaleString('en')),
          mebibytes(cost.logBytes),
          (median(cost.countMs) / 1000).toFixed(2),
          (median(cost.fleetMs) / 1000).toFixed(2),
          ratioOf(cost).toFixed(2),
          perLineUs(cost).toFixed(2),
          (worst(cost.maxRssBytes) / 1e6).toFixed(0),
          mebibytes(cost.pageBytes),
          `${cost.alive.toLocaleString('en')}${isTrue(cost) ? '' : ' (wrong)'}`,
        ]),
      ),
      '',
      'Figures: at most 15 times as long, at most 300 MB, a line of the longest log at most 1.2 times as long as one of the shortest,',
      `and every screen told as it is. A line takes ${growth.toFixed(2)} times as long.`,
    ].join('\n'),
  };
}

const child = path.join(import.meta.dirname, 'fleet-child.ts');
