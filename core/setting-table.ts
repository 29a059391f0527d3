import { readCodeDomains } from './code-domains.ts';
import { rotations } from './display-settings.ts';
import { readPin } from './operator.ts';
import {
  numberIn,
  readConfigUrl,
  readPath,
  readPort,
  readProxy,
  readScreenId,
  readSwitch,
  readTags,
} from './setting-readers.ts';
import type { Words } from './words.ts';

/** All that is known of one setting. */
export interface SettingRow {
  /** JSON Schema of its value, for the store that keeps it; `read` says the same. */
  readonly schema: object;
  /** Reads it as a person wrote it; `undefined` when it is wrong. */
  readonly read: (written: string) => string | number | boolean | undefined;
  /** What may be written, as help shows it. */
  readonly value: string;
  /** What it may be, in words that follow "must be". */
  readonly form: Words;
  /** What people call it. */
  readonly name: Words;
  readonly help: Words;
  /** In the place of a value that is not set. */
  readonly otherwise: Words;
  /** The operator's panel shows and changes it. */
  readonly onPanel: boolean;
  /** It is never shown, and never stands where others could read it: in no command line, and in no set-up code. */
  readonly isSecret: boolean;
  /** It names a file, which no set-up code can bring. */
  readonly isFile: boolean;
}

/**
 * Every setting, in the order in which they are told. One that is added here is kept in `settings.json`, read from
 * settings files, set-up codes, the environment and the command line, and shown by the panel and by
 * `bluezone-kiosk settings`; what it does is for those who use it.
 */
export const settingTable = {
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
  /** What is kept of it is a salted hash, never the PIN. */
  operatorPin: {
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    read: readPin,
    value: 'PIN',
    form: { en: '4 to 12 digits', vi: 'từ 4 đến 12 chữ số' },
    name: { en: 'PIN', vi: 'Mã PIN' },
    help: {
      en: 'A new PIN of 4 to 12 digits, entered twice.',
      vi: 'Mã PIN mới gồm 4 đến 12 chữ số, nhập hai lần.',
    },
    otherwise: { en: 'none', vi: 'chưa có' },
    onPanel: true,
    isSecret: true,
    isFile: false,
  },
  /** The trust file whose keys this machine believes from then on, and no others. */
  trust: {
    ...plain(false),
    isFile: true,
    schema: { type: 'string', minLength: 1, maxLength: 4096 },
    read: readPath,
    value: 'FILE',
    form: { en: 'a trust file such as trust/1.json', vi: 'tệp tin cậy như trust/1.json' },
    name: { en: 'Trust file', vi: 'Tệp tin cậy' },
    help: {
      en: 'Play only what the keys in this file have signed; kept from then on.',
      vi: 'Chỉ phát nội dung do các khóa trong tệp này ký; giữ từ lần đó về sau.',
    },
    otherwise: { en: 'nothing is asked for a signature', vi: 'không đòi chữ ký' },
  },
  codeDomains: {
    ...plain(false),
    schema: { type: 'string', minLength: 1, maxLength: 2048 },
    read: (written: string) => readCodeDomains(written)?.join(','),
    value: 'DOMAIN,…',
    form: { en: 'domains such as bluezone.gov.vn,gov.vn', vi: 'các tên miền như bluezone.gov.vn,gov.vn' },
    name: { en: 'Where codes may lead', vi: 'Mã QR được dẫn đến' },
    help: {
      en: 'Domains that codes may lead to; a playlist with a code to elsewhere is refused.',
      vi: 'Các tên miền mà mã QR được dẫn đến; danh sách phát có mã dẫn nơi khác bị từ chối.',
    },
    otherwise: { en: 'anywhere', vi: 'mọi nơi' },
  },
  port: {
    ...plain(false),
    ...numeric({ type: 'integer', minimum: 1024, maximum: 65_535 }),
    read: readPort,
    value: 'N',
    form: { en: 'a port from 1024 to 65535, such as 8080', vi: 'số cổng từ 1024 đến 65535, ví dụ 8080' },
    name: { en: 'Port', vi: 'Cổng' },
    help: { en: 'The loopback port to serve the page on.', vi: 'Cổng trên máy này để phục vụ trang.' },
    otherwise: { en: 'that of the last start', vi: 'như lần chạy trước' },
  },
  /** `http://[user:password@]host:port`, before the one of the environment. */
  proxy: {
    ...plain(false),
    schema: { type: 'string', pattern: '^[Hh][Tt][Tt][Pp]://', maxLength: 2048 },
    read: readProxy,
    value: 'URL',
    form: {
      en: 'the address of an HTTP proxy such as http://proxy.example:3128',
      vi: 'địa chỉ proxy HTTP như http://proxy.vi-du.vn:3128',
    },
    name: { en: 'Proxy', vi: 'Proxy' },
    help: {
      en: 'An HTTP proxy, http://host:port; else the one of HTTPS_PROXY, HTTP_PROXY, NO_PROXY.',
      vi: 'Proxy HTTP, http://máy:cổng; không ghi: theo HTTPS_PROXY, HTTP_PROXY, NO_PROXY.',
    },
    otherwise: { en: 'that of the environment', vi: 'theo biến môi trường' },
  },
  caFile: {
    ...plain(false),
    isFile: true,
    schema: { type: 'string', minLength: 1, maxLength: 4096 },
    read: readPath,
    value: 'FILE',
    form: { en: 'a file of certificates (PEM) such as ca.pem', vi: 'tệp chứng chỉ (PEM) như ca.pem' },
    name: { en: 'Certificates', vi: 'Chứng chỉ' },
    help: {
      en: 'Certificates (PEM) to believe besides the usual ones.',
      vi: 'Tệp chứng chỉ (PEM) được tin cậy thêm ngoài các chứng chỉ thông thường.',
    },
    otherwise: { en: 'the usual ones', vi: 'các chứng chỉ thông thường' },
  },
  lanSharing: {
    ...plain(false),
    ...onOrOff(),
    name: { en: 'Sharing on the local network', vi: 'Chia sẻ trong mạng nội bộ' },
    help: {
      en: 'Whether media is given to and taken from the other players of the local network.',
      vi: 'Có chia sẻ clip và ảnh với các trình phát khác trong mạng nội bộ hay không.',
    },
    otherwise: { en: 'off', vi: 'tắt' },
  },
  /** The disk is a limit too. */
  mediaQuotaMiB: {
    ...plain(false),
    ...numeric({ type: 'integer', minimum: 16, maximum: 16_777_216 }),
    value: 'N',
    form: { en: 'a whole number of MiB from 16, such as 4096', vi: 'số MiB nguyên, từ 16 trở lên, như 4096' },
    name: { en: 'Room for media, MiB', vi: 'Dung lượng cho clip và ảnh (MiB)' },
    help: {
      en: 'The most that the media kept on this machine may take, in MiB.',
      vi: 'Clip và ảnh lưu trên máy này được chiếm nhiều nhất bao nhiêu MiB.',
    },
    otherwise: { en: 'what the disk has, less 64 MiB', vi: 'cả ổ đĩa, trừ 64 MiB' },
  },
} as const satisfies Readonly<Record<string, SettingRow>>;

function plain<const OnPanel extends boolean>(onPanel: OnPanel) {
  return { onPanel, isSecret: false, isFile: false } as const;
}

function numeric<const Schema extends Parameters<typeof numberIn>[0]>(schema: Schema) {
  return { schema, read: numberIn(schema) };
}

function onOrOff() {
  return {
    schema: { type: 'boolean' },
    read: readSwitch,
    value: 'on|off',
    form: { en: 'on or off', vi: 'on (bật) hoặc off (tắt)' },
  } as const;
}
