import { dataDir, type CommandHelp } from './command-help.ts';

/** The journal of plays, and what proves it. */
export const playsCommand = {
  plays: {
    usage: '| verify [FILE…]',
    en: 'print the journal of plays: what was shown, when, and for how long; verify that nothing is missing or changed; "plays key": the public key of this machine',
    vi: 'in nhật ký phát: đã chiếu gì, lúc nào, bao lâu; kiểm tra nhật ký có thiếu hay bị sửa không; "plays key": khóa công khai của máy này',
    options: [
      dataDir,
      [
        '--from',
        'TIME',
        '2026-11-22, on the clock of the playlist that plays there; from the beginning unless said otherwise',
        '2026-11-22, theo đồng hồ của danh sách phát trên máy đó; không ghi: từ đầu',
      ],
      ['--to', 'TIME', 'the same; that day is counted in', 'như trên; tính cả ngày đó'],
      [
        '--screens',
        'FILE',
        'verify: the register of screens, to know whose key is whose',
        'verify: sổ màn hình, để biết khóa nào của máy nào',
      ],
      [
        '--seen',
        'SEQ.HASH|FILE',
        "verify: how far players have told to be, from the web server's log (c=…) or fleet --json: is the end still there?",
        'verify: trình phát đã báo đến đâu, theo nhật ký máy chủ web (c=…) hoặc fleet --json: phần cuối có còn không?',
      ],
      ['--json', '', 'verify, key: for scripts', 'verify, key: trả lời dạng JSON cho chương trình khác đọc'],
      [
        '--format',
        'jsonl|csv|xlsx',
        'one JSON object a line, a table, or a workbook for Excel; as --out ends, else jsonl',
        'mỗi dòng một đối tượng JSON, bảng, hoặc tệp Excel; không ghi: theo đuôi tệp của --out, hoặc jsonl',
      ],
      ['--out', 'FILE', 'write to a file', 'ghi ra tệp'],
      ['--force', '', 'write over a file that is there', 'ghi đè tệp đã có'],
      ['--lang', 'vi|en', 'the language of what goes wrong', 'ngôn ngữ của lời báo lỗi'],
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
