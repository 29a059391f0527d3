import type { Words } from './words.ts';

/**
 * What the schemas ask for beyond types and lengths, in words. A schema carries the English sentence as its message;
 * `ruleWords` finds the rest of it.
 */
export const rules = {
  noControls: {
    en: 'must not hold control characters',
    vi: 'không được chứa ký tự điều khiển',
  },
  oneLine: { en: 'must be on one line', vi: 'phải nằm trên một dòng' },
  pageAddress: {
    en: 'must be the whole http(s) address of a page, such as https://example.org/board, with no user name, and the host in plain ASCII (xn--…)',
    vi: 'phải là địa chỉ http(s) đầy đủ của trang, ví dụ https://vi-du.gov.vn/bang-tin, không kèm tên đăng nhập, tên miền viết không dấu (xn--…)',
  },
  webAddress: { en: 'must be an http or https address', vi: 'phải là địa chỉ http hoặc https' },
  sha256: { en: 'must be 64 hexadecimal digits', vi: 'phải là 64 chữ số thập lục phân' },
  noBackslash: {
    en: 'must not hold backslashes: write / between folders',
    vi: 'không được có dấu \\: hãy viết / giữa các thư mục',
  },
  address: { en: 'must be a relative, http or https address', vi: 'phải là địa chỉ tương đối, http hoặc https' },
  drive: {
    en: 'must not begin with a drive: put the file beside the playlist and write its name, such as clips/a.mp4',
    vi: 'không được bắt đầu bằng tên ổ đĩa: hãy đặt tệp cạnh danh sách phát và ghi tên tệp, ví dụ clips/a.mp4',
  },
  mime: {
    en: 'must be a video, image or audio MIME type, such as video/mp4',
    vi: 'phải là kiểu MIME của video, ảnh hoặc âm thanh, ví dụ video/mp4',
  },
  oneSource: {
    en: 'must have either "src", "sources" or "slide", and only one of them',
    vi: 'phải có một, và chỉ một, trong "src", "sources" hoặc "slide"',
  },
  language: {
    en: 'must be a BCP 47 language tag, such as vi or en',
    vi: 'phải là mã ngôn ngữ BCP 47, ví dụ vi hoặc en',
  },
  timeZone: {
    en: 'must be an IANA time zone, such as Asia/Ho_Chi_Minh',
    vi: 'phải là múi giờ IANA, ví dụ Asia/Ho_Chi_Minh',
  },
  dateTime: {
    en: 'must be a date and time with offset, such as 2026-11-20T07:30:00+07:00',
    vi: 'phải là ngày giờ có múi giờ, ví dụ 2026-11-20T07:30:00+07:00',
  },
  moment: {
    en: 'must be a date such as 2026-11-20, or a date and time such as 2026-11-20T07:30 or 2026-11-20T07:30:00+07:00',
    vi: 'phải là ngày như 2026-11-20, hoặc ngày giờ như 2026-11-20T07:30 hay 2026-11-20T07:30:00+07:00',
  },
  date: {
    en: 'must be a date of the calendar, such as 2026-02-28',
    vi: 'phải là ngày có trong lịch, ví dụ 2026-02-28',
  },
  dateForm: {
    en: 'must be a date such as 2026-09-02, with two digits for month and day',
    vi: 'phải là ngày dạng 2026-09-02, tháng và ngày đủ hai chữ số',
  },
  noDay: { en: 'must be a day that the calendar has', vi: 'phải là ngày có thật trong lịch' },
  clockTime: { en: 'must be a time from 00:00 to 23:59', vi: 'phải là giờ từ 00:00 đến 23:59' },
  clockEnd: { en: 'must be a time from 00:00 to 24:00', vi: 'phải là giờ từ 00:00 đến 24:00' },
  emptyWindow: {
    en: '"from" and "to" are the same, so it would never be on; the whole day is 00:00 to 24:00',
    vi: '"from" và "to" trùng nhau nên không bao giờ phát; cả ngày là 00:00 đến 24:00',
  },
  emptyFlight: {
    en: 'must have "from", "until" or both',
    vi: 'phải có "from", "until" hoặc cả hai',
  },
  tag: { en: 'must be a tag such as province=binh-phuoc', vi: 'phải là thẻ dạng province=binh-phuoc' },
  screenId: { en: 'must be the id of a screen', vi: 'phải là mã màn hình' },
  emptyTarget: {
    en: 'must name screens: "ids", "tags" or both; leave "screens" out for all screens',
    vi: 'phải nêu màn hình: "ids", "tags" hoặc cả hai; bỏ "screens" đi nếu dành cho mọi màn hình',
  },
  parameter: {
    en: 'must be the name of a query parameter: 1 to 32 letters, digits, dashes and underscores',
    vi: 'phải là tên tham số truy vấn: 1 đến 32 chữ cái không dấu, chữ số, gạch ngang và gạch dưới',
  },
  commandId: {
    en: 'must be 1 to 64 letters without accents, digits, dots, dashes and underscores, such as 2026-11-22-a',
    vi: 'phải gồm 1 đến 64 chữ cái không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới, ví dụ 2026-11-22-a',
  },
  volumePercent: {
    en: 'must say how loud: "percent", from 0 to 100',
    vi: 'phải ghi âm lượng: "percent", từ 0 đến 100',
  },
  emptyTags: { en: 'must have "all", "any" or "none"', vi: 'phải có "all", "any" hoặc "none"' },
} as const satisfies Record<string, Words>;

const byMessage: ReadonlyMap<string, Words> = new Map(Object.values(rules).map((words) => [words.en, words]));

/** The rule whose English sentence a schema gave as its message. */
export function ruleWords(message: string): Words | undefined {
  return byMessage.get(message);
}
