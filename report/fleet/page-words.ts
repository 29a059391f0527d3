import type { Lang } from '../../core/words.ts';
import type { PlaceField } from '../../publish/register/register.ts';
import type { Presence } from './fleet-screen.ts';

/** What the page says. */
export interface PageWords {
  readonly title: string;
  readonly count: (screens: string) => string;
  readonly sections: string;
  readonly asOf: (time: string) => string;
  readonly toldFrom: (from: string, until: string) => string;
  readonly rules: (aliveMinutes: string, lateMinutes: string) => string;
  readonly presence: Readonly<Record<Presence, string>>;
  readonly place: Readonly<Record<PlaceField, string>>;
  readonly notes: string;
  readonly places: string;
  readonly all: string;
  readonly revisions: string;
  readonly revisionsOf: (seen: string, registered: string) => string;
  readonly revision: string;
  readonly playing: string;
  readonly reached: string;
  readonly firstSeen: string;
  readonly untilHalf: string;
  readonly untilMost: string;
  readonly course: string;
  readonly atBegin: string;
  readonly notYet: string;
  readonly versions: string;
  readonly version: string;
  readonly faults: string;
  readonly noFaults: string;
  readonly fault: string;
  readonly screens: string;
  readonly screenCount: string;
  readonly screen: string;
  readonly strangers: string;
  readonly strangersWords: string;
  readonly strangersMore: (count: number) => string;
  readonly search: string;
  readonly filter: string;
  readonly order: string;
  readonly orders: Readonly<Record<'presence' | 'name' | 'uptime', string>>;
  readonly day: string;
  readonly days: (ago: number) => string;
  readonly lastSeen: string;
  readonly heardOf: string;
  readonly shows: string;
  readonly state: string;
  readonly lastDay: string;
  readonly where: string;
  readonly none: string;
  readonly more: string;
  readonly allRows: string;
  readonly shown: string;
  readonly ago: Readonly<Record<'now' | 'minutes' | 'hours' | 'days', string>>;
  readonly record: string;
  readonly attention: string;
  readonly noScript: string;
  readonly states: Readonly<Record<string, string>>;
}

export const pageWords: Readonly<Record<Lang, PageWords>> = {
  en: {
    title: 'Screens',
    count: (screens) => `${screens} screens`,
    sections: 'On this page',
    asOf: (time) => `As of ${time}`,
    toldFrom: (from, until) => `from the web server's log, requests from ${from} to ${until}`,
    rules: (alive, late) =>
      `Alive: asked within ${alive} minutes. Late: within ${late} minutes. Stale: longer ago. Never seen: registered, and not in these logs. A log can be forged by whoever can reach the web server: it is a hint, not a proof of play.`,
    presence: { alive: 'Alive', late: 'Late', stale: 'Stale', never: 'Never seen' },
    place: { province: 'Province', district: 'District', commune: 'Commune', venue: 'Venue' },
    notes: 'About these logs',
    places: 'By place',
    all: 'All',
    revisions: 'How revisions reach the screens',
    revisionsOf: (seen, registered) =>
      `Of the ${seen} screens seen in these logs, out of ${registered}. Of each screen the three newest revisions are known: those that some screen may have had before are left out.`,
    revision: 'Revision',
    playing: 'Playing it now',
    reached: 'Have had it',
    firstSeen: 'First screen',
    untilHalf: 'Half of those seen after',
    untilMost: '95 % after',
    course: 'Course',
    atBegin: 'before these logs begin',
    notYet: 'not yet',
    versions: 'Versions of the player',
    version: 'Version',
    faults: 'What is wrong',
    noFaults: 'No screen tells of anything wrong.',
    fault: 'Fault',
    screens: 'Screens',
    screenCount: 'Screens',
    screen: 'Screen',
    strangers: 'Not in the register',
    strangersWords: 'These have asked under a name that nobody has registered: new screens, mistyped ids, or made up.',
    strangersMore: (count) => `${count} more are not listed here; --json lists all.`,
    search: 'Search name, id, place, fault',
    filter: 'Show',
    order: 'Order',
    orders: { presence: 'What needs a look first', name: 'By name', uptime: 'Least uptime first' },
    day: 'Strip',
    days: (ago) =>
      ago === 0 ? 'last 24 hours' : ago === 7 ? 'last 7 days' : `${ago * 24} to ${(ago + 1) * 24} hours ago`,
    lastSeen: 'Last seen',
    heardOf: 'of the time',
    shows: 'Plays',
    state: 'State',
    lastDay: 'Heard of in each quarter of an hour',
    where: 'Where',
    none: 'No screen is like this.',
    more: 'Show 100 more',
    allRows: 'Show all',
    shown: 'shown',
    ago: { now: 'just now', minutes: '# min ago', hours: '# h ago', days: '# days ago' },
    record: 'record of plays',
    attention: 'What needs a look',
    noScript: 'The list of screens needs JavaScript; the tables above do not.',
    states: {
      bundled: 'what came with the program',
      current: 'the newest that it knows',
      pending: 'the one before; fetching',
      kept: 'the last good one',
      hold: 'on hold',
    },
  },
  vi: {
    title: 'Tình trạng màn hình',
    count: (screens) => `${screens} màn hình`,
    sections: 'Trên trang này',
    asOf: (time) => `Tại thời điểm ${time}`,
    toldFrom: (from, until) => `theo nhật ký máy chủ web, các yêu cầu từ ${from} đến ${until}`,
    rules: (alive, late) =>
      `Đang hoạt động: có liên lạc trong ${alive} phút. Chậm: trong ${late} phút. Mất liên lạc: lâu hơn. Chưa từng thấy: có trong sổ nhưng không có trong nhật ký. Ai truy cập được máy chủ web đều có thể giả dòng nhật ký: đây là dấu hiệu, không phải bằng chứng đã phát.`,
    presence: { alive: 'Đang hoạt động', late: 'Chậm', stale: 'Mất liên lạc', never: 'Chưa từng thấy' },
    place: { province: 'Tỉnh', district: 'Huyện', commune: 'Xã', venue: 'Loại địa điểm' },
    notes: 'Lưu ý về nhật ký',
    places: 'Theo nơi đặt',
    all: 'Tất cả',
    revisions: 'Các bản danh sách phát đến màn hình',
    revisionsOf: (seen, registered) =>
      `Tính trên ${seen} màn hình thấy trong nhật ký, trong tổng số ${registered}. Mỗi màn hình chỉ biết ba bản mới nhất; bản mà có màn hình có thể đã nhận trước đó thì không nêu.`,
    revision: 'Bản số',
    playing: 'Đang phát bản này',
    reached: 'Đã từng nhận',
    firstSeen: 'Màn hình đầu tiên',
    untilHalf: 'Một nửa số đã thấy sau',
    untilMost: '95 % sau',
    course: 'Diễn biến',
    atBegin: 'trước khi nhật ký bắt đầu',
    notYet: 'chưa đạt',
    versions: 'Phiên bản trình phát',
    version: 'Phiên bản',
    faults: 'Các lỗi',
    noFaults: 'Không màn hình nào báo lỗi.',
    fault: 'Lỗi',
    screens: 'Danh sách màn hình',
    screenCount: 'Số màn hình',
    screen: 'Màn hình',
    strangers: 'Không có trong sổ',
    strangersWords: 'Các tên sau có liên lạc nhưng không có trong sổ: màn hình mới, ghi sai mã, hoặc bị giả.',
    strangersMore: (count) => `Còn ${count} tên không liệt kê ở đây; --json liệt kê tất cả.`,
    search: 'Tìm theo tên, mã, nơi đặt, lỗi',
    filter: 'Hiện',
    order: 'Thứ tự',
    orders: { presence: 'Cần kiểm tra trước', name: 'Theo tên', uptime: 'Liên lạc ít nhất trước' },
    day: 'Dải giờ',
    days: (ago) =>
      ago === 0 ? '24 giờ qua' : ago === 7 ? '7 ngày qua' : `${ago * 24} đến ${(ago + 1) * 24} giờ trước`,
    lastSeen: 'Liên lạc cuối',
    heardOf: 'thời gian',
    shows: 'Đang phát',
    state: 'Tình trạng',
    lastDay: 'Có liên lạc trong từng 15 phút',
    where: 'Nơi đặt',
    none: 'Không có màn hình nào như vậy.',
    more: 'Hiện thêm 100',
    allRows: 'Hiện tất cả',
    shown: 'đang hiện',
    ago: { now: 'vừa xong', minutes: '# phút trước', hours: '# giờ trước', days: '# ngày trước' },
    record: 'nhật ký phát',
    attention: 'Cần kiểm tra',
    noScript: 'Danh sách màn hình cần JavaScript; các bảng ở trên thì không.',
    states: {
      bundled: 'nội dung có sẵn trong chương trình',
      current: 'bản mới nhất máy biết',
      pending: 'bản trước, đang tải bản mới',
      kept: 'bản tốt gần nhất',
      hold: 'tạm ngừng',
    },
  },
};
