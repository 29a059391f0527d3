import { exitCodes } from '../core/exit-codes.ts';
import type { Words } from '../core/words.ts';
import { wordsOfDisk } from '../publish/disk-words.ts';
import { KeyTrouble } from '../publish/keys/key-trouble.ts';
import { PublishTrouble } from '../publish/release/channel.ts';
import { answer, Refused, type CommandLine } from './command-line.ts';
import type { Command } from './commands.ts';

/**
 * Does a command of the officer's, and tells what goes wrong with keys, folders and disks as what goes wrong with a
 * command line. Where scripts ask (`--json`) stdout has it as well: `{ "ok": false, "faults": [{ code, path, message }] }`.
 */
export async function answerOfficer<C extends Command>(
  command: C,
  args: readonly string[],
  act: (line: CommandLine<C>) => Promise<number>,
): Promise<number> {
  return answer(command, args, async (line) => {
    try {
      return await act(line);
    } catch (error) {
      const refused = refusedOf(error);
      if (refused === undefined) throw error;
      if (args.includes('--json')) process.stdout.write(`${jsonOf(refused, line.lang)}\n`);
      throw refused;
    }
  });
}

function refusedOf(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  if (error instanceof KeyTrouble) return new Refused(error.words, { exitCode: exitCodes.faulty });
  if (error instanceof PublishTrouble) return new Refused(wordsOfTrouble(error), { exitCode: exitCodes.faulty });
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && /^E[A-Z]+$/.test(code)
    ? new Refused(wordsOfDisk(error), { exitCode: exitCodes.faulty })
    : undefined;
}

function jsonOf({ words, exitCode }: Refused, lang: 'vi' | 'en'): string {
  const code = exitCode === exitCodes.usage ? 'USAGE' : 'REFUSED';
  const faults = words[lang].split('\n').map((message) => ({ code, path: '', message }));
  return JSON.stringify({ ok: false, faults }, null, 2);
}

/** All that it says, a line each. */
export function wordsOfTrouble({ words }: PublishTrouble): Words {
  return { en: words.map(({ en }) => en).join('\n'), vi: words.map(({ vi }) => vi).join('\n') };
}
