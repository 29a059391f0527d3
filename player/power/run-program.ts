import { spawn } from 'node:child_process';

/** What came of a program: what it printed, and how it ended; or why there is nothing to be had of it. */
export type Ran =
  | { readonly kind: 'ended'; readonly code: number | null; readonly text: string }
  | { readonly kind: 'failed'; readonly why: string };

export type RunProgram = (
  program: string,
  args: readonly string[],
  limits: { readonly input?: string; readonly limitMs: number },
) => Promise<Ran>;

/** What programs that switch displays need of our environment; what else is there may hold secrets. */
const PASSED_ON = ['PATH', 'HOME', 'DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR'];
const MOST_TEXT = 64 * 1024;

/**
 * Gives what runs a program, without a shell, for a limited time and with limited words. One that hangs is ended with all
 * that it has started, and what it was about to print is not waited for.
 */
export function programRunner(env: Readonly<Record<string, string | undefined>>): RunProgram {
  const passedOn = Object.fromEntries(
    PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
  );
  return (program, args, { input = '', limitMs }) =>
    new Promise((resolve) => {
      const isGroup = process.platform !== 'win32';
      const child = spawn(program, args, { env: { ...passedOn, LC_ALL: 'C' }, detached: isGroup, windowsHide: true });
      let text = '';
      const hear = (data: Buffer) => (text = (text + data.toString()).slice(0, MOST_TEXT));
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.stdin.on('error', () => undefined); // one that ends without reading tells by its end what is wrong
      child.stdin.end(input);
      const timer = setTimeout(() => {
        endAll(child.pid, isGroup);
        resolve({ kind: 'failed', why: `${program} gave no answer within ${limitMs / 1000} s` });
      }, limitMs);
      child.once('error', ({ message }) => {
        clearTimeout(timer);
        resolve({ kind: 'failed', why: message });
      });
      child.once('close', (code) => {
        clearTimeout(timer);
        resolve({ kind: 'ended', code, text });
      });
    });
}

function endAll(pid: number | undefined, isGroup: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(isGroup ? -pid : pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
