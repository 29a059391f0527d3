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
  [/^not an address(: .*)?$/, 'không phải là địa chỉ$1'],
  [/^not an http address: (.*)$/, 'không phải địa chỉ http: $1'],
  [
    /^http:\/\/ is only for the own network, this needs https:\/\/ : (.*)$/,
    'http:// chỉ dùng trong mạng nội bộ, địa chỉ này phải là https:// : $1',
  ],
  [
    /^is a file: name its folder, .* called (\S+), got (.*)$/,
    'là một tệp: phải nêu thư mục chứa tệp, trong đó danh sách phát có tên $1; đang ghi $2',
  ],
  [/^neither a file nor a folder$/, 'không phải tệp cũng không phải thư mục'],
  [/^files are still being copied into the folder$/, 'trong thư mục chỉ có tệp rỗng, như đang chép dở'],
  [/^it is no bundle$/, 'không phải tệp gói (bundle)'],
  [/^it holds no playlist\.json$/, 'trong gói không có playlist.json'],
  [/^it is cut short(?:: (\S+) is not whole)?$/, 'gói bị cắt cụt, chép chưa hết'],
  [/^its table is damaged$/, 'gói bị hỏng'],
  [/^something stands after its end$/, 'sau phần cuối của gói còn dữ liệu lạ'],
  [/^it holds (?:a file that no bundle has|what is no plain file)$/, 'trong gói có thứ không thuộc về một gói'],
  [/^it holds (\S+) twice$/, 'trong gói có hai tệp $1'],
  [/^it holds more than (\d+) files$/, 'trong gói có hơn $1 tệp'],
  [/^(\S+) in it is larger than (\d+) bytes$/, 'tệp $1 trong gói lớn hơn $2 byte'],
  [/^it is not in the bundle$/, 'trong gói không có tệp này'],
  [
    /^another player is using the data directory (.*): end it first, .*$/,
    'một trình phát khác đang dùng thư mục dữ liệu $1: hãy dừng trình phát đó trước, hoặc nêu thư mục khác bằng --data-dir',
  ],
  [
    /^the data directory (.*) cannot be used \((.*)\): .*$/,
    'không dùng được thư mục dữ liệu $1 ($2): hãy cho người dùng này quyền ghi, hoặc nêu thư mục khác bằng --data-dir',
  ],
  [/^(.*) is not a trust file: .*$/, '$1 không phải tệp trust'],
  [/^(?:.* cannot be read: )?ENOENT.*$/, 'không có tệp hoặc thư mục này'],
  [/^(?:.* cannot be read: )?(?:EACCES|EPERM).*$/, 'không có quyền đọc'],
  [/^.*ECONNREFUSED.*$/, 'máy chủ không nhận kết nối'],
  [/^.*(ENOTFOUND|EAI_AGAIN).*$/, 'không tìm thấy máy chủ có tên này'],
  [
    /^the server's certificate has expired: .*$/,
    'chứng chỉ của máy chủ đã hết hạn: gia hạn chứng chỉ trên máy chủ, và xem đồng hồ máy này có đúng không',
  ],
  [
    /^the server's certificate is not valid yet: .*$/,
    'chứng chỉ của máy chủ chưa có hiệu lực: xem đồng hồ máy này có đúng không',
  ],
  [
    /^the server's certificate is made out to another name: .*$/,
    'chứng chỉ của máy chủ cấp cho tên khác: sửa địa chỉ ở đây, hoặc chứng chỉ trên máy chủ',
  ],
  [
    /^nobody whom this machine trusts has signed .*$/,
    'chứng chỉ của máy chủ không do tổ chức nào máy này tin cậy ký: nếu đơn vị tự ký, hãy đặt tệp chứng chỉ CA vào cài đặt caFile',
  ],
  [/^(?:.* cannot be read: )?it holds no certificate in PEM form .*$/, 'tệp không chứa chứng chỉ nào ở dạng PEM'],
  [/^the proxy asks who we are: .*$/, 'proxy đòi đăng nhập: ghi tên và mật khẩu vào địa chỉ trong cài đặt proxy'],
  [/^the proxy answered (\d+)$/, 'proxy trả lời $1'],
  [/^.*(?:CERT_|certificate).*$/i, 'chứng chỉ (https) của máy chủ không hợp lệ'],
  [/^.*(?:ECONNRESET|other side closed|terminated).*$/, 'máy chủ ngắt kết nối giữa chừng'],
  [/^.*(?:ETIMEDOUT|Timeout).*$/, 'máy chủ không trả lời'],
  [/^more than (\d+) redirects, the last to (\S+)$/, 'bị chuyển hơn $1 lần, lần cuối tới $2'],
  [/^the server answered (\d+) to a request .*$/, 'máy chủ trả lời $1, trong khi phải gửi cả tệp'],
  [/^redirected to another server, (\S+) .*$/, 'bị chuyển sang máy chủ khác, $1 (trang đăng nhập?)'],
];
