import { dataDir, lang, network, type CommandHelp } from './command-help.ts';

/** The report that an office forwards. */
export const reportCommand = {
  report: {
    usage: 'FILE|FOLDER …',
    en: 'make the report of what was shown: by day, item, screen and place, against what was promised',
    vi: 'lập báo cáo kết quả phát: theo ngày, nội dung, màn hình, địa bàn, so với cam kết',
    options: [
      ['--out', 'FILE', 'what to write: .xlsx, .html or .pdf', 'tệp báo cáo cần ghi: .xlsx, .html hoặc .pdf'],
      [
        '--from',
        'DATE',
        'the first day, such as 2026-11-01 or 01/11/2026; that of --to unless said otherwise',
        'ngày đầu, ví dụ 01/11/2026 hoặc 2026-11-01; không ghi: bằng --to',
      ],
      ['--to', 'DATE', 'the last day; today unless said otherwise', 'ngày cuối; không ghi: hôm nay'],
      [
        dataDir[0],
        dataDir[1],
        'report on the player of this data directory',
        'lập báo cáo cho trình phát có thư mục dữ liệu này',
      ],
      [
        '--screens',
        'FILE',
        'the register of screens, for places and for screens that sent nothing; else the screens.csv beside --playlist',
        'sổ màn hình, để chia theo địa bàn và thấy màn hình chưa gửi dữ liệu; không ghi: screens.csv cạnh --playlist',
      ],
      [
        '--playlist',
        'FILE|FOLDER|URL',
        'the playlist, for titles, contracts and codes; that of --data-dir unless said otherwise',
        'danh sách phát, để có tên, cam kết và mã QR; không ghi: danh sách phát ở --data-dir',
      ],
      [
        '--agency',
        'TEXT',
        'whose report it is; the agency of the playlist unless said otherwise',
        'đơn vị báo cáo; không ghi: đơn vị ghi trong danh sách phát',
      ],
      [
        '--time-zone',
        'ZONE',
        'on whose clock days begin; that of the playlist, else Asia/Ho_Chi_Minh',
        'múi giờ để tính ngày; không ghi: theo danh sách phát, hoặc Asia/Ho_Chi_Minh',
      ],
      ['--force', '', 'write over a file that is there', 'ghi đè tệp đã có'],
      ...network,
      lang,
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
