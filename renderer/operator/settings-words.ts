import type { PanelSetting } from '../../core/panel-settings.ts';
import type { Lang, Words } from '../../core/words.ts';

/** What a setting is called, and what it is for. */
export interface SettingWords {
  readonly name: Words;
  readonly help: Words;
  /** In the place of a value that is not set. */
  readonly otherwise: Words;
}

export const settingWords: Readonly<Record<PanelSetting, SettingWords>> = {
  configUrl: {
    name: { en: 'Playlist address', vi: 'Địa chỉ danh sách phát' },
    help: {
      en: 'The address of playlist.json on the web server, or a folder of this machine.',
      vi: 'Địa chỉ của playlist.json trên máy chủ web, hoặc một thư mục của máy này.',
    },
    otherwise: { en: 'the campaign that ships', vi: 'nội dung cài sẵn' },
  },
  screenId: {
    name: { en: 'Screen id', vi: 'Mã màn hình' },
    help: {
      en: 'The name of this screen in playlists and reports. Letters, digits, dots and dashes, no spaces.',
      vi: 'Tên màn hình trong danh sách phát và báo cáo. Gồm chữ, số, dấu chấm, dấu gạch, không có dấu cách.',
    },
    otherwise: { en: 'screen', vi: 'screen' },
  },
  tags: {
    name: { en: 'Tags', vi: 'Nhãn' },
    help: {
      en: 'What this screen is, such as province=binh-phuoc,venue=lobby.',
      vi: 'Màn hình thuộc nơi nào, ví dụ province=binh-phuoc,venue=lobby.',
    },
    otherwise: { en: 'none', vi: 'không có' },
  },
  rotation: {
    name: { en: 'Rotation', vi: 'Xoay hình' },
    help: {
      en: 'How far the picture is turned clockwise.',
      vi: 'Hình được xoay bao nhiêu độ theo chiều kim đồng hồ.',
    },
    otherwise: { en: 'not turned', vi: 'không xoay' },
  },
  overscanPercent: {
    name: { en: 'Hidden edges', vi: 'Cạnh bị che' },
    help: {
      en: 'What the television hides behind each edge, in percent: 0 to 10.',
      vi: 'Phần tivi che mất ở mỗi cạnh, tính bằng phần trăm: 0 đến 10.',
    },
    otherwise: { en: 'none', vi: 'không' },
  },
  volumePercent: {
    name: { en: 'Volume', vi: 'Âm lượng' },
    help: {
      en: 'The most that anything may be heard, in percent of what playlists say.',
      vi: 'Mức âm lượng tối đa, tính bằng phần trăm so với danh sách phát.',
    },
    otherwise: { en: '100', vi: '100' },
  },
  motion: {
    name: { en: 'Motion', vi: 'Chuyển động' },
    help: {
      en: 'Whether pictures fade and messages run. Off: each takes the place of the one before at once.',
      vi: 'Hình có mờ dần, chữ có chạy hay không. Tắt: thay ngay, chữ đứng yên.',
    },
    otherwise: { en: 'on', vi: 'bật' },
  },
  diagonalInches: {
    name: { en: 'Diagonal, inches', vi: 'Đường chéo (inch)' },
    help: {
      en: 'The display from corner to corner, as it is sold, such as 43.',
      vi: 'Kích thước màn hình theo đường chéo, ví dụ 43.',
    },
    otherwise: { en: 'not known', vi: 'chưa biết' },
  },
  viewingDistanceMetres: {
    name: { en: 'Viewing distance, metres', vi: 'Khoảng cách nhìn (mét)' },
    help: {
      en: 'From how far away people are to scan the code, such as 2.',
      vi: 'Người dân đứng cách bao nhiêu mét vẫn phải quét được mã, ví dụ 2.',
    },
    otherwise: { en: 'not known', vi: 'chưa biết' },
  },
  operatorPin: {
    name: { en: 'PIN', vi: 'Mã PIN' },
    help: {
      en: 'A new PIN of 4 to 12 digits, entered twice.',
      vi: 'Mã PIN mới gồm 4 đến 12 chữ số, nhập hai lần.',
    },
    otherwise: { en: 'set', vi: 'đã đặt' },
  },
};

/** A value as a person reads it. */
export function shownValue(name: PanelSetting, value: string | null | undefined, lang: Lang): string {
  if (value === null || value === undefined) return settingWords[name].otherwise[lang];
  switch (name) {
    case 'rotation':
      return `${value}°`;
    case 'motion':
      return switchWords[value === 'off' ? 'off' : 'on'][lang];
    case 'overscanPercent':
    case 'volumePercent':
      return `${inLang(value, lang)} %`;
    case 'operatorPin':
      return { en: 'a new one', vi: 'mã mới' }[lang];
    case 'diagonalInches':
    case 'viewingDistanceMetres':
      return inLang(value, lang);
    case 'configUrl':
    case 'screenId':
    case 'tags':
      return value;
  }
}

/** The decimal sign of the language. */
function inLang(number: string, lang: Lang): string {
  return lang === 'vi' ? number.replace('.', ',') : number.replace(',', '.');
}

const switchWords = {
  on: { en: 'on', vi: 'bật' },
  off: { en: 'off', vi: 'tắt' },
} as const satisfies Record<string, Words>;

/** What else is said about settings and the day's number. */
export const settingsPageWords = {
  vi: {
    settings: 'Cài đặt',
    helped: 'Số người đã hỗ trợ cài đặt',
    given: 'Đã nêu trong lệnh khởi động, nên không đổi được ở đây',
    save: (changes: number) => (changes === 0 ? 'Lưu' : `Lưu ${changes} thay đổi`),
    discard: 'Bỏ thay đổi',
    fromBefore: 'Có thay đổi từ lần trước chưa lưu. Xem lại, rồi lưu hoặc bỏ.',
    pinLost: 'Mã PIN mới chưa được lưu, cần nhập lại. Trước lúc đó, mã cũ vẫn có hiệu lực.',
    saving: 'Đang lưu…',
    saved: 'Đã lưu. Trình phát đang áp dụng, hình vẫn chạy.',
    notSaved: 'Chưa lưu được. Kiểm tra ổ đĩa còn chỗ và ghi được, rồi thử lại.',
    loading: 'Đang đọc cài đặt…',
    mustBe: (form: string) => `Phải là ${form}`,
    unset: 'Không đặt',
    ok: 'OK',
    again: 'Nhập lại mã PIN một lần nữa',
    other: 'Hai lần nhập không giống nhau; hãy nhập lại từ đầu',
    firstPin: 'Đặt mã PIN cho màn hình này',
    firstPinHelp: 'Chọn từ 4 đến 12 chữ số. Sau này ai muốn đổi cài đặt phải nhập mã này.',
    people: 'người',
    dayBefore: 'Ngày trước',
    dayAfter: 'Ngày sau',
    today: 'hôm nay',
    enter: 'Ghi lại',
    entered: 'Đã ghi',
    shift: 'Chữ hoa',
  },
  en: {
    settings: 'Settings',
    helped: 'People helped to install',
    given: 'Given on the command line of this start, so it cannot be changed here',
    save: (changes: number) => (changes === 0 ? 'Save' : changes === 1 ? 'Save one change' : `Save ${changes} changes`),
    discard: 'Discard changes',
    fromBefore: 'Some of this was changed before and not saved. Look it over, then save or discard it.',
    pinLost: 'The new PIN was not saved and has to be entered again. Until then the old one stands.',
    saving: 'Saving…',
    saved: 'Saved. The player is following it; the picture goes on.',
    notSaved: 'It could not be saved. See that the disk has room and can be written, and try again.',
    loading: 'Reading the settings…',
    mustBe: (form: string) => `It must be ${form}`,
    unset: 'Not set',
    ok: 'OK',
    again: 'Enter the PIN once more',
    other: 'These were not the same; begin again',
    firstPin: 'Set a PIN for this screen',
    firstPinHelp: 'Choose 4 to 12 digits. Whoever wants to change settings later needs them.',
    people: 'people',
    dayBefore: 'Day before',
    dayAfter: 'Day after',
    today: 'today',
    enter: 'Write down',
    entered: 'Written down',
    shift: 'Capitals',
  },
} as const;
