import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Words } from '../core/words.ts';
import { Refused } from './command-line.ts';

/** Asks whoever sits at the terminal, who sees nothing of the answer. Throws `Refused` where there is no terminal. */
export async function askSilently(prompt: string, noTerminal: Words): Promise<string> {
  if (!process.stdin.isTTY) throw new Refused(noTerminal);
  process.stderr.write(`${prompt} `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await line.question('');
  } finally {
    line.close();
    process.stderr.write('\n');
  }
}
