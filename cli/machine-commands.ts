import { json, lang, type CommandHelp } from './command-help.ts';

/** The commands by which a machine becomes a screen. */
export const machineCommands = {
  install: {
    usage: '--autostart | --kiosk-session [x11|cage] | --uninstall',
    en: 'have this machine play by itself from the moment it is switched on',
    vi: 'cho máy này tự phát mỗi khi bật lên',
    options: [
      [
        '--autostart',
        '',
        'on a machine with a desktop: at the login of the user who calls it',
        'máy có màn hình nền (desktop): phát khi người dùng hiện tại đăng nhập',
      ],
      [
        '--kiosk-session',
        'x11|cage',
        'the player and nothing else: on a bare Debian machine, as root (x11, for several displays, unless said otherwise), or on Windows Enterprise, Education or IoT, as administrator',
        'chỉ có trình phát: trên máy Debian không có màn hình nền, chạy với quyền root (không ghi: x11, dùng được nhiều màn hình), hoặc trên Windows Enterprise, Education, IoT, chạy với quyền quản trị',
      ],
      ['--uninstall', '', 'take back exactly what was written', 'gỡ đúng những gì đã ghi'],
      [
        '--hardware-watchdog',
        '',
        'with --kiosk-session: have the board start a machine anew whose kernel hangs',
        'cùng với --kiosk-session: bo mạch tự khởi động lại khi nhân hệ điều hành bị treo',
      ],
      [
        '--dry-run',
        '',
        'print every file and every command, and change nothing',
        'in ra mọi tệp và mọi lệnh, không thay đổi gì',
      ],
      [
        '--force',
        '',
        'put files aside that others wrote or changed, as FILE.saved',
        'cất tệp do người khác viết hoặc đã sửa, thành TỆP.saved',
      ],
      json,
      lang,
    ],
  },
  updates: {
    usage: '[show] | on URL --key FILE | off | now | back',
    en: 'have newer versions come by themselves at quiet times, from a folder on a web server, or tell how that stands',
    vi: 'cho máy tự lấy phiên bản mới vào giờ vắng từ một thư mục trên máy chủ web, hoặc xem tình hình cập nhật',
    options: [
      [
        '--key',
        'FILE',
        'with on: the public key of whoever makes the packages; nothing else is believed',
        'cùng với on: khóa công khai của người làm gói cài đặt; máy chỉ tin khóa này',
      ],
      [
        '--first',
        '',
        'with on: this machine takes new versions before others do',
        'cùng với on: máy này nhận phiên bản mới trước các máy khác',
      ],
      [
        '--dry-run',
        '',
        'with on and off: print every file and every command, and change nothing',
        'cùng với on và off: in ra mọi tệp và mọi lệnh, không thay đổi gì',
      ],
      [
        '--force',
        '',
        'with on: put files aside that others wrote or changed, as FILE.saved',
        'cùng với on: cất tệp do người khác viết hoặc đã sửa, thành TỆP.saved',
      ],
      json,
      lang,
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
