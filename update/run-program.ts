import { execFile } from 'node:child_process';
import { reasonOf } from '../player/log.ts';

/** How a program ended. */
export interface Ran {
  /** `undefined` when it could not be started, was killed, or took too long. */
  readonly code: number | undefined;
  readonly stdout: string;
  /** What it said on stderr; why, where it did not even start. */
  readonly stderr: string;
}

export type RunProgram = (
  program: string,
  args: readonly string[],
  options: {
    readonly limitMs: number;
    readonly cwd?: string;
    /** Whether it can be broken off when the machine is switched off: what only fetches. */
    readonly isFetching?: boolean;
  },
) => Promise<Ran>;

/**
 * Runs a program without a terminal, so that nothing of what it says comes to the screen. What it says is read in English,
 * nobody is there to be asked, and what restarts services or shows changes after apt lets be.
 *
 * @param signal  given when the machine is being switched off
 */
export function createRunProgram(signal: AbortSignal): RunProgram {
  return (program, args, { limitMs, cwd = '/', isFetching = false }) =>
    new Promise((resolve) => {
      execFile(
        program,
        args,
        {
          ...{ cwd, env: { ...process.env, ...quiet }, timeout: limitMs, maxBuffer: 2 ** 26 },
          killSignal: 'SIGKILL',
          ...(isFetching ? { signal } : {}),
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
          resolve({ code, stdout, stderr: stderr.trim() === '' && error !== null ? reasonOf(error) : stderr });
        },
      );
    });
}

const quiet = {
  LC_ALL: 'C.UTF-8',
  LANGUAGE: '',
  DEBIAN_FRONTEND: 'noninteractive',
  APT_LISTCHANGES_FRONTEND: 'none',
  NEEDRESTART_SUSPEND: '1',
};
