import { readConfigUrl, readWebUrl } from '../setting-readers.ts';
import { plain, type SettingRows } from './setting-row.ts';

const reportMethods = ['post', 'put'] as const;

/** What leaves the machine of its own accord, and where to; nothing that a playlist says leads elsewhere (DECISIONS 23). */
export const reportRows = {
  /** `https://[user:password@]host/path`, or a folder. */
  reportUrl: {
    ...plain(false),
    schema: { type: 'string', minLength: 1, maxLength: 2048 },
    read: readConfigUrl,
    value: 'URL|FOLDER|none',
    form: {
      en: 'an http(s) address such as https://example.org/plays, a folder such as /media/usb/plays, or none',
      vi: 'địa chỉ http(s) như https://vi-du.vn/nhat-ky, thư mục như /media/usb/nhat-ky, hoặc none',
    },
    name: { en: 'Address for proof of play', vi: 'Nơi nhận nhật ký phát' },
    help: {
      en: 'Where what was shown is brought, as lines of JSON: an address, or a folder such as a share.',
      vi: 'Nơi nhận nhật ký phát (các dòng JSON): một địa chỉ, hoặc một thư mục dùng chung.',
    },
    otherwise: {
      en: 'where the trust file says, else nowhere: it is kept on the machine',
      vi: 'theo tệp trust; nếu không có thì chỉ lưu trên máy',
    },
  },
  reportMethod: {
    ...plain(false),
    schema: { type: 'string', enum: reportMethods },
    read: (written: string) => reportMethods.find((method) => method === written),
    value: reportMethods.join('|'),
    form: { en: 'post or put', vi: 'post hoặc put' },
    name: { en: 'How proof of play is brought', vi: 'Cách gửi nhật ký phát' },
    help: {
      en: 'post: each batch is a request to that one address; put: each is a file in the folder at that address.',
      vi: 'post: mỗi lô gửi bằng một yêu cầu tới đúng địa chỉ đó; put: mỗi lô là một tệp trong thư mục ở địa chỉ đó.',
    },
    otherwise: { en: 'post', vi: 'post' },
  },
  reportToken: {
    schema: { type: 'string', minLength: 1, maxLength: 1000 },
    read: readToken,
    value: 'TOKEN',
    form: {
      en: 'a token of up to 1000 letters, digits and signs, without blanks',
      vi: 'chuỗi khóa tối đa 1000 chữ không dấu, chữ số và ký hiệu, không có dấu cách',
    },
    name: { en: 'Token for proof of play', vi: 'Khóa gửi nhật ký phát' },
    help: {
      en: 'What the server at reportUrl knows this machine by: sent to it alone, as a bearer token.',
      vi: 'Khóa để máy chủ ở reportUrl nhận ra máy này: chỉ gửi cho máy chủ đó (bearer token).',
    },
    otherwise: { en: 'none', vi: 'không có' },
    onPanel: false,
    isSecret: true,
    isFile: false,
  },
  heartbeatUrl: {
    ...plain(false),
    schema: { type: 'string', pattern: '^([Hh][Tt][Tt][Pp][Ss]?://|none$)', maxLength: 2048 },
    read: (written: string) => (written === 'none' ? written : readWebUrl(written)),
    value: 'URL|none',
    form: {
      en: 'an http(s) address such as https://example.org/heartbeat, or none',
      vi: 'địa chỉ http(s) như https://vi-du.vn/bao-song, hoặc none',
    },
    name: { en: 'Address for heartbeats', vi: 'Nơi nhận tín hiệu còn hoạt động' },
    help: {
      en: 'Where this machine says every five minutes, by HTTP POST, that it lives and what is wrong with it.',
      vi: 'Cứ năm phút máy báo tới địa chỉ này (HTTP POST) là còn hoạt động và đang có lỗi gì.',
    },
    otherwise: { en: 'where the trust file says, else nowhere', vi: 'theo tệp trust; nếu không có thì không gửi' },
  },
  metricsToken: {
    schema: { type: 'string', minLength: 16, maxLength: 1000 },
    read: (written: string) => (written.length < 16 ? undefined : readToken(written)),
    value: 'TOKEN',
    form: {
      en: 'a token of 16 to 1000 letters, digits and signs, without blanks',
      vi: 'chuỗi khóa từ 16 đến 1000 chữ không dấu, chữ số và ký hiệu, không có dấu cách',
    },
    name: { en: 'Token for metrics', vi: 'Khóa đọc số liệu' },
    help: {
      en: 'Whoever brings it as a bearer token may read /metrics.',
      vi: 'Ai gửi kèm khóa này (bearer token) thì đọc được /metrics.',
    },
    otherwise: { en: 'none', vi: 'không có' },
    onPanel: false,
    isSecret: true,
    isFile: false,
  },
  /** Beside the loopback door, and only with `metricsToken`. */
  metricsListen: {
    ...plain(false),
    schema: { type: 'string', minLength: 3, maxLength: 100 },
    read: readListen,
    value: 'ADDRESS:PORT',
    form: {
      en: 'an address or interface of this machine with a port, such as 10.0.0.5:9464 or eth0:9464',
      vi: 'địa chỉ hoặc card mạng của máy này kèm cổng, ví dụ 10.0.0.5:9464 hoặc eth0:9464',
    },
    name: { en: 'Where metrics can be read', vi: 'Nơi đọc số liệu' },
    help: {
      en: 'Where /metrics can also be read from other machines; needs metricsToken.',
      vi: 'Địa chỉ để máy khác đọc /metrics; phải có metricsToken.',
    },
    otherwise: { en: 'on this machine only', vi: 'chỉ trên máy này' },
  },
} as const satisfies SettingRows;

/** What may stand in a header, and needs no quotes anywhere. */
function readToken(written: string): string | undefined {
  return /^[!-~]{1,1000}$/.test(written) ? written : undefined;
}

/** `10.0.0.5:9464`, `[fd00::5]:9464` or `eth0:9464`. */
function readListen(written: string): string | undefined {
  const [, port] = /^(?:\[[0-9A-Fa-f:.]+\]|[\w.-]{1,60}):(\d{1,5})$/.exec(written) ?? [];
  return port !== undefined && Number(port) >= 1024 && Number(port) <= 65_535 ? written : undefined;
}
