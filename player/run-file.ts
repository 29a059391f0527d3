import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { syncDir } from './durable.ts';

/** A player that runs, as `run.json` in its data directory tells it to the command line of the same user. */
export interface Run {
  readonly pid: number;
  readonly port: number;
  /** The launch's secret: the file can be read by its owner alone (DECISIONS 9). */
  readonly token: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** RFC 3339. */
  readonly startedAt: string;
}

/** Writes `run.json`, mode 0600, durably: a reader finds the old file or the new one. */
export async function writeRunFile(dataDir: string, run: Run): Promise<void> {
  await replace(dataDir, run);
}

/** The player has ended: only the port stays written, for the next start. */
export async function closeRunFile(dataDir: string): Promise<void> {
  const port = rememberedPort(dataDir);
  if (port === undefined) rmSync(fileIn(dataDir), { force: true });
  else await replace(dataDir, { port });
}

/** The player of this data directory, if one is written down. A killed one leaves its entry behind: see whether `pid` lives. */
export function readRunFile(dataDir: string): Run | undefined {
  const { pid, port, token, origin, startedAt } = read(dataDir);
  if (!isPort(port) || typeof pid !== 'number' || typeof token !== 'string') return undefined;
  if (typeof origin !== 'string' || typeof startedAt !== 'string') return undefined;
  return { pid, port, token, origin, startedAt };
}

/** The port of the last run, so that the page's origin stays the same from start to start. */
export function rememberedPort(dataDir: string): number | undefined {
  const { port } = read(dataDir);
  return isPort(port) ? port : undefined;
}

function read(dataDir: string): Partial<Record<keyof Run, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // the first start, or a file that a failing disk cut short: the next one writes it anew
  }
}

async function replace(dataDir: string, value: object): Promise<void> {
  const beside = path.join(dataDir, '.run.json.tmp');
  rmSync(beside, { force: true }); // of a start that was killed; `wx` then makes sure that the mode is ours
  const file = openSync(beside, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify(value)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, fileIn(dataDir));
  await syncDir(dataDir);
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'run.json');
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;
}
