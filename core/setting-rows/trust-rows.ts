import { readCodeDomains } from '../code-domains.ts';
import { readPin } from '../operator.ts';
import { readPath } from '../setting-readers.ts';
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
} as const satisfies SettingRows;
