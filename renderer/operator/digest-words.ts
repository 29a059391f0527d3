import type { Lang } from '../../core/words.ts';

/** What is said about the code that tells what this machine has shown. */
export interface DigestWords {
  readonly title: string;
  readonly making: string;
  readonly failed: string;
  readonly howTo: readonly string[];
  codes(total: number): string;
  days(from: string, until: string): string;
  /** How many days are left for the next codes. */
  left(days: number): string;
  /** How many days are in no codes. */
  older(days: number): string;
  readonly tooSmall: string;
  readonly key: string;
  readonly read: string;
  readonly marking: string;
  readonly taken: string;
  readonly next: string;
  readonly month: string;
  readonly again: string;
  readonly done: string;
}

export const digestWords: Readonly<Record<Lang, DigestWords>> = {
  vi: {
    title: 'Mã báo cáo',
    making: 'Đang cộng số liệu…',
    failed:
      'Chưa lập được mã: máy đang bận hoặc ổ đĩa có lỗi. Đợi một phút rồi thử lại; nếu vẫn vậy, chép nhật ký bằng USB.',
    howTo: [
      'Mở trang “Đọc mã báo cáo” trên điện thoại.',
      'Đưa camera nhìn trọn ô mã, cách một đến hai mét.',
      'Giữ yên đến khi điện thoại báo đã đủ.',
    ],
    codes: (total) => (total === 1 ? 'Chỉ có một mã' : `${total} mã, chiếu lặp lại liên tục`),
    days: (from, until) => (from === until ? `Số liệu ngày ${from}` : `Số liệu từ ${from} đến ${until}`),
    left: (days) => `Còn ${days} ngày nữa: bấm “Điện thoại đã đọc đủ” để chiếu tiếp.`,
    older: (days) => `${days} ngày cũ hơn không có trong mã: hãy chép nhật ký bằng USB.`,
    tooSmall: 'Màn hình này quá nhỏ để điện thoại đọc mã: hãy chép nhật ký bằng USB.',
    key: 'Khóa của máy',
    read: 'Điện thoại đã đọc đủ',
    marking: 'Đang ghi…',
    taken: 'Đã ghi. Lần sau mã bắt đầu từ ngày cuối của lần này.',
    next: 'Chiếu mã tiếp theo',
    month: 'Lấy lại 30 ngày qua',
    again: 'Thử lại',
    done: 'Xong',
  },
  en: {
    title: 'Code for the report',
    making: 'Adding up…',
    failed:
      'No code could be made: the machine is busy, or its disk has a fault. Wait a minute and try again; if it stays so, fetch the journal with a stick.',
    howTo: [
      'Open the page “Read report codes” on a phone.',
      'Have its camera see the whole code, from one to two metres.',
      'Hold still until the phone says that it has all.',
    ],
    codes: (total) => (total === 1 ? 'There is one code only' : `${total} codes, over and over`),
    days: (from, until) => (from === until ? `Figures of ${from}` : `Figures from ${from} to ${until}`),
    left: (days) =>
      `${days} more ${days === 1 ? 'day is' : 'days are'} left: press “The phone has it all” to go on with them.`,
    older: (days) =>
      `${days} older ${days === 1 ? 'day is' : 'days are'} not in these codes: fetch the journal with a stick.`,
    tooSmall: 'This screen is too small for a phone to read the code: fetch the journal with a stick.',
    key: 'Key of this machine',
    read: 'The phone has it all',
    marking: 'Writing down…',
    taken: 'Written down. The next codes begin with the last day of these.',
    next: 'Show the next codes',
    month: 'The last 30 days again',
    again: 'Try again',
    done: 'Done',
  },
};
