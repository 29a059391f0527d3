import type { Lang } from '../core/words.ts';
import type { CommandHelp } from './command-help.ts';
import { commands, type Command } from './commands.ts';

/** The help of one command. */
export function helpOf(command: Command, lang: Lang): string {
  const help: CommandHelp = commands[command];
  const rows = help.options.map((option) => {
    const [name, value, en, vi] = option;
    return `  ${`${name} ${inWords(value, lang)}`.padEnd(34)} ${lang === 'vi' ? vi : en}`;
  });
  return [
    `bluezone-kiosk ${[command, inWords(help.usage, lang)].join(' ').trimEnd()}: ${help[lang]}`,
    ...(rows.length === 0 ? [] : ['', ...rows]),
  ].join('\n');
}

/** The help of all: what there is, and where to read more. */
export function helpOfAll(lang: Lang): string {
  const rows = Object.entries(commands).map(([name, help]) => `  ${name.padEnd(9)} ${help[lang]}`);
  const say = words[lang];
  return [say.usage, '', ...rows, '', say.more, say.other].join('\n');
}

/** The names that stand for what is to be written, in the language of the help. */
function inWords(form: string, lang: Lang): string {
  return lang === 'en' ? form : form.replace(/[A-Za-z]+/g, (name) => placeholders[name] ?? name);
}

const placeholders: Readonly<Record<string, string>> = {
  FOLDER: 'THƯ_MỤC',
  FILE: 'TỆP',
  ITEM: 'MỤC',
  LOG: 'NHẬT_KÝ',
  ID: 'TÊN',
  NAME: 'TÊN',
  KEY: 'KHÓA',
  VALUE: 'GIÁ_TRỊ',
  TEXT: 'CHỮ',
  TIME: 'LÚC',
  DATE: 'NGÀY',
  ZONE: 'MÚI_GIỜ',
  HOURS: 'GIỜ',
  SEQ: 'SỐ',
  HASH: 'MÃ_BĂM',
  PERCENT: 'PHẦN_TRĂM',
  SECONDS: 'GIÂY',
  METRES: 'MÉT',
  INCHES: 'INCH',
  N: 'SỐ',
  WxH: 'RỘNGxCAO',
  DOMAIN: 'TÊN_MIỀN',
  key: 'khóa',
  value: 'giá_trị',
};

const words = {
  en: {
    usage: 'usage: bluezone-kiosk COMMAND [OPTIONS]',
    more: 'bluezone-kiosk help COMMAND tells the options of one.',
    other: 'Tiếng Việt: bluezone-kiosk help --lang vi',
  },
  vi: {
    usage: 'cách dùng: bluezone-kiosk LỆNH [TÙY CHỌN]',
    more: 'bluezone-kiosk help LỆNH cho biết các tùy chọn của một lệnh.',
    other: 'English: bluezone-kiosk help --lang en',
  },
} as const satisfies Record<Lang, object>;
