import { lang, type CommandHelp } from './command-help.ts';

/** The page that reads the codes of screens without a line. */
export const digestCommand = {
  digest: {
    usage: '--out FILE.html',
    en: 'write the page with which a phone reads the report codes of screens that have no network',
    vi: 'ghi trang để điện thoại đọc mã báo cáo của màn hình không có mạng',
    options: [
      ['--out', 'FILE.html', 'where the page goes', 'ghi trang vào tệp này'],
      ['--force', '', 'write over a file that is there', 'ghi đè tệp đã có'],
      lang,
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
