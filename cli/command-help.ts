import type { Words } from '../core/words.ts';

/** An option of a command: its name, the form of its value (none for a switch), and what it does. */
export type Option = readonly [name: `--${string}`, value: string, en: string, vi: string];

export interface CommandHelp extends Words {
  /** What stands after the name of the command. */
  readonly usage: string;
  readonly options: readonly Option[];
}

/** How the network is reached, by the names that `play` has for it. */
export const network = [
  [
    '--proxy',
    'URL',
    'an HTTP proxy, http://host:port; else the one of HTTPS_PROXY, HTTP_PROXY, NO_PROXY',
    'proxy HTTP, http://máy:cổng; không ghi: theo HTTPS_PROXY, HTTP_PROXY, NO_PROXY',
  ],
  [
    '--ca-file',
    'FILE',
    'certificates (PEM) to believe besides the usual ones',
    'tệp chứng chỉ (PEM) được tin cậy thêm ngoài các chứng chỉ thông thường',
  ],
] as const;

/** The setting of a machine, asked about. */
export const hours = [
  '--hours',
  'HOURS',
  'on a machine with these hours, such as "mon-fri 07:00-17:00", where the playlist has none; with --data-dir those that are set there',
  'trên máy đặt giờ mở cửa này, ví dụ "t2-t6 07:00-17:00", khi danh sách phát không quy định; có --data-dir: giờ đặt ở đó',
] as const;

/** Options that many commands have, in the same words. */
export const screensCsv = [
  '--screens',
  'FILE',
  'the register of screens; else the screens.csv beside the content',
  'sổ màn hình; không ghi: screens.csv nằm cùng nội dung',
] as const;
export const dataDir = [
  '--data-dir',
  'FOLDER',
  'the data directory of the player',
  'thư mục dữ liệu của trình phát',
] as const;
export const json = ['--json', '', 'for scripts', 'trả lời dạng JSON cho chương trình khác đọc'] as const;
export const lang = ['--lang', 'vi|en', 'the language of the answer', 'ngôn ngữ trả lời'] as const;
