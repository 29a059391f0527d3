import type { Words } from '../core/words.ts';

/** Why something could not be had, as network and disk say it; in Vietnamese too where it is one of the usual ones. */
export function reasonWords(reason: string): Words {
  for (const [pattern, vi] of usual) if (pattern.test(reason)) return { en: reason, vi: reason.replace(pattern, vi) };
  return { en: reason, vi: reason };
}

const usual: readonly (readonly [RegExp, string])[] = [
  [/^the server answered (\d+)$/, 'máy chủ trả lời $1'],
  [/^no answer within ([\d.]+) s$/, 'không có trả lời trong $1 giây'],
  [/^the transfer stalled after (\d+) bytes$/, 'đường truyền đứng sau $1 byte'],
  [/^no such file in the folder$/, 'trong thư mục không có tệp tên này'],
  [/^not a file$/, 'không phải là tệp'],
  [/^not an address$/, 'không phải là địa chỉ'],
  [/^neither a file nor a folder$/, 'không phải tệp cũng không phải thư mục'],
  [/^ENOENT.*$/, 'không có tệp hoặc thư mục này'],
  [/^(EACCES|EPERM).*$/, 'không có quyền đọc'],
  [/^.*ECONNREFUSED.*$/, 'máy chủ không nhận kết nối'],
  [/^.*(ENOTFOUND|EAI_AGAIN).*$/, 'không tìm thấy máy chủ có tên này'],
  [/^redirected to another server, (\S+) .*$/, 'bị chuyển sang máy chủ khác, $1 (trang đăng nhập?)'],
];
