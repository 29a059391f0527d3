import type { Definition } from './definition.ts';

/** Who has signed a playlist, and whether it is a step forward: what a screen with pinned keys refuses. */
export const trustCodes = {
  UNSIGNED: {
    severity: 'error',
    meaning: {
      en: 'The playlist is not signed, and the screen plays only what is signed.',
      vi: 'Danh sách phát không có chữ ký, mà màn hình chỉ phát nội dung đã ký.',
    },
    fix: {
      en: 'publish it with publish --keys',
      vi: 'xuất bản bằng lệnh publish --keys',
    },
  },
  BAD_ENVELOPE: {
    severity: 'error',
    meaning: {
      en: 'The file is meant to be signed, but its envelope is broken or holds something else.',
      vi: 'Tệp có dạng đã ký, nhưng vỏ bọc bị hỏng hoặc chứa thứ khác.',
    },
    fix: {
      en: 'upload the file that publish wrote, unchanged',
      vi: 'tải lên lại đúng tệp mà lệnh publish đã ghi, không sửa',
    },
  },
  BAD_SIGNATURE: {
    severity: 'error',
    meaning: {
      en: 'Not enough of the keys that the screen believes have signed it: another key, changed afterwards, or one signature of two.',
      vi: 'Không đủ chữ ký của những khóa mà màn hình tin: khóa khác, bị sửa sau khi ký, hoặc mới có một trong hai chữ ký.',
    },
    fix: {
      en: 'sign it with the keys of this channel; where two must sign, the second one with approve',
      vi: 'ký bằng khóa của kênh này; nơi cần hai người ký thì người thứ hai dùng lệnh approve',
    },
  },
  WRONG_CHANNEL: {
    severity: 'error',
    meaning: {
      en: 'It is signed for the screens of another channel.',
      vi: 'Tệp được ký cho màn hình của kênh khác.',
    },
    fix: {
      en: 'check which folder was uploaded to which address',
      vi: 'xem lại đã tải thư mục nào lên địa chỉ nào',
    },
  },
  WRONG_EPOCH: {
    severity: 'error',
    meaning: {
      en: 'It was signed before the keys were replaced, or the new trust file is not on the server.',
      vi: 'Tệp được ký từ trước khi thay khóa, hoặc tệp trust mới chưa có trên máy chủ.',
    },
    fix: {
      en: 'publish again with the new keys, and upload trust/ as well',
      vi: 'xuất bản lại bằng khóa mới, và tải lên cả thư mục trust/',
    },
  },
  ROLLBACK: {
    severity: 'error',
    meaning: {
      en: 'An older revision than the screen has had: somebody has put an old file back.',
      vi: 'Bản cũ hơn bản màn hình đã nhận: có người đã đặt lại tệp cũ.',
    },
    fix: {
      en: 'to go back to what was shown before, use publish --undo: it is a new revision',
      vi: 'muốn trở lại nội dung trước, dùng publish --undo: đó là một bản mới',
    },
  },
  EQUIVOCATION: {
    severity: 'error',
    meaning: {
      en: 'One revision has been signed twice with different contents: two people published at once, or a key is stolen.',
      vi: 'Một số hiệu bản được ký hai lần với nội dung khác nhau: hai người xuất bản cùng lúc, hoặc khóa bị đánh cắp.',
    },
    fix: {
      en: 'publish once more, which takes the next revision; if nobody else publishes, replace the keys',
      vi: 'xuất bản thêm lần nữa để lấy số hiệu tiếp theo; nếu không còn ai khác xuất bản thì hãy thay khóa',
    },
  },
  UNHASHED: {
    severity: 'error',
    meaning: {
      en: 'A file of a signed playlist has no SHA-256, so anybody could put another in its place.',
      vi: 'Một tệp trong danh sách đã ký không có SHA-256, nên ai cũng có thể thay bằng tệp khác.',
    },
    fix: {
      en: 'publish the folder: publish writes the hashes',
      vi: 'xuất bản cả thư mục: lệnh publish tự ghi mã băm',
    },
  },
  // What to do is in its words.
  WEB_NOT_ALLOWED: {
    severity: 'warning',
    meaning: {
      en: 'A web page of an origin that the trust file does not name: screens refuse it, whatever each machine allows.',
      vi: 'Trang web có nguồn mà tệp trust không nêu: màn hình không chiếu, dù máy có cho phép.',
    },
  },
} as const satisfies Record<string, Definition>;
