import { well, type Finding } from './finding.ts';
import { printed, registry, type Machine } from './machine.ts';

const code = 'UPDATE_REBOOTS';
const none = {
  en: 'Updates do not restart the machine by themselves.',
  vi: 'Cập nhật không tự khởi động lại máy.',
};

/** Whether updates of the system restart it at an hour of their own choice. */
export async function checkUpdateReboots(machine: Machine): Promise<readonly Finding[]> {
  return [machine.platform === 'win32' ? await onWindows(machine) : await onLinux(machine)];
}

async function onLinux(machine: Machine): Promise<Finding> {
  const config = await printed(machine, 'apt-config', 'dump');
  if (config === undefined)
    return {
      code,
      verdict: 'unknown',
      words: {
        en: 'Not a system of Debian’s kind: see whether its updates restart the machine.',
        vi: 'Hệ điều hành không thuộc họ Debian: hãy tự xem cập nhật có khởi động lại máy không.',
      },
    };
  const restarts = /^Unattended-Upgrade::Automatic-Reboot "(true|1)";$/im.test(config);
  if (!restarts) return well(code, none);
  const time = /^Unattended-Upgrade::Automatic-Reboot-Time "(.*)";$/im.exec(config)?.[1] ?? 'now';
  return {
    code,
    verdict: 'warning',
    words: {
      en: `Updates restart the machine by themselves (at: ${time}).`,
      vi: `Cập nhật tự khởi động lại máy (lúc: ${time}).`,
    },
    fix: {
      en: 'Name an hour at which nobody looks, such as 03:00:',
      vi: 'Hãy chọn giờ không ai xem, ví dụ 03:00:',
    },
    commands: [
      `echo 'Unattended-Upgrade::Automatic-Reboot-Time "03:00";' | sudo tee /etc/apt/apt.conf.d/99bluezone-kiosk-reboots`,
    ],
  };
}

async function onWindows(machine: Machine): Promise<Finding> {
  const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU';
  if ((await registry(machine, key, 'NoAutoRebootWithLoggedOnUsers')) === '0x1') return well(code, none);
  return {
    code,
    verdict: 'warning',
    words: {
      en: 'Windows Update may restart the machine outside its active hours, 18 of a day at most.',
      vi: 'Windows Update có thể khởi động lại máy ngoài giờ hoạt động (nhiều nhất 18 giờ mỗi ngày).',
    },
    fix: {
      en: 'As administrator, forbid it while somebody is logged on:',
      vi: 'Bằng quyền quản trị, cấm khởi động lại khi đang có người đăng nhập:',
    },
    commands: [`reg add "${key}" /v NoAutoRebootWithLoggedOnUsers /t REG_DWORD /d 1 /f`],
  };
}
