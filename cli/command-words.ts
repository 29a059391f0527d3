import { timeOf, type Command } from '../core/commands.ts';
import { toRfc3339 } from '../core/wall-clock.ts';
import type { Lang } from '../core/words.ts';
import type { ChangedCommands, CommandSources } from '../publish/commands/command-list.ts';
import { reachOf } from '../publish/commands/reach.ts';
import { wordsOfDoing, wordsOfTarget, wordsOfTimes } from '../publish/commands/words.ts';

type Told = ChangedCommands & {
  /** The folder or file as it was named. */
  readonly where: string;
  readonly isWritten: boolean;
};

/** What was changed, for people. */
export function changedLines(told: Told, lang: Lang): readonly string[] {
  const { added, withdrawn, expired, register, file, where, isWritten, playlist } = told;
  const say = words[lang];
  const { commands } = playlist;
  return [
    ...added.map((command) => `${say.added} ${lineOf(command, told, lang)}`),
    ...withdrawn.map((command) => `${say.withdrawn} ${lineOf(command, told, lang)}`),
    ...(withdrawn.length === 0 ? [] : [say.done]),
    ...(expired.length === 0 ? [] : [say.expired(expired.map(({ id }) => id).join(', '))]),
    ...(register === undefined && added.some(({ screens }) => screens !== undefined) ? [say.noRegister] : []),
    isWritten ? say.written(file, commands.length) : say.notWritten(file),
    ...(isWritten ? [say.publish(where)] : []),
  ];
}

/** What stands in the playlist, for people. */
export function listLines(sources: CommandSources, now: number, lang: Lang): readonly string[] {
  const { commands } = sources.playlist;
  if (commands.length === 0) return [words[lang].none(sources.file)];
  return commands.map((command) => `${words[lang].states[timeOf(command, now)]}: ${lineOf(command, sources, lang)}`);
}

/** `2026-11-20-identify-k3f9q2: show which screen it is for 30 s, on screen lobby (1 of 12 screens), until …`. */
function lineOf(command: Command, { playlist, register }: CommandSources, lang: Lang): string {
  const reached = register && reachOf(command.screens, register.screens).screens.length;
  const of = register === undefined ? '' : ` (${words[lang].of(reached ?? 0, register.screens.length)})`;
  const whom = `${wordsOfTarget(command.screens)[lang]}${of}`;
  const what = wordsOfDoing(command)[lang];
  return `${command.id}: ${what}, ${words[lang].on} ${whom}, ${wordsOfTimes(command, playlist.timeZone)[lang]}`;
}

/** What was changed, for scripts. */
export function changedJson(told: Told, now: number): string {
  const { added, withdrawn, expired, file, isWritten, playlist } = told;
  const outward = (command: Command) => commandJson(command, told, now);
  return inJson({
    ...{ ok: true, file, written: isWritten, added: added.map(outward) },
    ...{ withdrawn: withdrawn.map(({ id }) => id), expired: expired.map(({ id }) => id) },
    commands: playlist.commands.map(outward),
  });
}

/** What stands in the playlist, for scripts. */
export function listJson(sources: CommandSources, now: number): string {
  const commands = sources.playlist.commands.map((command) => commandJson(command, sources, now));
  return inJson({ ok: true, file: sources.file, commands });
}

function commandJson(command: Command, { playlist, register }: CommandSources, now: number): object {
  const { from, until, screens, ...rest } = command;
  const at = (instant: number) => toRfc3339(instant, playlist.timeZone);
  return {
    ...rest,
    ...{ from: Number.isFinite(from) ? at(from) : null, until: at(until), screens: screens ?? null },
    state: timeOf(command, now),
    reaches: register === undefined ? null : reachOf(screens, register.screens).screens.map(({ id }) => id),
  };
}

function inJson(value: object): string {
  return JSON.stringify(value, null, 2);
}

const words = {
  en: {
    added: 'Added',
    withdrawn: 'Withdrawn',
    done: 'What a screen has done already stays done; a volume ends when the playlist without it reaches the screen.',
    expired: (ids: string) => `Taken out, for their time has passed: ${ids}.`,
    on: 'on',
    of: (reached: number, all: number) => `${reached} of ${all} screens`,
    noRegister: '• Without a register (screens.csv) nobody can tell here whether there are such screens.',
    written: (file: string, count: number) => `${file} is written; commands in it: ${count}.`,
    notWritten: (file: string) => `${file} is left as it is (--dry-run).`,
    publish: (where: string) =>
      `Screens hear of it once it is published with a signature: publish ${where} --out PUBLIC --keys KEYS`,
    none: (file: string) => `${file} has no commands.`,
    states: { early: 'not yet', due: 'now', expired: 'over', far: 'too far ahead' },
  },
  vi: {
    added: 'Đã thêm',
    withdrawn: 'Đã rút',
    done: 'Màn hình đã thực hiện thì không hoàn tác; riêng âm lượng trở lại khi màn hình nhận danh sách không còn lệnh này.',
    expired: (ids: string) => `Đã xóa vì hết hạn: ${ids}.`,
    on: 'trên',
    of: (reached: number, all: number) => `${reached} trong ${all} màn hình`,
    noRegister: '• Không có sổ màn hình (screens.csv) nên không biết các màn hình này có thật hay không.',
    written: (file: string, count: number) => `Đã ghi ${file}; số lệnh trong đó: ${count}.`,
    notWritten: (file: string) => `Giữ nguyên ${file} (--dry-run).`,
    publish: (where: string) =>
      `Màn hình chỉ nhận lệnh sau khi xuất bản có chữ ký: publish ${where} --out THƯ_MỤC --keys THƯ_MỤC_KHÓA`,
    none: (file: string) => `${file} không có lệnh nào.`,
    states: { early: 'chưa đến giờ', due: 'đang hiệu lực', expired: 'hết hạn', far: 'quá xa' },
  },
} as const satisfies Record<Lang, object>;
