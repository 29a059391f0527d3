import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { RandomLife } from '../faults/random-life.ts';
import { table, type Report } from './report.ts';

/** What came of many lives. */
export interface FaultsRun {
  readonly lives: readonly (RandomLife & { readonly seed: number; readonly heapBytes?: number })[];
  readonly seconds: number;
}

/** Lives so many lives of players from seeds, in two processes. */
export async function runFaults({ lives: count }: { readonly lives: number }): Promise<FaultsRun> {
  const begun = performance.now();
  const halves = await Promise.all([1, 2].map((first) => liveInChild(first, Math.ceil(count / PROCESSES))));
  return { lives: halves.flat(), seconds: (performance.now() - begun) / 1000 };
}

/** How often each row befell a player, and what was wrong; met when nothing was, in 3,000 faults or more. */
export function reportFaults({ lives, seconds }: FaultsRun): Report {
  const suffered = new Map<string, number>();
  for (const id of lives.flatMap(({ rows }) => rows)) suffered.set(id, (suffered.get(id) ?? 0) + 1);
  const injections = [...suffered.values()].reduce((sum, times) => sum + times, 0);
  const wrong = lives.filter(({ violations }) => violations.length > 0);
  const heaps = lives.flatMap(({ seed, heapBytes }) => (heapBytes === undefined ? [] : [{ seed, heapBytes }]));
  const early = heaps.filter(({ seed }) => seed > 100).slice(0, 2);
  const growth = megabytes(mostOf(heaps.slice(-2))) - megabytes(mostOf(early));
  const rows = [...suffered].sort(([a], [b]) => a.localeCompare(b)).map(([id, times]) => [id, String(times)]);
  const body = [
    `${injections} faults in ${lives.length} lives of players, ${lives.filter((one) => one.rows.length > 1).length} of them two at once, in ${(seconds / 60).toFixed(1)} min. Every life has a seed; \`test/faults/random-life.ts\` says what it holds.`,
    `Violations: ${wrong.length}`,
    ...wrong
      .slice(0, 20)
      .map(({ seed, rows: of, violations }) => `- seed ${seed} (${of.join(' + ')}): ${JSON.stringify(violations[0])}`),
    table(['row', 'times'], rows),
    `The heap after a collection was ${growth.toFixed(1)} MB larger at the end than after the first hundred lives.`,
    'Figures: ≥ 3,000 faults, 0 violations, the heap ≤ 16 MB larger.',
  ].join('\n\n');
  return { met: injections >= 3_000 && wrong.length === 0 && growth <= 16, body };
}

const PROCESSES = 2;

function liveInChild(first: number, count: number): Promise<FaultsRun['lives']> {
  const program = path.join(import.meta.dirname, 'faults-child.ts');
  const args = ['--expose-gc', program, ...[first, count, PROCESSES].map(String)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lives: FaultsRun['lives'][number][] = [];
  createInterface({ input: child.stdout }).on('line', (line) =>
    lives.push(JSON.parse(line) as FaultsRun['lives'][number]),
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(lives) : reject(new Error(`the laboratory ended with ${code} after ${lives.length} lives`)),
    );
  });
}

function mostOf(heaps: readonly { readonly heapBytes: number }[]): number {
  return Math.max(0, ...heaps.map(({ heapBytes }) => heapBytes));
}

function megabytes(bytes: number): number {
  return bytes / 2 ** 20;
}
