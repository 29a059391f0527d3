import { readConfigUrl, readScreenId, readTags } from '../setting-readers.ts';
import { plain, type SettingRows } from './setting-row.ts';

/** What a machine plays, and which screen it is. */
export const screenRows = {
  /** An http(s) URL or a folder. */
  configUrl: {
    ...plain(true),
    schema: { type: 'string', minLength: 1, maxLength: 2048 },
    read: readConfigUrl,
    value: 'URL|FOLDER',
    form: {
      en: 'an http(s) address such as https://example.gov.vn/playlist.json, or a folder such as /media/usb',
      vi: 'địa chỉ http(s) như https://vi-du.gov.vn/playlist.json, hoặc thư mục như /media/usb',
    },
    name: { en: 'Playlist address', vi: 'Địa chỉ danh sách phát' },
    help: {
      en: 'The address of playlist.json on the web server, or a folder of this machine.',
      vi: 'Địa chỉ http(s) của danh sách phát, hoặc một thư mục của máy này.',
    },
    otherwise: { en: 'the campaign that ships', vi: 'nội dung cài sẵn' },
  },
  screenId: {
    ...plain(true),
    schema: { type: 'string', minLength: 1, maxLength: 64 },
    read: readScreenId,
    value: 'ID',
    form: {
      en: '1 to 64 letters, digits, dots, dashes and underscores, such as sanh-tang-1',
      vi: '1 đến 64 chữ cái, chữ số, dấu chấm, gạch ngang, gạch dưới, không có dấu cách, ví dụ sanh-tang-1',
    },
    name: { en: 'Screen id', vi: 'Mã màn hình' },
    help: {
      en: 'The name of this screen in playlists and reports. Letters, digits, dots and dashes, no spaces.',
      vi: 'Tên màn hình trong danh sách phát và báo cáo. Gồm chữ, số, dấu chấm, dấu gạch, không có dấu cách.',
    },
    otherwise: { en: 'screen', vi: 'screen' },
  },
  /** `key=value,…` as on the command line. */
  tags: {
    ...plain(true),
    schema: { type: 'string', maxLength: 2048 },
    read: (written: string) => readTags(written)?.join(','),
    value: 'key=value,…',
    form: {
      en: 'a list such as province=binh-phuoc,venue=lobby',
      vi: 'danh sách như province=binh-phuoc,venue=lobby',
    },
    name: { en: 'Tags', vi: 'Nhãn' },
    help: {
      en: 'What this screen is, such as province=binh-phuoc,venue=lobby.',
      vi: 'Màn hình thuộc nơi nào, ví dụ province=binh-phuoc,venue=lobby.',
    },
    otherwise: { en: 'none', vi: 'không có' },
  },
} as const satisfies SettingRows;
