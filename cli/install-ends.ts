import { KIOSK_USER } from '../core/kiosk-user.ts';
import type { Lang } from '../core/words.ts';
import type { InstallKind } from '../machine/plan.ts';
import { TASK_NAME } from '../machine/windows-autostart.ts';

/** What was installed or taken back, and on which system. */
export interface Ended {
  readonly system: 'linux' | 'windows';
  readonly kind: InstallKind;
  readonly dataDir: string;
}

/** What an installation ends with: from when on it plays, and how to look at it. */
export function nowInstalled({ system, kind, dataDir }: Ended, lang: Lang): readonly string[] {
  return installed[system][kind](dataDir)[lang];
}

/** What is still there when it was taken back. */
export function stillThere({ system, kind, dataDir }: Ended, lang: Lang): readonly string[] {
  const data = {
    en: `media, journal and settings stay in ${dataDir}`,
    vi: `clip, ảnh, nhật ký phát và cài đặt vẫn còn trong ${dataDir}`,
  };
  if (kind === 'autostart') return [data[lang]];
  const command =
    system === 'linux'
      ? `userdel ${KIOSK_USER}; rm -r ${dataDir}`
      : `net user ${KIOSK_USER} /delete; rd /s "${dataDir}"`;
  const user = {
    en: `so does the user who owns them; to be rid of both: ${command}`,
    vi: `tài khoản sở hữu chúng cũng còn; muốn xóa cả hai: ${command}`,
  };
  return [data[lang], user[lang]];
}

type Lines = Readonly<Record<Lang, readonly string[]>>;

const installed: Readonly<Record<Ended['system'], Readonly<Record<InstallKind, (dataDir: string) => Lines>>>> = {
  linux: {
    'kiosk-session': (dataDir) => ({
      en: [
        `the screen plays by itself now, and whenever the machine is switched on; media, journal and settings lie in ${dataDir}`,
        'its state: systemctl status bluezone-kiosk    its log: journalctl -u bluezone-kiosk',
      ],
      vi: [
        `màn hình tự phát từ bây giờ và mỗi khi bật máy; clip, ảnh, nhật ký phát và cài đặt nằm trong ${dataDir}`,
        'xem trạng thái: systemctl status bluezone-kiosk    xem nhật ký: journalctl -u bluezone-kiosk',
      ],
    }),
    autostart: (dataDir) => ({
      en: [
        `the player starts at your next login; now: systemctl --user start bluezone-kiosk; media, journal and settings lie in ${dataDir}`,
        'its state: systemctl --user status bluezone-kiosk    its log: journalctl --user -u bluezone-kiosk',
      ],
      vi: [
        `trình phát sẽ chạy ở lần đăng nhập tới; chạy ngay: systemctl --user start bluezone-kiosk; clip, ảnh, nhật ký phát và cài đặt nằm trong ${dataDir}`,
        'xem trạng thái: systemctl --user status bluezone-kiosk    xem nhật ký: journalctl --user -u bluezone-kiosk',
      ],
    }),
  },
  windows: {
    'kiosk-session': (dataDir) => ({
      en: [
        `from the next start of the machine on it logs ${KIOSK_USER} on by itself, and plays; media, journal and settings lie in ${dataDir}`,
        'to work on the machine: Ctrl+Alt+Delete, Sign out, and hold Shift until you are asked for your name',
      ],
      vi: [
        `từ lần khởi động máy tới, Windows tự đăng nhập ${KIOSK_USER} và phát; clip, ảnh, nhật ký phát và cài đặt nằm trong ${dataDir}`,
        'muốn làm việc trên máy: Ctrl+Alt+Delete, chọn Sign out và giữ phím Shift đến khi máy hỏi tên đăng nhập',
      ],
    }),
    autostart: (dataDir) => ({
      en: [
        `the player starts at your next logon; now: schtasks /run /tn "${TASK_NAME}"; media, journal and settings lie in ${dataDir}`,
        `its state: schtasks /query /tn "${TASK_NAME}"    what else keeps a screen from playing: bluezone-kiosk doctor`,
      ],
      vi: [
        `trình phát sẽ chạy ở lần đăng nhập tới; chạy ngay: schtasks /run /tn "${TASK_NAME}"; clip, ảnh, nhật ký phát và cài đặt nằm trong ${dataDir}`,
        `xem trạng thái: schtasks /query /tn "${TASK_NAME}"    tìm những gì khác làm màn hình không phát: bluezone-kiosk doctor`,
      ],
    }),
  },
};
