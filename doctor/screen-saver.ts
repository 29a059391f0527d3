import { well, type Finding } from './finding.ts';
import { gnome, powercfg, printed, registry, type Machine } from './machine.ts';

const code = 'SCREEN_SAVER';
const none = {
  en: 'Nothing blanks or locks the screen.',
  vi: 'Không có gì tắt hay khóa màn hình.',
};

/** Whether something blanks, covers or locks the screen after a while. */
export async function checkScreenSaver(machine: Machine): Promise<readonly Finding[]> {
  if (machine.platform === 'win32') return [await onWindows(machine)];
  const found = [await ofDesktop(machine), await ofX11(machine)].filter((one) => one !== undefined);
  const wrong = found.filter(({ verdict }) => verdict !== 'ok');
  if (wrong.length > 0) return wrong;
  return found.length > 0 ? [well(code, none)] : [unseen];
}

/** Looked at from outside the session that has the screen. */
const unseen: Finding = {
  code,
  verdict: 'unknown',
  words: {
    en: 'There is no screen in this session: whether it is blanked after a while can be told there only.',
    vi: 'Phiên làm việc này không có màn hình, nên không biết màn hình có tự tắt hay không.',
  },
  fix: {
    en: 'Run this again in a terminal on the screen itself.',
    vi: 'Hãy chạy lại lệnh này trong cửa sổ lệnh trên chính màn hình đó.',
  },
};

async function ofX11(machine: Machine): Promise<Finding | undefined> {
  const text = await printed(machine, 'xset', 'q');
  if (text === undefined) return undefined;
  const timeout = Number(/^\s*timeout:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  const isOff = !/DPMS is Enabled/.test(text) || /Standby: 0\s+Suspend: 0\s+Off: 0/.test(text);
  if (timeout === 0 && isOff) return well(code, none);
  return {
    code,
    verdict: 'error',
    words: {
      en: `The X server blanks the screen${timeout === 0 ? '' : ` after ${timeout} s`}${isOff ? '' : ', and switches it off (DPMS)'}.`,
      vi: `Máy chủ X sẽ tắt hình${timeout === 0 ? '' : ` sau ${timeout} giây`}${isOff ? '' : ', rồi tắt luôn màn hình (DPMS)'}.`,
    },
    fix: {
      en: 'Switch both off, at each start of the session:',
      vi: 'Tắt cả hai, mỗi khi phiên làm việc bắt đầu:',
    },
    commands: ['xset s off -dpms'],
  };
}

async function ofDesktop(machine: Machine): Promise<Finding | undefined> {
  const delay = await gnome(machine, 'org.gnome.desktop.session', 'idle-delay');
  if (delay === undefined) return undefined;
  if (/\b0$/.test(delay)) return well(code, none);
  return {
    code,
    verdict: 'error',
    words: {
      en: `The desktop blanks the screen after ${/\d+$/.exec(delay)?.[0] ?? '?'} s.`,
      vi: `Màn hình nền sẽ tắt hình sau ${/\d+$/.exec(delay)?.[0] ?? '?'} giây.`,
    },
    fix: { en: 'Switch that off, as the user of the session:', vi: 'Tắt đi, bằng chính người dùng của phiên đó:' },
    commands: [
      'gsettings set org.gnome.desktop.session idle-delay 0',
      'gsettings set org.gnome.desktop.screensaver lock-enabled false',
    ],
  };
}

async function onWindows(machine: Machine): Promise<Finding> {
  const off = await powercfg(machine, 'SUB_VIDEO', 'VIDEOIDLE');
  const saver = await registry(machine, 'HKCU\\Control Panel\\Desktop', 'ScreenSaveActive');
  if (off?.mains === 0 && saver !== '1') return well(code, none);
  return {
    code,
    verdict: off === undefined ? 'unknown' : 'error',
    words: {
      en: 'Windows switches the screen off, or shows a screen saver, after a while.',
      vi: 'Sau một lúc, Windows sẽ tắt màn hình hoặc hiện màn hình chờ.',
    },
    fix: { en: 'Switch both off:', vi: 'Tắt cả hai:' },
    commands: [
      'powercfg /change monitor-timeout-ac 0',
      'reg add "HKCU\\Control Panel\\Desktop" /v ScreenSaveActive /t REG_SZ /d 0 /f',
    ],
  };
}
