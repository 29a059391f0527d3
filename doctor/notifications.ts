import { well, type Finding } from './finding.ts';
import { gnome, printed, registry, type Machine } from './machine.ts';

const code = 'NOTIFICATIONS';
const none = { en: 'No notifications cover the picture.', vi: 'Không có thông báo nào che hình.' };
/** Programs that draw notifications on desktops without GNOME. */
const DAEMONS =
  /^(dunst|mako|xfce4-notifyd|mate-notification-daemon|notification-daemon|notify-osd|lxqt-notificationd)/;

/** Whether messages of other programs can come up over the picture. */
export async function checkNotifications(machine: Machine): Promise<readonly Finding[]> {
  return [machine.platform === 'win32' ? await onWindows(machine) : await onLinux(machine)];
}

async function onLinux(machine: Machine): Promise<Finding> {
  const banners = await gnome(machine, 'org.gnome.desktop.notifications', 'show-banners');
  if (banners === 'true')
    return shown({ en: 'Switch them off:', vi: 'Tắt bằng lệnh:' }, [
      'gsettings set org.gnome.desktop.notifications show-banners false',
    ]);
  const processes = (await printed(machine, 'ps', '-eo', 'comm=')) ?? '';
  const daemon = processes
    .split('\n')
    .find((name) => DAEMONS.test(name.trim()))
    ?.trim();
  if (daemon === undefined) return well(code, none);
  return shown(
    {
      en: `They are drawn by ${daemon}: remove it, or end it in the session of the screen.`,
      vi: `Chương trình ${daemon} vẽ thông báo: hãy gỡ nó, hoặc không cho nó chạy trong phiên của màn hình.`,
    },
    [],
  );
}

async function onWindows(machine: Machine): Promise<Finding> {
  const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\PushNotifications';
  const toasts = await registry(machine, key, 'ToastEnabled');
  if (toasts === '0x0') return well(code, none);
  return shown({ en: 'Switch them off:', vi: 'Tắt bằng lệnh:' }, [
    `reg add "${key}" /v ToastEnabled /t REG_DWORD /d 0 /f`,
  ]);
}

function shown(fix: Finding['words'], commands: readonly string[]): Finding {
  return {
    code,
    verdict: 'warning',
    words: {
      en: 'Notifications of other programs come up over the picture.',
      vi: 'Thông báo của chương trình khác có thể hiện đè lên hình.',
    },
    fix,
    ...(commands.length === 0 ? {} : { commands }),
  };
}
