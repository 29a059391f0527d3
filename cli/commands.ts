import { playOptionHelp } from '../core/play-options.ts';
import { dataDir, hours, json, lang, network, screensCsv, type CommandHelp } from './command-help.ts';
import { digestCommand } from './digest-command.ts';
import { fleetCommand } from './fleet-command.ts';
import { machineCommands } from './machine-commands.ts';
import { officerCommands } from './officer-commands.ts';
import { playsCommand } from './plays-command.ts';
import { provisionCommand } from './provision-command.ts';
import { reportCommand } from './report-command.ts';
import { topCommand } from './top-command.ts';

/** Options that say which screen is meant. */
const screen = ['--screen', 'ID', 'on the screen of this name', 'trên màn hình có tên này'] as const;
const tags = ['--tags', 'key=value,…', 'on a screen that is this', 'trên màn hình có các thẻ này'] as const;

/** Every command, in the order in which help tells them. The command line is read by the same table. */
export const commands = {
  play: {
    usage: '',
    en: 'play on this machine (this is what npm start does)',
    vi: 'phát trên máy này (npm start làm việc này)',
    options: playOptionHelp,
  },
  ...playsCommand,
  ...reportCommand,
  ...digestCommand,
  ...fleetCommand,
  ...topCommand,
  settings: {
    usage: '[show] | set NAME VALUE | unset NAME',
    en: 'show what is set and where it was set, or change it',
    vi: 'xem từng cài đặt và nơi đặt, hoặc đổi cài đặt',
    options: [dataDir, json, ['--lang', 'vi|en', 'the language of what goes wrong', 'ngôn ngữ của lời báo lỗi']],
  },
  explain: {
    usage: 'FILE|FOLDER|URL [ITEM]',
    en: 'say what plays, and why each item does or does not',
    vi: 'cho biết cái gì phát, và vì sao từng mục phát hay không',
    options: [
      screen,
      tags,
      hours,
      [
        '--at',
        'TIME',
        '2026-11-20T07:30, on the clock of the playlist; now unless said otherwise',
        '2026-11-20T07:30, theo đồng hồ của danh sách phát; không ghi: bây giờ',
      ],
      [
        '--turns',
        'N',
        'how many turns ahead to tell; 8 unless said otherwise, with --json 100',
        'kể trước bao nhiêu lượt; không ghi: 8, với --json: 100',
      ],
      [
        '--data-dir',
        'FOLDER',
        'count only media that is whole in this data directory; its playlist, if no file is named',
        'chỉ tính tệp đã có đủ trong thư mục dữ liệu này; không nêu tệp: lấy danh sách phát ở đó',
      ],
      ...network,
      json,
      lang,
    ],
  },
  timeline: {
    usage: 'FILE|FOLDER|URL',
    en: 'tell what is on from when to when',
    vi: 'liệt kê cái gì phát từ lúc nào đến lúc nào',
    options: [
      screen,
      tags,
      hours,
      [
        '--from',
        'TIME',
        '2026-11-20, on the clock of the playlist; now unless said otherwise; --at is the same',
        '2026-11-20, theo đồng hồ của danh sách phát; không ghi: bây giờ; --at cũng vậy',
      ],
      ['--at', 'TIME', 'the same as --from', 'giống như --from'],
      ['--until', 'TIME', 'a week after that unless said otherwise', 'không ghi: một tuần sau đó'],
      [
        '--data-dir',
        'FOLDER',
        'the playlist of this data directory, if no file is named',
        'không nêu tệp: lấy danh sách phát trong thư mục dữ liệu này',
      ],
      ...network,
      json,
      lang,
    ],
  },
  import: {
    usage: 'FILE',
    en: 'make a playlist of a list (CSV, Excel), a staff table or a SMIL file',
    vi: 'làm danh sách phát từ danh sách (CSV, Excel), bảng nhân sự hoặc tệp SMIL',
    options: [
      [
        '--out',
        'FILE',
        'where the playlist goes; to stdout unless said otherwise',
        'ghi danh sách phát vào tệp này; không ghi: in ra màn hình lệnh',
      ],
      ['--force', '', 'write over a file that is there', 'ghi đè tệp đã có'],
      [
        '--kind',
        'list|staff|smil',
        'what the file is; found by its content unless said otherwise',
        'loại tệp; không ghi: tự nhận ra theo nội dung',
      ],
      ['--title', 'TEXT', 'staff table: the title of the slides', 'bảng nhân sự: tiêu đề của các trang vẽ'],
      [
        '--place',
        'TEXT',
        'staff table: the place on the slides; each district unless said otherwise',
        'bảng nhân sự: địa điểm trên trang vẽ; không ghi: tên từng huyện',
      ],
      [
        '--show-phone',
        '',
        'staff table: take the phone numbers over, and show them',
        'bảng nhân sự: lấy và hiện số điện thoại',
      ],
      [
        '--by-district',
        '',
        "staff table: each district's people on the screens with its tag only",
        'bảng nhân sự: người của huyện nào chỉ hiện trên màn hình có thẻ của huyện đó',
      ],
      json,
      lang,
    ],
  },
  check: {
    usage: 'FILE|FOLDER|URL',
    en: 'find all that is wrong with a playlist and its media, and what to do',
    vi: 'tìm mọi lỗi của danh sách phát và các tệp của nó, kèm cách sửa',
    options: [
      lang,
      ['--json', '', 'for scripts; exit code 1 on any error', 'dạng JSON cho chương trình khác; mã thoát 1 khi có lỗi'],
      ['--strict', '', 'exit code 1 on warnings too', 'mã thoát 1 cả khi chỉ có cảnh báo'],
      [
        '--at',
        'TIME',
        'look at the week from then on, by the clock of the playlist; now unless said otherwise',
        'xét tuần kể từ lúc đó, theo đồng hồ của danh sách phát; không ghi: bây giờ',
      ],
      ['--screen', 'ID', 'only the screen of this name', 'chỉ xét màn hình có tên này'],
      [
        '--tags',
        'key=value,…',
        'only a screen that is this; without both, one of each kind the playlist knows',
        'chỉ xét màn hình có các thẻ này; không ghi cả hai: mỗi loại màn hình trong danh sách phát một cái',
      ],
      screensCsv,
      [
        '--trust',
        'FILE',
        'the trust file of the screens, such as trust/1.json: web pages that it keeps from them are told',
        'tệp trust của màn hình, ví dụ trust/1.json: báo những trang web mà tệp này không cho chiếu',
      ],
      [
        '--distance',
        'METRES',
        'from where people read and scan; 3 unless said otherwise',
        'khoảng cách nhìn và quét mã; không ghi: 3',
      ],
      ['--diagonal', 'INCHES', 'the size of the screen; 43 unless said otherwise', 'cỡ màn hình; không ghi: 43'],
      [
        '--pixels',
        'WxH',
        'the resolution of the screen; 1920x1080 unless said otherwise',
        'độ phân giải màn hình; không ghi: 1920x1080',
      ],
      [
        '--no-media',
        '',
        'do not open media files, look at their addresses only',
        'không mở clip và ảnh, chỉ xem địa chỉ',
      ],
      ['--no-flashing', '', 'do not play clips to look for flashing', 'không phát clip để tìm chớp sáng'],
      [
        '--max-download',
        'MIB',
        'the most to download of media; 4096 unless said otherwise',
        'tải về nhiều nhất bao nhiêu; không ghi: 4096',
      ],
      ...network,
    ],
  },
  ...machineCommands,
  ...officerCommands,
  ...provisionCommand,
  trust: {
    usage: '[show] | forget',
    en: 'show whom this machine believes, or let it begin anew',
    vi: 'xem máy này tin khóa nào, hoặc cho bắt đầu lại',
    options: [dataDir, json, lang],
  },
  take: {
    usage: 'FILE|FOLDER',
    en: "bring the player that runs here a bundle or a folder, with the operator's PIN (BLUEZONE_KIOSK_PIN, or asked)",
    vi: 'đưa tệp gói hoặc thư mục cho trình phát đang chạy trên máy này, bằng mã PIN (BLUEZONE_KIOSK_PIN, hoặc hỏi)',
    options: [dataDir, json, lang],
  },
  schema: {
    usage: '',
    en: 'print the JSON Schema of playlists, so that an editor completes and underlines',
    vi: 'in lược đồ JSON của danh sách phát, để trình soạn thảo gợi ý và gạch chân chỗ sai',
    options: [
      [
        '--lang',
        'vi|en',
        'taken, and changes nothing: the schema speaks both languages',
        'có thể ghi, không đổi gì: lược đồ có cả hai thứ tiếng',
      ],
    ],
  },
  doctor: {
    usage: '',
    en: 'find what makes a screen fail on this machine, and how to mend it; exit code 1 when something is wrong',
    vi: 'tìm những gì làm màn hình trên máy này hỏng việc, kèm cách sửa; mã thoát 1 khi có lỗi',
    options: [dataDir, json, lang],
  },
  preview: {
    usage: 'FILE|FOLDER|URL',
    en: 'show the week of a playlist in a browser, and follow the file',
    vi: 'xem trước cả tuần của danh sách phát trong trình duyệt, tự cập nhật khi tệp đổi',
    options: [
      ['--screen', 'ID', 'begin with the screen of this name', 'bắt đầu với màn hình có tên này'],
      ['--tags', 'key=value,…', 'begin with a screen that is this', 'bắt đầu với màn hình có các thẻ này'],
      [
        '--hours',
        'HOURS',
        'on a machine with these hours, such as "mon-fri 07:00-17:00", where the playlist has none',
        'trên máy đặt giờ mở cửa này, ví dụ "t2-t6 07:00-17:00", khi danh sách phát không quy định',
      ],
      [
        '--outside-hours',
        'black|off',
        'what becomes of the picture outside of --hours; black unless said otherwise',
        'ngoài giờ ghi ở --hours thì hình đen hay tắt màn hình; không ghi: black',
      ],
      [
        '--at',
        'TIME',
        'begin at 2026-11-20T07:30, on the clock of the playlist; now unless said otherwise',
        'bắt đầu lúc 2026-11-20T07:30, theo đồng hồ của danh sách phát; không ghi: bây giờ',
      ],
      [
        '--export',
        'FILE.html',
        'write the page to one file for mail and phones, instead of showing it',
        'ghi trang thành một tệp để gửi thư, xem trên điện thoại, thay vì mở ra',
      ],
      ['--force', '', 'replace a file that is there', 'ghi đè tệp đã có'],
      ['--port', 'N', 'the loopback port to serve the page on', 'cổng trên máy này để phục vụ trang'],
      ['--no-open', '', 'print the address, and open no browser', 'chỉ in địa chỉ, không mở trình duyệt'],
      ...network,
      ['--lang', 'vi|en', 'the language of the page', 'ngôn ngữ của trang'],
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;

export type Command = keyof typeof commands;

export function isCommand(word: string | undefined): word is Command {
  return word !== undefined && Object.hasOwn(commands, word);
}
