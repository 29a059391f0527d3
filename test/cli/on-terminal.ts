import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

/** util-linux's, which runs a command on a terminal of its own; that of BSD has other options. */
export const hasTerminal =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;

/**
 * What a terminal shows on which somebody gives a command and types keys, each when the words before it have come up; then
 * the exit code and the state of the terminal.
 */
export async function onTerminal(
  command: 'keys' | 'settings' | 'top',
  args: readonly string[],
  typed: readonly (readonly [words: string, keys: string])[],
): Promise<string> {
  const run = `globalThis.__VERSION__ = '0'; const { ${command} } = await import('${root}/cli/${command}.ts'); process.exitCode = await ${command}(process.argv.slice(1));`;
  const line = [process.execPath, '--input-type=module', '--eval', run, '--', ...args].map(
    (word) => `'${word.replaceAll("'", `'\\''`)}'`,
  );
  const child = spawn('script', ['-qec', `${line.join(' ')}; echo "exit code $?"; stty -a`, '/dev/null'], {
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', SHELL: '/bin/sh', BLUEZONE_KIOSK_PASSPHRASE: '' },
  });
  let shown = '';
  let looked = 0;
  const left = [...typed];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const [words = '', press] = left[0] ?? [];
    const found = press === undefined ? -1 : shown.indexOf(words, looked);
    if (found === -1) return;
    looked = found + words.length;
    left.shift();
    child.stdin.write(press);
  });
  await new Promise((resolve) => child.on('close', resolve));
  return shown;
}

const root = path.resolve(import.meta.dirname, '../..');
