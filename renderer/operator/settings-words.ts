import type { PanelSetting } from '../../core/panel-settings.ts';
import type { SettingOrigin } from '../../core/setting-layers.ts';
import { settingTable } from '../../core/setting-table.ts';
import type { Lang, Words } from '../../core/words.ts';

/** A value as a person reads it. */
export function shownValue(name: PanelSetting, value: string | null | undefined, lang: Lang): string {
  if (value === null || value === undefined)
    return name === 'operatorPin' ? PIN_IS_SET[lang] : settingTable[name].otherwise[lang];
  switch (name) {
    case 'rotation':
      return `${value}°`;
    case 'motion':
      return switchWords[value === 'off' ? 'off' : 'on'][lang];
    case 'outsideHours':
      return outsideWords[value === 'off' ? 'off' : 'black'][lang];
    case 'overscanPercent':
    case 'volumePercent':
      return `${inLang(value, lang)} %`;
    case 'operatorPin':
      return value === 'set' ? PIN_IS_SET[lang] : { en: 'a new one', vi: 'mã mới' }[lang];
    case 'diagonalInches':
    case 'viewingDistanceMetres':
      return inLang(value, lang);
    default:
      return value;
  }
}

/** The decimal sign of the language. */
function inLang(number: string, lang: Lang): string {
  return lang === 'vi' ? number.replace('.', ',') : number.replace(',', '.');
}

/** Where a value was set that was not set here. */
export function originWords({ kind, place }: SettingOrigin): Words {
  switch (kind) {
    case 'file':
    case 'settings':
      return { en: `From ${place}`, vi: `Theo tệp ${place}` };
    case 'locked':
      return {
        en: `Locked by ${place}, so it cannot be changed here`,
        vi: `Tệp ${place} đã khóa, nên không đổi được ở đây`,
      };
    case 'environment':
      return {
        en: `Given by ${place} in the environment, so it cannot be changed here`,
        vi: `Đã nêu trong biến môi trường ${place}, nên không đổi được ở đây`,
      };
    case 'option':
      return {
        en: 'Given on the command line of this start, so it cannot be changed here',
        vi: 'Đã nêu trong lệnh khởi động, nên không đổi được ở đây',
      };
  }
}

/** Nobody comes here without one. */
const PIN_IS_SET: Words = { en: 'set', vi: 'đã đặt' };

const switchWords = {
  on: { en: 'on', vi: 'bật' },
  off: { en: 'off', vi: 'tắt' },
} as const satisfies Record<string, Words>;

const outsideWords = {
  black: { en: 'black picture', vi: 'hình đen' },
  off: { en: 'display off', vi: 'tắt màn hình' },
} as const satisfies Record<string, Words>;

/** What else is said about settings and the day's number. */
export const settingsPageWords = {
  vi: {
    settings: 'Cài đặt',
    helped: 'Số người đã hỗ trợ cài đặt',
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
