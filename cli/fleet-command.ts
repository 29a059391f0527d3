import { json, lang, type CommandHelp } from './command-help.ts';

/** Which screens live, by what the web server has written down. */
export const fleetCommand = {
  fleet: {
    usage: 'LOG…',
    en: "tell from the web server's logs which screens live, what they play and what is wrong",
    vi: 'xem từ nhật ký máy chủ web màn hình nào hoạt động, đang phát bản nào, có lỗi gì',
    options: [
      [
        '--out',
        'FILE.html',
        'write the page to this file, also over the one before',
        'ghi trang vào tệp này, thay trang lần trước',
      ],
      [
        '--screens',
        'FILE',
        'the register of screens, screens.csv: tells those never seen, and where each one is',
        'sổ màn hình screens.csv: để biết màn hình chưa từng thấy và nơi đặt từng cái',
      ],
      [
        '--at',
        'TIME',
        'as of 2026-11-20T07:30, for logs of an earlier day; now unless said otherwise',
        'tại thời điểm 2026-11-20T07:30, dùng cho nhật ký ngày trước; không ghi: bây giờ',
      ],
      [
        '--poll-interval',
        'SECONDS',
        'how often screens ask; 60 unless said otherwise',
        'màn hình hỏi cách nhau bao lâu; không ghi: 60',
      ],
      json,
      lang,
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
