import { parseArgs } from 'node:util';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import type { Lang, Words } from '../core/words.ts';
import type { CommandHelp } from './command-help.ts';
import { commands, type Command } from './commands.ts';
import { langOf, langOfWords } from './lang.ts';

/** What was asked cannot be done, and why, for people. */
export class Refused extends Error {
  readonly words: Words;
  readonly exitCode: number;
  /** What scripts are told on stdout in its place, where they asked for it. */
  readonly forScripts: string | undefined;

  constructor(
    words: Words,
    { exitCode = exitCodes.usage, forScripts }: { exitCode?: number; forScripts?: string } = {},
  ) {
    super(words.en);
    this.words = words;
    this.exitCode = exitCode;
    this.forScripts = forScripts;
  }
}

export interface CommandLine<C extends Command> {
  readonly values: Values<C>;
  readonly positionals: readonly string[];
  readonly lang: Lang;
}

/** The options of a command by their names: switches are on or off, the others have a value or none. */
export type Values<C extends Command> = {
  readonly [O in (typeof commands)[C]['options'][number] as NameOf<O[0]>]: O[1] extends ''
    ? boolean
    : string | undefined;
};

type NameOf<Option extends string> = Option extends `--${infer Name}` ? Name : never;

/** Does a command as its command line says. Why it cannot is told in the language of the command line. Gives the exit code. */
export async function answer<C extends Command>(
  command: C,
  args: readonly string[],
  act: (line: CommandLine<C>) => Promise<number> | number,
): Promise<number> {
  try {
    return await act(readCommandLine(command, args));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const lang = langOfWords(args, process.env);
    if (error.forScripts === undefined) tellRefusal(command, error, lang);
    else process.stdout.write(`${error.forScripts}\n`);
    return error.exitCode;
  }
}

function tellRefusal(command: Command, { words, exitCode }: Refused, lang: Lang): void {
  const where = {
    en: `"bluezone-kiosk help ${command}" tells the options`,
    vi: `gõ "bluezone-kiosk help ${command}" để xem các tùy chọn`,
  };
  const hint = exitCode === exitCodes.usage ? `bluezone-kiosk ${command}: ${where[lang]}\n` : '';
  process.stderr.write(`bluezone-kiosk ${command}: ${words[lang]}\n${hint}`);
}

/** Reads a command line by the table of the commands. Throws `Refused` with all that is wrong with it. */
export function readCommandLine<C extends Command>(command: C, args: readonly string[]): CommandLine<C> {
  const { options }: CommandHelp = commands[command];
  const { values, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(([name, value]) => [
        name.slice(2),
        { type: value === '' ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
    // What is wrong is told below, in words of ours.
    strict: false,
    tokens: true,
  });
  // What looks like a negative number is one: what is wrong with it is for the command to say.
  const isNumber = ({ index }: (typeof tokens)[number]) => /^-\d/.test(args[index] ?? '');
  const faults = tokens.flatMap((token) => {
    if (token.kind !== 'option' || isNumber(token)) return [];
    const known = options.find(([name]) => name === token.rawName);
    if (known === undefined) return [unknown(token.rawName, command)];
    const [name, value] = known;
    if (value === '') return token.value === undefined ? [] : [takesNone(name)];
    const given =
      token.value !== undefined && token.value !== '' && (token.inlineValue || !token.value.startsWith('--'));
    return given ? [] : [needsValue(name, value)];
  });
  if (faults.length > 0) throw new Refused(lines(faults));
  const switches = options.flatMap(([name, value]) => (value === '' ? [[name.slice(2), false]] : []));
  const lang = langOf(values['lang'] as string | undefined, process.env);
  if (lang === undefined) throw wrongValue('--lang', { en: 'vi or en', vi: 'vi hoặc en' }, values['lang']);
  // By their place, for the digits of one number are as many options.
  const named = new Set(
    tokens.filter((token) => token.kind === 'positional' || isNumber(token)).map(({ index }) => index),
  );
  return {
    values: { ...Object.fromEntries(switches), ...values } as Values<C>,
    positionals: [...named].map((index) => args[index] ?? ''),
    lang,
  };
}

/** The value of an option, or of a setting, that cannot be. */
export function wrongValue(place: string, mustBe: Words, got: unknown): Refused {
  return new Refused({
    en: `${place}: must be ${mustBe.en}, got ${quoted(got)}`,
    vi: `${place}: phải là ${mustBe.vi}, nhưng ở đây ghi ${quoted(got)}`,
  });
}

function unknown(name: string, command: Command): Words {
  const names = commands[command].options.map(([option]) => option).join(', ');
  return {
    en: `${name}: is not an option of ${command}; the options are ${names}`,
    vi: `${name}: không phải tùy chọn của ${command}; các tùy chọn là ${names}`,
  };
}

function takesNone(name: string): Words {
  return { en: `${name}: takes no value`, vi: `${name}: không nhận giá trị nào` };
}

function needsValue(name: string, value: string): Words {
  return { en: `${name}: needs a value: ${name} ${value}`, vi: `${name}: thiếu giá trị: ${name} ${value}` };
}

function lines(all: readonly Words[]): Words {
  return { en: all.map(({ en }) => en).join('\n'), vi: all.map(({ vi }) => vi).join('\n') };
}
