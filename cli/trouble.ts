import { exitCodes } from '../core/exit-codes.ts';
import type { Words } from '../core/words.ts';
import { reasonOf } from '../player/log.ts';
import { KeyTrouble } from '../publish/keys/key-trouble.ts';
import { reasonWords } from '../publish/reason-words.ts';
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
  if (error instanceof PublishTrouble) {
    const words = { en: inLines(error.words.map(({ en }) => en)), vi: inLines(error.words.map(({ vi }) => vi)) };
    return new Refused(words, { exitCode: exitCodes.faulty });
  }
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && /^E[A-Z]+$/.test(code)
    ? new Refused(diskWords(error), { exitCode: exitCodes.faulty })
    : undefined;
}

function jsonOf({ words, exitCode }: Refused, lang: 'vi' | 'en'): string {
  const code = exitCode === exitCodes.usage ? 'USAGE' : 'REFUSED';
  const faults = words[lang].split('\n').map((message) => ({ code, path: '', message }));
  return JSON.stringify({ ok: false, faults }, null, 2);
}

/** What the disk does not let be done, and where. */
function diskWords(error: unknown): Words {
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const { en, vi } = usual[code] ?? reasonWords(reasonOf(error));
  const place = dest ?? path;
  return place === undefined ? { en, vi } : { en: `${place}: ${en}`, vi: `${place}: ${vi}` };
}

const mayNot: Words = { en: 'you may not read or write it', vi: 'không có quyền đọc hoặc ghi' };
const usual: Readonly<Record<string, Words>> = {
  ENOENT: { en: 'there is no such file or folder', vi: 'không có tệp hoặc thư mục này' },
  ENOTDIR: { en: 'is a file, not a folder', vi: 'là tệp, không phải thư mục' },
  EISDIR: { en: 'is a folder, not a file', vi: 'là thư mục, không phải tệp' },
  EACCES: mayNot,
  EPERM: mayNot,
  EROFS: { en: 'the disk is read-only', vi: 'ổ đĩa chỉ cho đọc' },
  ENOSPC: { en: 'the disk is full', vi: 'ổ đĩa đã đầy' },
  EBUSY: {
    en: 'another program has it open; close it there',
    vi: 'một chương trình khác đang mở; hãy đóng ở đó trước',
  },
  ENAMETOOLONG: { en: 'the name is too long', vi: 'tên quá dài' },
};

function inLines(all: readonly string[]): string {
  return all.join('\n');
}
