import { dataDir, json, lang, type CommandHelp } from './command-help.ts';

/** What players do now, for whoever sits at a terminal. */
export const topCommand = {
  top: {
    usage: '[FOLDER|URL…]',
    en: 'watch what plays on this machine, refreshed every two seconds; several players by their data directories or addresses',
    vi: 'theo dõi trình phát trên máy này, cập nhật hai giây một lần; nhiều trình phát: nêu các thư mục dữ liệu hoặc địa chỉ',
    options: [
      dataDir,
      [
        '--once',
        '',
        'print it once and end; so it is where there is no terminal',
        'in một lần rồi thôi; không có cửa sổ lệnh thì luôn như vậy',
      ],
      json,
      lang,
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
