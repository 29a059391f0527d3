import type { PlaylistState, ScreenState } from '../../core/status.ts';
import type { Lang } from '../../core/words.ts';

/** What the terminal view says. */
export interface TopWords {
  /** For numbers, and dates as this language writes them. */
  readonly locale: string;
  readonly quit: string;
  readonly machines: (count: number) => string;
  readonly since: string;
  readonly playlist: string;
  readonly revision: (revision: number) => string;
  readonly bundled: string;
  readonly stale: string;
  readonly media: string;
  readonly mediaReady: (ready: number, wanted: number) => string;
  readonly mediaLeft: (bytes: string) => string;
  readonly journal: string;
  readonly undelivered: (entries: string) => string;
  readonly delivered: string;
  readonly deliveredAt: (time: string) => string;
  readonly notTaken: (time: string, reason: string) => string;
  readonly process: string;
  readonly memory: string;
  readonly columns: { readonly screen: string; readonly on: string; readonly since: string };
  readonly left: string;
  readonly today: string;
  readonly noScreens: string;
  readonly more: (lines: number) => string;
  readonly playlistState: Readonly<Record<PlaylistState, string>>;
  readonly screenState: Readonly<Record<ScreenState, string>>;
}

export const topWords: Readonly<Record<Lang, TopWords>> = {
  en: {
    locale: 'en-GB',
    quit: 'q: quit',
    machines: (count) => (count === 1 ? '1 machine' : `${count} machines`),
    since: 'since',
    playlist: 'playlist',
    revision: (revision) => `revision ${revision}`,
    bundled: 'the campaign that ships with the player',
    stale: 'not had for long',
    media: 'media',
    mediaReady: (ready, wanted) => `${ready} of ${wanted} files here`,
    mediaLeft: (bytes) => `${bytes} to come`,
    journal: 'journal',
    undelivered: (entries) => `${entries} to be delivered`,
    delivered: 'all delivered',
    deliveredAt: (time) => `last at ${time}`,
    notTaken: (time, reason) => `since ${time} not taken: ${reason}`,
    process: 'player',
    memory: 'memory',
    columns: { screen: 'screen', on: 'on now', since: 'since' },
    left: 'left',
    today: 'today',
    noScreens: 'no screen',
    more: (lines) => `… ${lines} more lines; make the window taller`,
    playlistState: {
      bundled: 'no other has come yet',
      current: 'the newest',
      pending: 'a newer one waits for its files',
      kept: 'the newest has faults, this one stays',
      hold: 'taken down',
    },
    screenState: {
      playing: 'playing',
      'off-by-schedule': 'dark: outside its hours',
      hold: 'on hold',
      'safe-mode': 'safe mode',
      'no-display': 'no display',
    },
  },
  vi: {
    locale: 'vi-VN',
    quit: 'q: thoát',
    machines: (count) => `${count} máy`,
    since: 'chạy từ',
    playlist: 'danh sách',
    revision: (revision) => `bản ${revision}`,
    bundled: 'nội dung cài sẵn',
    stale: 'đã lâu không tải lại được',
    media: 'tệp',
    mediaReady: (ready, wanted) => `đã có ${ready}/${wanted} tệp`,
    mediaLeft: (bytes) => `còn phải tải ${bytes}`,
    journal: 'nhật ký',
    undelivered: (entries) => `còn ${entries} dòng chưa gửi`,
    delivered: 'đã gửi hết',
    deliveredAt: (time) => `lần cuối ${time}`,
    notTaken: (time, reason) => `từ ${time} gửi không được: ${reason}`,
    process: 'trình phát',
    memory: 'bộ nhớ',
    columns: { screen: 'màn hình', on: 'đang phát', since: 'từ' },
    left: 'còn',
    today: 'hôm nay',
    noScreens: 'không có màn hình nào',
    more: (lines) => `… còn ${lines} dòng nữa; hãy mở cửa sổ cao hơn`,
    playlistState: {
      bundled: 'chưa nhận được danh sách nào khác',
      current: 'bản mới nhất',
      pending: 'có bản mới, đang chờ tải đủ tệp',
      kept: 'bản vừa nhận bị lỗi nên giữ bản này',
      hold: 'đã gỡ theo lệnh tạm ngừng',
    },
    screenState: {
      playing: 'đang phát',
      'off-by-schedule': 'tối: ngoài giờ mở cửa',
      hold: 'tạm ngừng',
      'safe-mode': 'chế độ an toàn',
      'no-display': 'không nối màn hình',
    },
  },
};
