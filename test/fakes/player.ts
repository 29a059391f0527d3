import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import type { Status } from '../../core/status.ts';
import { readPlays, type PrintedPlay } from '../bench/compare-plays.ts';
import { commandOf, listProcesses } from '../bench/process-tree.ts';

/** The built player, started as a user starts it, in a process of its own. */
export interface RunningPlayer {
  /** What the ready line says: the address that opens in any browser, its origin and the token in it. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  /** The host process. */
  readonly pid: number;
  /** Everything it has said on stderr so far, a line each. */
  readonly said: readonly string[];
  status(): Promise<Status>;
  /** The player process under the host, as it is now. */
  childPid(): number;
  /** Ends it as a service manager does; gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
export const cli = path.join(root, 'out', 'main', 'cli.js');

/**
 * Starts `bluezone-kiosk play` and waits for its ready line. Throws with what it said when there is none within 20 s.
 *
 * @param program  the command line, and what stands before its arguments; the built one unless said otherwise
 */
export async function startPlayer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  [program, ...before]: readonly [string, ...string[]] = [process.execPath, cli],
): Promise<RunningPlayer> {
  const child = spawn(program, [...before, 'play', ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await readyUrl(child, said);
  const { origin, searchParams } = new URL(url);
  const token = searchParams.get('token') ?? '';
  const pid = child.pid ?? 0;

  return {
    ...{ url, origin, token, pid, said },
    status: async () => (await fetch(`${origin}/status?token=${token}`)).json() as Promise<Status>,
    childPid: () => childrenOf(pid).find((one) => /player\.js/.test(commandOf(one))) ?? 0,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      const family = [pid, ...childrenOf(pid)];
      for (const one of family) process.kill(one, 'SIGKILL');
      await ended;
    },
  };
}

/** Runs a command of the command line to its end. */
export function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  // Its answers are read in English, whatever the machine speaks.
  const plain = { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'C.UTF-8', ...env };
  return spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', timeout: 30_000, env: plain });
}

/** The journal in a data directory, as the command line prints it. */
export function playsIn(dataDir: string): readonly PrintedPlay[] {
  const { status, stdout, stderr } = runCli(['plays', '--data-dir', dataDir, '--format', 'jsonl']);
  if (status !== 0) throw new Error(`plays ended with ${status}: ${stderr}`);
  return readPlays(stdout);
}

/** The item that the first screen shows, if any. */
export function nowPlaying({ screens }: Status): string | undefined {
  return screens[0]?.nowPlaying?.itemId;
}

/** Asks again and again until an answer is as wanted; fails with the last one when it is not in time. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  wanted: (answer: T) => boolean,
  limitMs = 20_000,
): Promise<T> {
  const until = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > until)
      throw new Error(`not within ${limitMs / 1000} s; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function readyUrl(child: ChildProcess, said: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}; the player said:\n${said.join('\n')}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('no ready line within 20 s');
    }, 20_000);
    child.once('exit', (code) => fail(`the player ended with ${code}`));
    if (child.stdout === null) return fail('no stdout');
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve((JSON.parse(line) as { url: string }).url);
    });
  });
}

function childrenOf(pid: number): readonly number[] {
  return [...listProcesses().values()].filter(({ parent }) => parent === pid).map((child) => child.pid);
}
