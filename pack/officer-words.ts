/** What starts the command line out of the unpacked folder, by the names of the files. */
export const launchers = {
  windows: {
    'bluezone-kiosk.cmd': windowsLines(['@echo off', '"%~dp0node.exe" "%~dp0out\\main\\cli.js" %*']),
    // For a double click: a window in which the command is found from every folder, in UTF-8.
    'mo-cua-so-lenh.cmd': windowsLines([
      '@echo off',
      'chcp 65001 >nul',
      'set "PATH=%~dp0;%PATH%"',
      'set LANG=vi',
      'title Bluezone Kiosk',
      'cd /d "%USERPROFILE%"',
      'call bluezone-kiosk help',
      'cmd /k',
    ]),
  },
  linux: {
    'bluezone-kiosk': `#!/bin/sh
dir=$(dirname "$(readlink -f "$0")")
exec "$dir/node" "$dir/out/main/cli.js" "$@"
`,
  },
} as const;

const open = {
  windows: {
    vi: 'Nhấp đúp mo-cua-so-lenh.cmd. Trong cửa sổ hiện ra, gõ các lệnh dưới đây.',
    en: 'Double-click mo-cua-so-lenh.cmd. Type the commands below into the window that opens.',
  },
  linux: {
    vi: 'Mở cửa sổ lệnh trong thư mục này và gõ các lệnh dưới đây, có ./ đứng trước.',
    en: 'Open a terminal in this folder and type the commands below with ./ before them.',
  },
} as const;

const commands = (folder: string, keys: string, upload: string, name: string) => `
    bluezone-kiosk check ${folder}
    bluezone-kiosk preview ${folder}
    bluezone-kiosk keys init --keys ${keys} --channel ${name}
    bluezone-kiosk publish ${folder} --out ${upload} --keys ${keys}
    bluezone-kiosk help
`;

/** What is read before anything else is done. */
export const readMe = { windows: words('windows'), linux: words('linux') } as const;

function words(system: keyof typeof open): string {
  const text = `Bluezone Kiosk: công cụ soạn và đăng nội dung cho các màn hình công cộng.
Không cần cài đặt, không cần mạng, không gửi gì đi. Xóa thư mục này là gỡ xong.

${open[system].vi}
${commands('THU-MUC', 'THU-MUC-KHOA', 'THU-MUC-TAI-LEN', 'TEN')}
check tìm lỗi, preview cho xem trước cả tuần, publish ký và xếp sẵn thư mục để tải lên máy chủ web.
Chưa có khóa thì bỏ --keys: nội dung không được ký, màn hình tin bất cứ ai ghi được lên máy chủ.

----

Bluezone Kiosk: makes and signs what public screens show.
Nothing to install, no network needed, nothing is sent. To remove it, delete this folder.

${open[system].en}
${commands('FOLDER', 'KEYS', 'PUBLIC', 'NAME')}
check finds faults, preview shows the week, publish signs and lays out the folder to upload.
`;
  return system === 'windows' ? windowsLines(text.split('\n')) : text;
}

/** Notepad and cmd.exe take lines that end so. */
function windowsLines(lines: readonly string[]): string {
  return `${lines.join('\r\n').trimEnd()}\r\n`;
}
