import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { readOperations, type Operation } from './operations.ts';
import { writeSources } from './write-sources.ts';

/** What is to happen at one of the calls that change files: their numbers begin at 1. */
export interface Accident {
  readonly at: number;
  /** Die before the call, die half-way into a write, hold the call for 2 s, or let it fail with this errno. */
  readonly what: 'kill' | 'kill-half' | 'slow' | number;
}

/** How a life of the player under the shim ended. */
export interface Ended {
  /** What it said it had done, in order; a line that was cut off was not said. */
  readonly facts: readonly string[];
  readonly exitCode: number | null;
}

/** A place where players live under the shim, one after the other, each data directory with its record. */
export interface Laboratory {
  /** What a web server would hold. */
  readonly sources: string;
  /** An empty data directory. */
  newDir(): string;
  /** Lets a player live in a data directory, until it has done all that it has to do or the accident ends it. */
  live(dir: string, accident?: Accident): Promise<Ended>;
  /** What the players have done in a data directory so far. */
  operationsIn(dir: string): readonly Operation[];
  close(): void;
}

/** Why files cannot be watched here, or nothing when they can. */
export function whyNoShim(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux has LD_PRELOAD';
  return spawnSync('gcc', ['--version']).status === 0 ? undefined : 'there is no gcc';
}

/** Compiles the shim and a player's life, a program beside this file, and writes the sources. `close` it. */
export async function openLaboratory(life = 'player-life.ts'): Promise<Laboratory> {
  const root = mkdtempSync(join(tmpdir(), 'bluezone-store-'));
  const shim = join(root, 'disk-shim.so');
  compileShim(shim);
  await bundle({ life: join(import.meta.dirname, life) }, root);
  const sources = join(root, 'sources');
  writeSources(sources);
  const recordOf = (dir: string) => `${dir}.record`;
  let dirs = 0;

  return {
    sources,
    newDir() {
      const dir = join(root, `data-${++dirs}`);
      mkdirSync(dir);
      return dir;
    },
    async live(dir, accident) {
      const child = spawn(process.execPath, [join(root, 'life.mjs'), dir, sources], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          LD_PRELOAD: shim,
          SHIM_ROOT: dir,
          SHIM_RECORD: recordOf(dir),
          // Requests through io_uring would go past libc.
          UV_USE_IO_URING: '0',
          ...(accident === undefined ? {} : { SHIM_AT: `${accident.at}`, SHIM_DO: `${accident.what}` }),
        },
      });
      let said = '';
      child.stdout.on('data', (data: Buffer) => (said += data.toString()));
      const [exitCode] = (await once(child, 'close')) as [number | null];
      return { facts: said.split('\n').slice(0, -1), exitCode };
    },
    operationsIn: (dir) => readOperations(readFileSync(recordOf(dir)), dir),
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

function compileShim(shim: string): void {
  const source = join(import.meta.dirname, 'disk-shim.c');
  const { status, stderr } = spawnSync('gcc', ['-O1', '-Wall', '-shared', '-fPIC', '-o', shim, source], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the disk shim could not be compiled: ${stderr}`);
}
