import { playOptionHelp } from '../core/play-options.ts';

/** Options that several commands have, in the same words. */
const common = {
  dataDir: ['--data-dir', 'FOLDER', 'the data directory of the player'],
  screen: ['--screen', 'ID', 'on the screen of this name'],
  tags: ['--tags', 'key=value,…', 'on a screen that is this'],
  json: ['--json', '', 'for scripts'],
  lang: ['--lang', 'vi|en', 'the language of the answer'],
} as const;

const commands = {
  play: {
    summary: 'play on this machine (this is what npm start does)',
    vi: 'phát trên máy này (npm start làm việc này)',
    options: playOptionHelp,
  },
  plays: {
    summary: 'print the journal of plays: what was shown, when, and for how long',
    vi: 'in nhật ký phát: đã chiếu gì, lúc nào, bao lâu',
    options: [
      common.dataDir,
      ['--format', 'jsonl|csv', 'one JSON object a line, or a table for Excel; jsonl unless said otherwise'],
    ],
  },
  settings: {
    summary: 'show or change what stays set: settings [show] | set NAME VALUE | unset NAME',
    vi: 'xem hoặc đổi cài đặt: settings [show] | set TÊN GIÁ_TRỊ | unset TÊN',
    options: [common.dataDir],
  },
  explain: {
    summary: 'say what plays, and why each item does or does not: explain FILE|FOLDER|URL [ITEM]',
    vi: 'cho biết cái gì phát, và vì sao từng mục phát hay không: explain TỆP|THƯ_MỤC|URL [MỤC]',
    options: [
      common.screen,
      common.tags,
      ['--at', 'TIME', '2026-11-20T07:30, on the clock of the playlist; now unless said otherwise'],
      ['--turns', 'N', 'how many turns ahead to tell; 100 unless said otherwise'],
      [
        '--data-dir',
        'FOLDER',
        'count only media that is whole in this data directory; its playlist, if no file is named',
      ],
      common.json,
      common.lang,
    ],
  },
  timeline: {
    summary: 'tell what is on from when to when: timeline FILE|FOLDER|URL',
    vi: 'liệt kê cái gì phát từ lúc nào đến lúc nào: timeline TỆP|THƯ_MỤC|URL',
    options: [
      common.screen,
      common.tags,
      ['--from', 'TIME', '2026-11-20, on the clock of the playlist; now unless said otherwise'],
      ['--until', 'TIME', 'a week after that unless said otherwise'],
      common.json,
      common.lang,
    ],
  },
  import: {
    summary: 'make a playlist of a list (CSV, Excel), a staff table or a SMIL file: import FILE',
    vi: 'làm danh sách phát từ danh sách (CSV, Excel), bảng nhân sự hoặc tệp SMIL: import TỆP',
    options: [
      ['--out', 'FILE', 'where the playlist goes; to stdout unless said otherwise'],
      ['--force', '', 'write over a file that is there'],
      ['--kind', 'list|staff|smil', 'what the file is; found by its content unless said otherwise'],
      ['--title', 'TEXT', 'staff table: the title of the slides'],
      ['--place', 'TEXT', 'staff table: the place on the slides; each district unless said otherwise'],
      ['--show-phone', '', 'staff table: take the phone numbers over, and show them'],
      ['--by-district', '', "staff table: each district's people on the screens with its tag only"],
      common.json,
      common.lang,
    ],
  },
  check: {
    summary: 'find all that is wrong with a playlist and its media, and what to do: check FILE|FOLDER|URL',
    vi: 'tìm mọi lỗi của danh sách phát và tệp phim ảnh, kèm cách sửa: check TỆP|THƯ_MỤC|URL',
    options: [
      common.lang,
      ['--json', '', 'for scripts; exit code 1 on any error'],
      ['--strict', '', 'exit code 1 on warnings too'],
      ['--at', 'TIME', 'look at the week from then on, by the clock of the playlist; now unless said otherwise'],
      ['--screen', 'ID', 'only the screen of this name'],
      ['--tags', 'key=value,…', 'only a screen that is this; without both, one of each kind the playlist knows'],
      ['--distance', 'METRES', 'from where people read and scan; 3 unless said otherwise'],
      ['--diagonal', 'INCHES', 'the size of the screen; 43 unless said otherwise'],
      ['--pixels', 'WxH', 'the resolution of the screen; 1920x1080 unless said otherwise'],
      ['--no-media', '', 'do not open media files, look at their addresses only'],
      ['--max-download', 'MIB', 'the most to download of media; 4096 unless said otherwise'],
    ],
  },
  schema: {
    summary: 'print the JSON Schema of playlists, so that an editor completes and underlines',
    vi: 'in lược đồ JSON của danh sách phát, để trình soạn thảo gợi ý và gạch chân chỗ sai',
    options: [],
  },
  preview: {
    summary: 'show the week of a playlist in a browser, and follow the file: preview FILE|FOLDER|URL',
    vi: 'xem trước cả tuần của danh sách trong trình duyệt, tự cập nhật: preview TỆP|THƯ_MỤC|URL',
    options: [
      ['--screen', 'ID', 'begin with the screen of this name'],
      ['--tags', 'key=value,…', 'begin with a screen that is this'],
      ['--at', 'TIME', 'begin at 2026-11-20T07:30, on the clock of the playlist; now unless said otherwise'],
      ['--export', 'FILE.html', 'write the page to one file for mail and phones, instead of showing it'],
      ['--force', '', 'replace a file that is there'],
      ['--port', 'N', 'the loopback port to serve the page on'],
      ['--no-open', '', 'print the address, and open no browser'],
      ['--lang', 'vi|en', 'the language of the page'],
    ],
  },
} as const;

export type Command = keyof typeof commands;

export function isCommand(word: string | undefined): word is Command {
  return word !== undefined && Object.hasOwn(commands, word);
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const { summary, vi, options } = commands[command];
  const rows = options.map(([name, value, text]) => `  ${`${name} ${value}`.padEnd(36)} ${text}`);
  return [`bluezone-kiosk ${command}: ${summary}`, vi, '', ...rows].join('\n');
}

/** The help of all: what there is, and where to read more. */
export function helpOfAll(): string {
  const rows = Object.entries(commands).map(
    ([name, { summary, vi }]) => `  ${name.padEnd(8)} ${summary}\n${' '.repeat(11)}${vi}`,
  );
  return [
    'usage: bluezone-kiosk COMMAND [OPTIONS]',
    '',
    ...rows,
    '',
    'bluezone-kiosk help COMMAND tells the options of one.',
  ].join('\n');
}
