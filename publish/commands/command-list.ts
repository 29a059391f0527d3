import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { MOST_COMMANDS, timeOf, type Command } from '../../core/commands.ts';
import { quoted, type Fault } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { writeDurably } from '../../player/durable.ts';
import { PLAYLIST_NAME } from '../../player/folder-source.ts';
import { readPlaylist } from '../../player/read-playlist.ts';
import { readEnvelope } from '../../player/trust/envelope.ts';
import { whereJsonBreaks } from '../broken-json.ts';
import { wordsOfWriting } from '../disk-words.ts';
import { PublishTrouble } from '../release/channel.ts';
import { registerFor, type Register } from '../register/register.ts';
import { REGISTER_NAME } from '../release/source-folder.ts';
import { editCommands } from './edit-text.ts';
import { newCommand, type AskedCommand } from './new-command.ts';
import { reachOf, type UnknownName } from './reach.ts';

/** The sources of a playlist, whose commands are looked at or changed. */
export interface CommandSources {
  readonly file: string;
  /** As it is written, with its byte order mark if it has one. */
  readonly text: string;
  readonly playlist: Playlist;
  /** Who the screens are, where that is known. */
  readonly register: Register | undefined;
}

export interface ChangedCommands extends CommandSources {
  readonly added: readonly Command[];
  /** Those that were taken out because somebody said so, or because their time had passed. */
  readonly withdrawn: readonly Command[];
  readonly expired: readonly Command[];
}

/**
 * Opens a playlist that somebody prepares: a file, or the `playlist.json` of a folder. Throws `PublishTrouble` for what is
 * no such playlist, with all that is wrong; rejects as the disk does.
 *
 * @param register  the register of screens; else the `screens.csv` beside the playlist, if there is one
 */
export async function openCommands(where: string, register: string | undefined): Promise<CommandSources> {
  const isFolder = (await stat(where)).isDirectory();
  const named = isFolder ? path.join(where, PLAYLIST_NAME) : where;
  const file = await realpath(named).catch((error: NodeJS.ErrnoException) => {
    throw isFolder && error.code === 'ENOENT' ? new PublishTrouble(noPlaylist(where)) : error;
  });
  const bytes = await readFile(file);
  const read = readPlaylist(bytes);
  if (read.kind === 'bad') {
    const isSigned = read.text !== undefined && readEnvelope(read.text).kind === 'envelope';
    throw isSigned ? new PublishTrouble(isPublished(named)) : notValid(named, read.faults, read.text);
  }
  return {
    ...{ file, text: read.text, playlist: read.parsed.playlist },
    register: await registerFor({ register }, path.join(path.dirname(named), REGISTER_NAME)),
  };
}

/**
 * The same with one command more, and without those whose time has passed. Nothing is written yet. Throws
 * `PublishTrouble` where it would be done nowhere.
 */
export function addCommand(
  sources: CommandSources,
  asked: AskedCommand,
  { now, random }: { readonly now: number; readonly random: () => number },
): ChangedCommands {
  const { commands, timeZone } = sources.playlist;
  const expired = commands.filter((command) => timeOf(command, now) === 'expired');
  if (commands.length - expired.length >= MOST_COMMANDS) throw new PublishTrouble(tooMany);
  const isTaken = (id: string) => commands.some((command) => command.id === id);
  const add = [newCommand(asked, { now, timeZone, isTaken, random })];
  const changed = edited(sources, expired, add);
  const added = changed.playlist.commands.slice(-1);
  const [one] = added;
  if (one !== undefined && sources.register !== undefined) refuseUnknown(one, sources.register);
  return { ...changed, added, withdrawn: [], expired };
}

/** The same without the commands of these ids. Nothing is written yet. Throws `PublishTrouble` for an id that is not there. */
export function withdrawCommands(sources: CommandSources, ids: readonly string[]): ChangedCommands {
  const { commands } = sources.playlist;
  const strange = ids.filter((id) => !commands.some((command) => command.id === id));
  if (strange.length > 0) throw new PublishTrouble(...strange.map((id) => notThere(id, commands)));
  const withdrawn = commands.filter(({ id }) => ids.includes(id));
  return { ...edited(sources, withdrawn, []), added: [], withdrawn, expired: [] };
}

/** Writes what was changed: whoever reads it meanwhile has the old file or the new one. Throws `PublishTrouble`. */
export async function writeCommands({ file, text }: CommandSources): Promise<void> {
  try {
    await access(file, constants.W_OK); // a file that was made read-only would be replaced all the same
    await writeDurably(file, text, (await stat(file)).mode & 0o777);
  } catch (error) {
    throw new PublishTrouble(notWritten(file, wordsOfWriting(error)));
  }
}

function edited(sources: CommandSources, without: readonly Command[], add: readonly object[]): CommandSources {
  const { commands } = sources.playlist;
  const keep = (index: number) => !without.some((command) => command === commands[index]);
  const text = editCommands(sources.text, { keep, add });
  const parsed = parsePlaylist(text);
  if (parsed.kind === 'refused') throw notValid(sources.file, parsed.faults, text);
  return { ...sources, text, playlist: parsed.playlist };
}

function refuseUnknown(command: Command, { file, screens }: Register): void {
  const { screens: reached, unknown } = reachOf(command.screens, screens);
  if (unknown.length > 0) throw new PublishTrouble(...unknown.map((name) => isUnknown(name, file)));
  if (reached.length === 0) throw new PublishTrouble(nobody(file));
}

function notValid(file: string, faults: readonly Fault[], text: string | undefined): PublishTrouble {
  const placed = faults.map(({ code, place, words }): Words => {
    const is = (code === 'NOT_JSON' && text !== undefined ? whereJsonBreaks(text)?.words : undefined) ?? words;
    return place === '' ? is : { en: `${place}: ${is.en}`, vi: `${place}: ${is.vi}` };
  });
  return new PublishTrouble(isRefused(file), ...placed);
}

const isRefused = (file: string): Words => ({
  en: `${file} is not changed, for no screen would take it; mend this first:`,
  vi: `${file} được giữ nguyên vì màn hình sẽ không nhận; hãy sửa trước:`,
});

const isPublished = (file: string): Words => ({
  en: `${file} is what publish wrote, signed: name the folder that it was made of`,
  vi: `${file} là tệp do publish ghi, đã ký: hãy nêu thư mục gốc chứa nội dung`,
});

const notWritten = (file: string, { en, vi }: Words): Words => ({
  en: `${file} is left as it is, for it cannot be written: ${en}`,
  vi: `${file} được giữ nguyên vì không ghi được: ${vi}`,
});

const noPlaylist = (folder: string): Words => ({
  en: `there is no ${PLAYLIST_NAME} in ${folder}, where commands stand: write one that names its clips and pictures, or make one of a list with import FILE --out ${PLAYLIST_NAME}`,
  vi: `trong ${folder} không có ${PLAYLIST_NAME} để ghi lệnh: hãy viết tệp này với các clip, ảnh cần phát, hoặc tạo từ danh sách bằng import TỆP --out ${PLAYLIST_NAME}`,
});

const tooMany: Words = {
  en: `the playlist has ${MOST_COMMANDS} commands, the most there may be: withdraw some first`,
  vi: `danh sách phát đã có ${MOST_COMMANDS} lệnh, nhiều nhất có thể: hãy rút bớt lệnh trước`,
};

const notThere = (id: string, commands: readonly Command[]): Words => {
  const ids = commands.map((command) => command.id).join(', ');
  return {
    en: `there is no command ${quoted(id)}; ${ids === '' ? 'there are none' : `there are ${ids}`}`,
    vi: `không có lệnh ${quoted(id)}; ${ids === '' ? 'danh sách chưa có lệnh nào' : `các lệnh hiện có: ${ids}`}`,
  };
};

const isUnknown = ({ kind, name, meant }: UnknownName, file: string): Words => {
  const isId = kind === 'id';
  return {
    en: `${isId ? 'there is no screen' : 'no screen has the tag'} ${quoted(name)} in ${file}${meant === undefined ? '' : `; is ${quoted(meant)} meant?`}`,
    vi: `trong ${file} không có màn hình ${isId ? 'tên' : 'nào mang thẻ'} ${quoted(name)}${meant === undefined ? '' : `; có phải ${quoted(meant)} không?`}`,
  };
};

const nobody = (file: string): Words => ({
  en: `no screen in ${file} has all of these tags`,
  vi: `trong ${file} không màn hình nào có đủ các thẻ này`,
});
