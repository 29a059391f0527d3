import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import {
  addCommand,
  openCommands,
  withdrawCommands,
  writeCommands,
  type ChangedCommands,
  type CommandSources,
} from '../publish/commands/command-list.ts';
import { readAsked, type Asked } from './asked-command.ts';
import { Refused } from './command-line.ts';
import { changedJson, changedLines, listJson, listLines } from './command-words.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk command FOLDER …`: writes what screens are told to do into a playlist, takes it out again, or lists it. */
export async function command(args: readonly string[]): Promise<number> {
  return answerOfficer('command', args, async ({ values, positionals: [where, ...words], lang }) => {
    if (where === undefined || /^https?:/i.test(where)) throw nameSources(where);
    const asked = readAsked(words, values);
    const register = values.screens === undefined ? undefined : path.resolve(values.screens);
    const sources = await openCommands(path.resolve(where), register);
    const now = Date.now();
    if (asked.verb === 'list') {
      print(values.json ? listJson(sources, now) : listLines(sources, now, lang).join('\n'));
      return exitCodes.ok;
    }
    const changed = change(sources, asked, now);
    const isWritten = !values['dry-run'];
    if (isWritten) await writeCommands(changed);
    const told = { ...changed, where, isWritten };
    print(values.json ? changedJson(told, now) : changedLines(told, lang).join('\n'));
    return exitCodes.ok;
  });
}

function change(sources: CommandSources, asked: Exclude<Asked, { verb: 'list' }>, now: number): ChangedCommands {
  return asked.verb === 'withdraw'
    ? withdrawCommands(sources, asked.ids)
    : addCommand(sources, asked.command, { now, random: Math.random });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function nameSources(where: string | undefined): Refused {
  return where === undefined
    ? new Refused({
        en: 'name the FOLDER with the playlist that publish makes the release of, then what screens are to do',
        vi: 'phải nêu thư mục chứa danh sách phát dùng để xuất bản, rồi việc màn hình cần làm',
      })
    : new Refused({
        en: `${where} is on a server; commands are written into the folder on this computer that publish makes the release of`,
        vi: `${where} nằm trên máy chủ; lệnh được ghi vào thư mục trên máy này dùng để xuất bản`,
      });
}
