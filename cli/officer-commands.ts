import { json, lang, network, type CommandHelp } from './command-help.ts';

const out = ['--out', 'FOLDER', 'the folder that is to be uploaded', 'thư mục sẽ tải lên máy chủ'] as const;
const keysDir = [
  '--keys',
  'FOLDER',
  'where the keys lie; without it nothing is signed',
  'thư mục chứa khóa; không ghi: không ký',
] as const;
const live = [
  '--live',
  'URL',
  'ask there what is live, and go on from that',
  'hỏi địa chỉ này xem đang phát gì để tiếp tục từ đó',
] as const;
const screensCsv = [
  '--screens',
  'FILE',
  'the register of screens; screens.csv of the FOLDER unless said otherwise',
  'sổ màn hình; không ghi: screens.csv trong thư mục',
] as const;
const bundle = [
  '--bundle',
  'FILE',
  'also write one signed file with everything in it, for a USB stick',
  'ghi thêm một tệp đã ký chứa mọi thứ, để mang bằng USB',
] as const;

/** What officers do who publish: keys, releases, and a look at them. */
export const officerCommands = {
  publish: {
    usage: 'FOLDER',
    en: 'make a folder of clips, pictures and a playlist ready to be uploaded, and sign it',
    vi: 'làm thư mục clip, ảnh, danh sách phát thành thư mục sẵn sàng tải lên, có chữ ký',
    options: [
      out,
      keysDir,
      live,
      screensCsv,
      [
        '--undo',
        '',
        'put the content before out again, as a new revision',
        'phát lại nội dung trước đó, thành bản mới',
      ],
      bundle,
      ...network,
      json,
      lang,
    ],
  },
  verify: {
    usage: 'URL|FOLDER|FILE',
    en: 'look at what is published, or at a bundle, as a screen would',
    vi: 'kiểm tra nội dung đã xuất bản, hoặc một tệp gói, như một màn hình',
    options: [
      [
        '--trust',
        'FILE',
        'the trust file of the screens; without it what is unsigned is believed too',
        'tệp trust của màn hình; không ghi: tin cả nội dung không ký',
      ],
      ...network,
      json,
      lang,
    ],
  },
  hold: {
    usage: 'on [TEXT] | off',
    en: 'take all content down at the next poll, or put it back',
    vi: 'gỡ mọi nội dung ở lần hỏi kế tiếp, hoặc phát lại',
    options: [out, keysDir, live, screensCsv, bundle, ...network, json, lang],
  },
  approve: {
    usage: 'FOLDER',
    en: 'look at what another person has published, and sign it too',
    vi: 'xem bản người khác xuất bản rồi ký thêm',
    options: [keysDir, ['--yes', '', 'sign without asking', 'ký luôn, không hỏi'], bundle, json, lang],
  },
  keys: {
    usage: 'init | add | rotate | list',
    en: 'make and replace the keys that screens believe',
    vi: 'tạo và thay khóa mà màn hình tin',
    options: [
      ['--keys', 'FOLDER', 'where the keys lie', 'thư mục chứa khóa'],
      ['--channel', 'ID', 'init: the id that the playlists have', 'init: mã (id) của các danh sách phát'],
      ['--name', 'NAME', 'init, add: whose the keys are', 'init, add: khóa của ai'],
      [
        '--root',
        'FOLDER',
        'rotate: where the root key lies, such as a USB stick; else with the others',
        'rotate: nơi có khóa gốc, ví dụ USB; không ghi: cùng thư mục khóa',
      ],
      [
        '--add',
        'KEY,…',
        'rotate: public keys that may publish too, or their files',
        'rotate: thêm người xuất bản: khóa công khai, hoặc tệp khóa',
      ],
      ['--remove', 'ID,…', 'rotate: keys that may not publish any more', 'rotate: khóa không được xuất bản nữa'],
      ['--threshold', 'N', 'rotate: how many must sign', 'rotate: cần mấy người ký'],
      ['--new-root', '', 'rotate: replace the root key as well', 'rotate: thay cả khóa gốc'],
      [
        '--stolen',
        '',
        'rotate: a key was stolen; what was signed before leaves the screens',
        'rotate: khóa bị đánh cắp; mọi thứ đã ký rời khỏi màn hình',
      ],
      json,
      lang,
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
