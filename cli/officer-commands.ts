import { json, lang, network, screensCsv, type CommandHelp } from './command-help.ts';

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
const clockIsRight = [
  '--clock-is-right',
  '',
  "sign with this machine's date, though other dates speak against it",
  'vẫn ký theo ngày của máy này, dù các mốc khác cho thấy ngày ấy sai',
] as const;
const endHold = [
  '--end-hold',
  '',
  'what is published ends the hold that is in force',
  'bản này kết thúc lệnh tạm ngừng đang có hiệu lực',
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
        'put the content before out again, as a new revision; once more: the one before that',
        'phát lại nội dung trước đó, thành bản mới; lần nữa: lùi thêm một nội dung',
      ],
      ['--revision', 'N', '--undo: the content of this revision instead', '--undo: lấy nội dung của bản số này'],
      endHold,
      clockIsRight,
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
      [
        '--keys',
        'FOLDER',
        'the folder of keys, or the one that is uploaded: tells an older revision that was put back; else found from --trust',
        'thư mục khóa, hoặc thư mục đã tải lên: nhận ra bản cũ bị đặt lại; không ghi: tìm theo --trust',
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
    options: [out, keysDir, live, screensCsv, clockIsRight, bundle, ...network, json, lang],
  },
  approve: {
    usage: 'FOLDER',
    en: 'look at what another person has published, and sign it too',
    vi: 'xem bản người khác xuất bản rồi ký thêm',
    options: [keysDir, screensCsv, ['--yes', '', 'sign without asking', 'ký luôn, không hỏi'], bundle, json, lang],
  },
  command: {
    usage:
      'FOLDER screenshot | restart [page|browser|player] | clear-cache | volume PERCENT | identify [SECONDS] | list | withdraw ID',
    en: 'write what screens are told to do into a playlist, before it is published; list it, or take it out',
    vi: 'ghi lệnh cho màn hình vào danh sách phát trước khi xuất bản; liệt kê hoặc rút lệnh',
    options: [
      ['--screen', 'ID,…', 'on the screens of these names', 'trên các màn hình có tên này'],
      ['--tags', 'key=value,…', 'on screens that are all this', 'trên màn hình có đủ các thẻ này'],
      ['--all', '', 'on all screens', 'trên mọi màn hình'],
      [
        '--from',
        'TIME',
        'not before 2026-11-20T18:00, on the clock of the playlist; at once unless said otherwise',
        'không trước 2026-11-20T18:00, theo đồng hồ của danh sách phát; không ghi: ngay khi nhận',
      ],
      [
        '--expires',
        'TIME',
        '30min, 2h, 3d, or until 2026-11-20T18:00: screens that hear of it later leave it; 1d unless said otherwise',
        '30min, 2h, 3d, hoặc đến 2026-11-20T18:00: màn hình nhận sau đó sẽ bỏ qua; không ghi: 1d',
      ],
      screensCsv,
      ['--dry-run', '', 'say what would be changed, and change nothing', 'chỉ cho biết sẽ đổi gì, không ghi'],
      json,
      lang,
    ],
  },
  keys: {
    usage: 'init | add | rotate | list',
    en: 'make and replace the keys that screens believe',
    vi: 'tạo và thay khóa mà màn hình tin',
    options: [
      ['--keys', 'FOLDER', 'where the keys lie', 'thư mục chứa khóa'],
      ['--channel', 'ID', 'init: the id that the playlists have', 'init: mã (id) của các danh sách phát'],
      [
        '--name',
        'NAME',
        'whose the keys are; rotate: whose the new one is, or the one of --add',
        'khóa của ai; rotate: của khóa mới, hoặc của khóa trong --add',
      ],
      [
        '--root',
        'FOLDER',
        'init, rotate: where the root key lies, such as a USB stick; else with the others',
        'init, rotate: nơi có khóa gốc, ví dụ USB; không ghi: cùng thư mục khóa',
      ],
      [
        '--live',
        'URL',
        'rotate: take the trust files from there, where the folder has none',
        'rotate: lấy tệp trust từ địa chỉ này khi thư mục khóa không có',
      ],
      [
        '--add',
        'FILE,…',
        'rotate: who may publish too: files that keys add wrote (.public.json), or public keys',
        'rotate: thêm người xuất bản: tệp do keys add ghi (.public.json), hoặc khóa công khai',
      ],
      ['--remove', 'ID,…', 'rotate: keys that may not publish any more', 'rotate: khóa không được xuất bản nữa'],
      ['--threshold', 'N', 'rotate: how many must sign', 'rotate: cần mấy người ký'],
      [
        '--web-origins',
        'ORIGIN,…|any|none',
        'init, rotate: where web pages may come from at most, if the screen allows that too; any: wherever it allows',
        'init, rotate: trang web chỉ được lấy từ các nguồn này, nếu màn hình cũng cho phép; any: mọi nguồn màn hình cho phép',
      ],
      [
        '--report-url',
        'URL|none',
        'init, rotate: where screens bring what they have shown, unless a machine has it set',
        'init, rotate: nơi màn hình gửi nhật ký phát, trừ khi máy đặt nơi khác',
      ],
      ['--report-method', 'post|put', 'init, rotate: how they bring it', 'init, rotate: cách gửi'],
      [
        '--heartbeat-url',
        'URL|none',
        'init, rotate: where they say that they live, unless a machine has it set',
        'init, rotate: nơi màn hình báo còn hoạt động, trừ khi máy đặt nơi khác',
      ],
      ['--new-root', '', 'rotate: replace the root key as well', 'rotate: thay cả khóa gốc'],
      [
        '--stolen',
        '',
        'rotate: a key was stolen; what was signed before leaves the screens',
        'rotate: khóa bị đánh cắp; mọi thứ đã ký rời khỏi màn hình',
      ],
      ...network,
      json,
      lang,
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
