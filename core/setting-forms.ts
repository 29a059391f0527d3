import type { SettingName } from './settings.ts';
import type { Words } from './words.ts';

/** What the value of a setting may be, in words that follow "must be". */
export const settingForms = {
  configUrl: {
    en: 'an http(s) address such as https://example.gov.vn/playlist.json, or a folder such as /media/usb',
    vi: 'địa chỉ http(s) như https://vi-du.gov.vn/playlist.json, hoặc thư mục như /media/usb',
  },
  trust: { en: 'a trust file such as trust/1.json', vi: 'tệp tin cậy như trust/1.json' },
  screenId: {
    en: '1 to 64 letters, digits, dots, dashes and underscores, such as sanh-tang-1',
    vi: '1 đến 64 chữ cái, chữ số, dấu chấm, gạch ngang, gạch dưới, không có dấu cách, ví dụ sanh-tang-1',
  },
  tags: {
    en: 'a list such as province=binh-phuoc,venue=lobby',
    vi: 'danh sách như province=binh-phuoc,venue=lobby',
  },
  port: { en: 'a port from 1024 to 65535, such as 8080', vi: 'số cổng từ 1024 đến 65535, ví dụ 8080' },
  proxy: {
    en: 'the address of an HTTP proxy such as http://proxy.example:3128',
    vi: 'địa chỉ proxy HTTP như http://proxy.vi-du.vn:3128',
  },
  caFile: { en: 'a file of certificates (PEM) such as ca.pem', vi: 'tệp chứng chỉ (PEM) như ca.pem' },
  lanSharing: { en: 'on or off', vi: 'on (bật) hoặc off (tắt)' },
  operatorPin: { en: '4 to 12 digits', vi: 'từ 4 đến 12 chữ số' },
  mediaQuotaMiB: {
    en: 'a whole number of MiB from 16, such as 4096',
    vi: 'số MiB nguyên, từ 16 trở lên, như 4096',
  },
  rotation: {
    en: '0, 90, 180 or 270 degrees clockwise',
    vi: '0, 90, 180 hoặc 270 độ theo chiều kim đồng hồ',
  },
  overscanPercent: { en: 'a number from 0 to 10, such as 2.5', vi: 'số từ 0 đến 10, ví dụ 2,5' },
  motion: { en: 'on or off', vi: 'on (bật) hoặc off (tắt)' },
  volumePercent: { en: 'a whole number from 0 to 100', vi: 'số nguyên từ 0 đến 100' },
  codeDomains: {
    en: 'domains such as bluezone.gov.vn,gov.vn',
    vi: 'các tên miền như bluezone.gov.vn,gov.vn',
  },
  diagonalInches: { en: 'a number of inches from 3 to 2000, such as 43', vi: 'số inch từ 3 đến 2000, ví dụ 43' },
  viewingDistanceMetres: { en: 'a number of metres from 0.2 to 200, such as 3', vi: 'số mét từ 0,2 đến 200, ví dụ 3' },
} as const satisfies Record<SettingName, Words>;
