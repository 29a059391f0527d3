import type { BlockState, RowKind } from './rows.ts';
import type { Item, Zone } from '../../core/playlist.ts';
import type { PreviewFile } from '../../core/preview-data.ts';
import type { Lang } from '../../core/words.ts';

/** What the page of the preview says, beside the reasons of `core/reason-words.ts`. */
export interface PreviewWords {
  readonly title: string;
  readonly followed: string;
  exported(when: string): string;
  /** Of the machine; those of the playlist go before them. */
  hours(hours: string): string;
  readonly lost: string;
  faults(count: number): string;
  unread(reason: string, readAt: string): string;
  readonly language: string;
  readonly previous: Readonly<Record<'week' | 'day', string>>;
  readonly following: Readonly<Record<'week' | 'day', string>>;
  readonly date: string;
  readonly now: string;
  readonly zoom: string;
  readonly week: string;
  readonly day: string;
  readonly screen: string;
  readonly plainScreen: string;
  readonly screenId: string;
  readonly tags: string;
  readonly tagsHint: string;
  readonly tagsWrong: string;
  readonly screenIdWrong: string;
  readonly frame: string;
  readonly timeline: string;
  readonly cursor: string;
  readonly states: Readonly<Record<BlockState, string>>;
  readonly kinds: Readonly<Record<RowKind, string>>;
  readonly zones: Readonly<Record<Zone, string>>;
  readonly shortInterrupt: string;
  priority(value: number): string;
  readonly notThisWeek: string;
  readonly otherScreens: string;
  readonly play: string;
  readonly pause: string;
  readonly skip: string;
  readonly speed: string;
  readonly next: string;
  readonly nothingNext: string;
  readonly why: string;
  readonly rankOn: string;
  readonly rankOutranked: string;
  readonly rankClosed: string;
  readonly rankOthers: string;
  items(count: number): string;
  more(count: number): string;
  readonly plays: string;
  readonly playsNot: string;
  readonly closed: Readonly<Record<'black' | 'off', string>>;
  opens(time: string, day: string): string;
  opensNot(days: number): string;
  readonly bundled: string;
  readonly nothingAndClosed: string;
  readonly drill: string;
  /** How long something lasts: in seconds, minutes or hours. */
  lasts(seconds: number): string;
  readonly toItsEnd: string;
  readonly announcement: string;
  /** Who stands in the inset of a clip. */
  readonly signer: string;
  /** In a page without clips: which captions this screen shows. */
  captions(language: string): string;
  captionsElsewhere(languages: string): string;
  readonly absent: Readonly<Record<Extract<PreviewFile, { kind: 'absent' }>['why'], string>>;
  readonly itemKinds: Readonly<Record<Item['kind'], string>>;
}

export const previewWords: Readonly<Record<Lang, PreviewWords>> = {
  vi: {
    title: 'Xem trước lịch phát',
    followed: 'Tự cập nhật khi tệp được lưu',
    exported: (when) => `Bản xuất lúc ${when}`,
    hours: (hours) => `Giờ đặt trên máy, nếu danh sách phát không ghi: ${hours}`,
    lost: 'Chương trình xem trước đã dừng; trang này giữ bản cuối cùng.',
    faults: (count) => `Bản vừa lưu có ${count} lỗi. Trang này vẫn hiển thị bản không có lỗi gần nhất.`,
    unread: (reason, readAt) =>
      `Không còn đọc được danh sách phát: ${reason}. Trang này vẫn hiển thị bản đã đọc lúc ${readAt}.`,
    language: 'Ngôn ngữ',
    previous: { week: 'Tuần trước', day: 'Ngày trước' },
    following: { week: 'Tuần sau', day: 'Ngày sau' },
    date: 'Chọn ngày',
    now: 'Bây giờ',
    zoom: 'Khoảng xem',
    week: 'Tuần',
    day: 'Ngày',
    screen: 'Màn hình',
    plainScreen: 'Không tên, không thẻ',
    screenId: 'Mã màn hình',
    tags: 'Thẻ',
    tagsHint: 'province=binh-phuoc, venue=lobby',
    tagsWrong: 'Thẻ phải viết dạng tên=giá trị, cách nhau bằng dấu phẩy, ví dụ huyen=a, venue=lobby.',
    screenIdWrong: 'Mã màn hình chỉ gồm chữ, số, dấu chấm, gạch ngang và gạch dưới, dài nhất 64 ký tự.',
    frame: 'Cỡ hình',
    timeline: 'Lịch trong tuần',
    cursor: 'Thời điểm đang xem',
    states: { on: 'Phát', outranked: 'Nhường chỗ', closed: 'Ngoài giờ mở cửa' },
    kinds: { emergency: 'Khẩn cấp', notice: 'Thông báo', moment: 'Giờ hẹn', campaign: 'Chiến dịch' },
    zones: { main: 'Hình chính', side: 'Cột bên', strip: 'Dải ngang' },
    shortInterrupt: 'Xen ngang trong thời gian ngắn',
    priority: (value) => `Ưu tiên ${value}`,
    notThisWeek: 'không có trong tuần này',
    otherScreens: 'dành cho màn hình khác',
    play: 'Phát',
    pause: 'Dừng',
    skip: 'Lượt sau',
    speed: 'Tốc độ',
    next: 'Các lượt tiếp theo',
    nothingNext: 'Không có lượt nào.',
    why: 'Vì sao phát, vì sao không',
    rankOn: 'Đang phát',
    rankOutranked: 'Nhường chỗ',
    rankClosed: 'Đang ngoài giờ mở cửa; nếu mở thì phát',
    rankOthers: 'Không phát lúc này',
    items: (count) => `${count} mục`,
    more: (count) => `và ${count} mục nữa`,
    plays: 'phát',
    playsNot: 'không phát',
    closed: { black: 'Ngoài giờ mở cửa: màn hình đen', off: 'Ngoài giờ mở cửa: màn hình tắt' },
    opens: (time, day) => `Mở lại lúc ${time}, ${day}`,
    opensNot: (days) => `Không mở lại trong ${days} ngày tới`,
    bundled: 'Danh sách phát không có gì lúc này: máy phát chương trình cài sẵn',
    nothingAndClosed: 'Đang ngoài giờ mở cửa; danh sách phát cũng không có gì lúc này',
    drill: 'DIỄN TẬP',
    lasts: (seconds) => lasts(seconds, 'vi', ['giây', 'phút', 'giờ']),
    toItsEnd: 'đến hết clip',
    announcement: 'Kèm lời thông báo',
    signer: 'Ngôn ngữ ký hiệu',
    captions: (language) => `Phụ đề: ${language}`,
    captionsElsewhere: (languages) => `màn hình khác: ${languages}`,
    absent: {
      clip: 'Clip không kèm trong trang này',
      room: 'Tệp quá lớn để kèm trong trang này',
      missing: 'Không tìm thấy tệp',
    },
    itemKinds: { video: 'Clip', image: 'Ảnh', slide: 'Trang vẽ', audio: 'Lời thông báo', web: 'Trang web' },
  },
  en: {
    title: 'Playlist preview',
    followed: 'Follows the file as it is saved',
    exported: (when) => `Exported on ${when}`,
    hours: (hours) => `Hours of the machine, where the playlist has none: ${hours}`,
    lost: 'The preview program has ended; this page keeps the last version.',
    faults: (count) =>
      `What was saved has ${count} ${count === 1 ? 'fault' : 'faults'}. This page keeps the last good version.`,
    unread: (reason, readAt) =>
      `The playlist cannot be read any more: ${reason}. This page keeps what was read on ${readAt}.`,
    language: 'Language',
    previous: { week: 'Previous week', day: 'Previous day' },
    following: { week: 'Next week', day: 'Next day' },
    date: 'Pick a date',
    now: 'Now',
    zoom: 'Zoom',
    week: 'Week',
    day: 'Day',
    screen: 'Screen',
    plainScreen: 'No name, no tags',
    screenId: 'Screen id',
    tags: 'Tags',
    tagsHint: 'province=binh-phuoc, venue=lobby',
    tagsWrong: 'Tags are key=value, with commas between them, such as district=a, venue=lobby.',
    screenIdWrong: 'A screen id has letters, digits, dots, dashes and underscores, 64 at most.',
    frame: 'Size',
    timeline: 'The week',
    cursor: 'The moment looked at',
    states: { on: 'On', outranked: 'Outranked', closed: 'Screen closed' },
    kinds: { emergency: 'Emergency', notice: 'Notice', moment: 'Point in time', campaign: 'Campaign' },
    zones: { main: 'Main picture', side: 'Side', strip: 'Strip' },
    shortInterrupt: 'A short interrupt',
    priority: (value) => `Priority ${value}`,
    notThisWeek: 'not in this week',
    otherScreens: 'for other screens',
    play: 'Play',
    pause: 'Pause',
    skip: 'Next turn',
    speed: 'Speed',
    next: 'Next turns',
    nothingNext: 'There are no turns.',
    why: 'Why it plays, or not',
    rankOn: 'On',
    rankOutranked: 'Outranked',
    rankClosed: 'The screen is closed; if it were open',
    rankOthers: 'Not on at this moment',
    items: (count) => `${count} ${count === 1 ? 'item' : 'items'}`,
    more: (count) => `and ${count} more`,
    plays: 'plays',
    playsNot: 'does not play',
    closed: { black: 'Outside its hours: the screen is black', off: 'Outside its hours: the screen is off' },
    opens: (time, day) => `It opens again at ${time} on ${day}`,
    opensNot: (days) => `It does not open in the next ${days} days`,
    bundled: 'Nothing of this playlist is on: the player shows the campaign it ships with',
    nothingAndClosed: 'The screen is closed, and nothing of this playlist is on',
    drill: 'DRILL',
    lasts: (seconds) => lasts(seconds, 'en', ['s', 'min', 'h']),
    toItsEnd: 'to its end',
    announcement: 'With the announcement',
    signer: 'Sign language',
    captions: (language) => `Captions: ${language}`,
    captionsElsewhere: (languages) => `on other screens: ${languages}`,
    absent: {
      clip: 'The clip is not part of this page',
      room: 'The file is too big for this page',
      missing: 'File not found',
    },
    itemKinds: { video: 'Clip', image: 'Picture', slide: 'Slide', audio: 'Announcement', web: 'Web page' },
  },
};

function lasts(seconds: number, lang: Lang, [second, minute, hour]: readonly [string, string, string]): string {
  if (seconds < 120) return `${seconds.toLocaleString(lang, { maximumFractionDigits: 1 })} ${second}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} ${minute}`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60).toLocaleString(lang)} ${hour}${rest === 0 ? '' : ` ${rest} ${minute}`}`;
}
