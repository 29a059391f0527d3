import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { connectDevTools, type DevTools } from './devtools-pipe.ts';

export interface Launch {
  readonly program: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The user it runs as, when that is not our own. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
}

export interface BrowserProcess {
  /** `undefined` when it could not be started. */
  readonly pid: number | undefined;
  readonly devtools: DevTools;
  /** It has ended, or could not be started; `words` are the last ones it printed. Called once. */
  onExit(hear: (end: { code: number | null; signal: NodeJS.Signals | null; words: string }) => void): void;
  /** Ends it and all its processes at once. */
  kill(): void;
  /** Asks it to end, and kills what is left after 3 s. Resolves when it has ended. */
  stop(): Promise<void>;
}

const STOP_LIMIT_MS = 3000;
const KEPT_WORDS = 2000;

/**
 * Starts a browser in a process group of its own: Ctrl-C does not reach it behind the host's back, and a GPU process
 * that hangs can be ended with the rest. If the host dies, the DevTools pipe closes and the browser quits by itself.
 */
export function launchBrowser({ program, flags, env, owner }: Launch): BrowserProcess {
  const child = spawn(program, flags, {
    cwd: '/',
    env,
    ...owner,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const devtools = connectDevTools(child.stdio[3] as Writable, child.stdio[4] as Readable);
  let words = '';
  child.stderr?.on('data', (data: Buffer) => (words = (words + data.toString()).slice(-KEPT_WORDS)));

  const { pid } = child;
  const signalGroup = (signal: NodeJS.Signals) => {
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, signal);
    } catch {
      // All of them have ended already.
    }
  };
  const ended = new Promise<Parameters<Parameters<BrowserProcess['onExit']>[0]>[0]>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, words: error.message }));
    child.once('exit', (code, signal) => {
      signalGroup('SIGKILL'); // what hangs and would draw over its successor
      resolve({ code, signal, words: words.trim() });
    });
  });
  return {
    pid,
    devtools,
    onExit: (hear) => void ended.then(hear),
    kill: () => signalGroup('SIGKILL'),
    async stop() {
      const timer = setTimeout(() => signalGroup('SIGKILL'), STOP_LIMIT_MS);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(timer);
    },
  };
}
