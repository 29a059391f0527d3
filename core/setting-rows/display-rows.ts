import { rotations } from '../display-settings.ts';
import { numeric, onOrOff, plain, type SettingRows } from './setting-row.ts';

/** How its displays hang, and are to be treated. */
export const displayRows = {
  rotation: {
    ...plain(true),
    schema: { type: 'integer', enum: rotations },
    read: (written: string) => rotations.find((rotation) => String(rotation) === written),
    value: '0|90|180|270',
    form: { en: '0, 90, 180 or 270 degrees clockwise', vi: '0, 90, 180 hoặc 270 độ theo chiều kim đồng hồ' },
    name: { en: 'Rotation', vi: 'Xoay hình' },
    help: {
      en: 'How far the picture is turned clockwise.',
      vi: 'Hình được xoay bao nhiêu độ theo chiều kim đồng hồ.',
    },
    otherwise: { en: 'not turned', vi: 'không xoay' },
  },
  overscanPercent: {
    ...plain(true),
    ...numeric({ type: 'number', minimum: 0, maximum: 10 }),
    value: 'N',
    form: { en: 'a number from 0 to 10, such as 2.5', vi: 'số từ 0 đến 10, ví dụ 2,5' },
    name: { en: 'Hidden edges', vi: 'Cạnh bị che' },
    help: {
      en: 'What the television hides behind each edge, in percent: 0 to 10.',
      vi: 'Phần tivi che mất ở mỗi cạnh, tính bằng phần trăm: 0 đến 10.',
    },
    otherwise: { en: 'none', vi: 'không' },
  },
  volumePercent: {
    ...plain(true),
    ...numeric({ type: 'integer', minimum: 0, maximum: 100 }),
    value: 'N',
    form: { en: 'a whole number from 0 to 100', vi: 'số nguyên từ 0 đến 100' },
    name: { en: 'Volume', vi: 'Âm lượng' },
    help: {
      en: 'The most that anything may be heard, in percent of what playlists say.',
      vi: 'Mức âm lượng tối đa, tính bằng phần trăm so với danh sách phát.',
    },
    otherwise: { en: '100', vi: '100' },
  },
  motion: {
    ...plain(true),
    ...onOrOff(),
    name: { en: 'Motion', vi: 'Chuyển động' },
    help: {
      en: 'Whether pictures fade and messages run. Off: each takes the place of the one before at once.',
      vi: 'Hình có mờ dần, chữ có chạy hay không. Tắt: thay ngay, chữ đứng yên.',
    },
    otherwise: { en: 'on', vi: 'bật' },
  },
  diagonalInches: {
    ...plain(true),
    ...numeric({ type: 'number', minimum: 3, maximum: 2000 }),
    value: 'N',
    form: { en: 'a number of inches from 3 to 2000, such as 43', vi: 'số inch từ 3 đến 2000, ví dụ 43' },
    name: { en: 'Diagonal, inches', vi: 'Đường chéo (inch)' },
    help: {
      en: 'The display from corner to corner, as it is sold, such as 43.',
      vi: 'Kích thước màn hình theo đường chéo, ví dụ 43.',
    },
    otherwise: { en: 'not known', vi: 'chưa biết' },
  },
  viewingDistanceMetres: {
    ...plain(true),
    ...numeric({ type: 'number', minimum: 0.2, maximum: 200 }),
    value: 'N',
    form: { en: 'a number of metres from 0.2 to 200, such as 3', vi: 'số mét từ 0,2 đến 200, ví dụ 3' },
    name: { en: 'Viewing distance, metres', vi: 'Khoảng cách nhìn (mét)' },
    help: {
      en: 'From how far away people are to scan the code, such as 2.',
      vi: 'Người dân đứng cách bao nhiêu mét vẫn phải quét được mã, ví dụ 2.',
    },
    otherwise: { en: 'not known', vi: 'chưa biết' },
  },
} as const satisfies SettingRows;
