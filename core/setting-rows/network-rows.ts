import { readPath, readPort, readProxy, readWebUrl } from '../setting-readers.ts';
import { numeric, onOrOff, plain, type SettingRows } from './setting-row.ts';

/** Its network and its disk. */
export const networkRows = {
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
  /** `https://[user:password@]host/folder`; nothing that a playlist says leads elsewhere (DECISIONS 23). */
  screenshotUrl: {
    ...plain(false),
    schema: { type: 'string', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', maxLength: 2048 },
    read: readWebUrl,
    value: 'URL',
    form: {
      en: 'the address of a folder such as https://example.org/screenshots',
      vi: 'địa chỉ thư mục như https://vi-du.vn/anh-man-hinh',
    },
    name: { en: 'Address for screenshots', vi: 'Địa chỉ nhận ảnh chụp màn hình' },
    help: {
      en: 'Where screenshots are brought by HTTP PUT that a signed playlist asks for, as <screen>/<command>.png.',
      vi: 'Nơi nhận (HTTP PUT) ảnh chụp màn hình do danh sách phát có chữ ký yêu cầu, với tên <màn hình>/<lệnh>.png.',
    },
    otherwise: { en: 'nowhere: they are kept on the machine', vi: 'không gửi, chỉ lưu trên máy' },
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
} as const satisfies SettingRows;
