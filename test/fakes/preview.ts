import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { cli } from './player.ts';

/** The built preview, served as an officer starts it. */
export interface RunningPreview {
  /** Opens in any browser. */
  readonly url: string;
  readonly origin: string;
  /** Everything it has said on stderr so far, a line each. */
  readonly said: readonly string[];
  /** Ends it as Ctrl-C does; gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `bluezone-kiosk preview` without a browser of its own, and waits for its address; 20 s at most. */
export async function startPreview(args: readonly string[]): Promise<RunningPreview> {
  const child = spawn(process.execPath, [cli, 'preview', '--no-open', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${why}; the preview said:\n${said.join('\n')}`));
    };
    const timer = setTimeout(() => fail('no address within 20 s'), 20_000);
    child.once('exit', (code) => fail(`it ended with ${code}`));
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(line);
    });
  });
  return {
    ...{ url, said },
    origin: new URL(url).origin,
    async stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}
