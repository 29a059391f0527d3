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
} as const satisfies Readonly<Record<string, CommandHelp>>;
