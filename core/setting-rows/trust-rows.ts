import { readCodeDomains } from '../code-domains.ts';
import { readPin } from '../operator.ts';
import { readPath } from '../setting-readers.ts';
import { readWebOrigins } from '../web-origins.ts';
import { plain, type SettingRows } from './setting-row.ts';

/** Whom a machine believes. */
export const trustRows = {
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
  webOrigins: {
    ...plain(false),
    schema: { type: 'string', minLength: 1, maxLength: 4096 },
    read: (written: string) => readWebOrigins(written)?.join(','),
    value: 'ORIGIN,…',
    form: {
      en: 'origins such as https://portal.example.gov.vn (http:// only on the own network, and not 127.0.0.1)',
      vi: 'các nguồn như https://cong.vi-du.gov.vn (http:// chỉ dùng trong mạng nội bộ, và không dùng 127.0.0.1)',
    },
    name: { en: 'Web pages that may be shown', vi: 'Trang web được chiếu' },
    help: {
      en: 'Origins whose web pages this screen may show, with all those that their parts come from.',
      vi: 'Các nguồn trang web được chiếu trên màn hình này, kể cả mọi nguồn mà trang lấy nội dung.',
    },
    otherwise: { en: 'none', vi: 'không trang nào' },
  },
} as const satisfies SettingRows;
