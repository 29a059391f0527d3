import { readHours } from '../hours.ts';
import type { RestartRule } from '../planned-restart.ts';
import { plain, type SettingRows } from './setting-row.ts';

/** How displays may be switched: by what is there, by one way only, or not at all. */
export const powerWays = ['auto', 'cec', 'ddc', 'dpms', 'none'] as const;
export type PowerWay = (typeof powerWays)[number];

const outsides = ['black', 'off'] as const;

/** When its screens are open, and what it does while they are not. */
export const hoursRows = {
  /** As `core/hours` keeps them; what a playlist says for a screen goes before it. */
  hours: {
    ...plain(true),
    schema: { type: 'string', minLength: 1, maxLength: 500 },
    read: (written: string) => (written.length > 500 ? undefined : readHours(written)?.text),
    value: 'DAYS HH:MM-HH:MM,…',
    form: {
      en: 'days and times such as "mon-fri 07:00-17:00, sat 07:30-11:30", with holiday for public holidays',
      vi: 'ngày và giờ như "t2-t6 07:00-17:00, t7 07:30-11:30", ngày lễ ghi là le',
    },
    name: { en: 'Opening hours', vi: 'Giờ mở cửa' },
    help: {
      en: 'When the screen is on, where its playlist does not say, such as mon-fri 07:00-17:00, sat 07:30-11:30; days that are not named are closed.',
      vi: 'Giờ màn hình có hình khi danh sách phát không quy định, ví dụ t2-t6 07:00-17:00, t7 07:30-11:30; ngày không ghi là ngày nghỉ.',
    },
    otherwise: { en: 'always open', vi: 'luôn mở' },
  },
  outsideHours: {
    ...plain(true),
    schema: { type: 'string', enum: outsides },
    read: (written: string) => outsides.find((outside) => outside === written),
    value: 'black|off',
    form: { en: 'black or off', vi: 'black (hình đen) hoặc off (tắt màn hình)' },
    name: { en: 'Outside these hours', vi: 'Ngoài giờ mở cửa' },
    help: {
      en: 'Whether the picture is black outside the opening hours that are set here, or the display is switched off.',
      vi: 'Ngoài giờ mở cửa đặt ở đây thì để hình đen hay tắt hẳn màn hình.',
    },
    otherwise: { en: 'black', vi: 'hình đen' },
  },
  power: {
    ...plain(false),
    schema: { type: 'string', enum: powerWays },
    read: (written: string) => powerWays.find((way) => way === written),
    value: powerWays.join('|'),
    form: { en: 'auto, cec, ddc, dpms or none', vi: 'auto, cec, ddc, dpms hoặc none' },
    name: { en: 'How the display is switched', vi: 'Cách bật tắt màn hình' },
    help: {
      en: 'How displays are switched off and on: by HDMI-CEC, DDC/CI or DPMS, by the first of these that is there, or not at all.',
      vi: 'Bật tắt màn hình qua HDMI-CEC, DDC/CI hay DPMS, qua cách đầu tiên dùng được (auto), hoặc không bật tắt (none).',
    },
    otherwise: { en: 'the first that is there', vi: 'cách đầu tiên dùng được' },
  },
  restartAt: {
    ...plain(false),
    schema: { type: 'string', pattern: '^(auto|off|([01]\\d|2[0-3]):[0-5]\\d)$' },
    read: readRestart,
    value: 'auto|off|HH:MM',
    form: { en: 'auto, off, or a time of day such as 03:30', vi: 'auto, off, hoặc giờ như 03:30' },
    name: { en: 'Daily restart', vi: 'Khởi động lại hằng ngày' },
    help: {
      en: 'When the page and its browser are started anew each day; auto: while the screen is closed, else between 02:00 and 04:00.',
      vi: 'Giờ mở lại trang phát và trình duyệt mỗi ngày; auto: lúc đóng cửa, nếu không đặt giờ thì trong khoảng 02:00 đến 04:00.',
    },
    otherwise: { en: 'auto', vi: 'auto' },
  },
} as const satisfies SettingRows;

function readRestart(written: string): RestartRule | undefined {
  return /^(auto|off|([01]\d|2[0-3]):[0-5]\d)$/.test(written) ? (written as RestartRule) : undefined;
}
