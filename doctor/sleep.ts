import { well, type Finding } from './finding.ts';
import { gnome, powercfg, printed, type Machine } from './machine.ts';

const code = 'SLEEP';

/** Whether the machine can go to sleep by itself: nobody is there to wake it. */
export async function checkSleep(machine: Machine): Promise<readonly Finding[]> {
  return [machine.platform === 'win32' ? await onWindows(machine) : await onLinux(machine)];
}

async function onLinux(machine: Machine): Promise<Finding> {
  const config = await printed(machine, 'systemd-analyze', 'cat-config', 'systemd/sleep.conf');
  const target = await machine.run('systemctl', ['is-enabled', 'suspend.target']);
  if (/^\s*AllowSuspend\s*=\s*no\s*$/im.test(config ?? '') || target?.stdout.trim().startsWith('masked') === true)
    return well(code, { en: 'The machine is kept from sleeping.', vi: 'Máy đã được chặn không cho ngủ.' });
  if (target === undefined)
    return {
      code,
      verdict: 'unknown',
      words: {
        en: 'There is no systemd here: whether the machine goes to sleep cannot be told.',
        vi: 'Máy không dùng systemd nên không biết máy có tự ngủ hay không.',
      },
    };
  const power = 'org.gnome.settings-daemon.plugins.power';
  const desktop = await gnome(machine, power, 'sleep-inactive-ac-type');
  const asleep = desktop !== undefined && desktop !== "'nothing'";
  return {
    code,
    verdict: 'warning',
    words: asleep
      ? {
          en: `The desktop puts the machine to sleep after ${secondsOf(await gnome(machine, power, 'sleep-inactive-ac-timeout'))} s without a hand on it.`,
          vi: `Sau ${secondsOf(await gnome(machine, power, 'sleep-inactive-ac-timeout'))} giây không ai đụng vào, máy sẽ tự ngủ.`,
        }
      : {
          en: 'Nothing keeps the machine from sleeping: a lid, a key or a program can put it to sleep.',
          vi: 'Chưa chặn máy ngủ: gập máy, bấm phím hoặc một chương trình khác có thể làm máy ngủ.',
        },
    fix: { en: 'Forbid it:', vi: 'Chặn bằng lệnh:' },
    commands: ['sudo systemctl mask sleep.target suspend.target hibernate.target hybrid-sleep.target'],
  };
}

async function onWindows(machine: Machine): Promise<Finding> {
  const after = await powercfg(machine, 'SUB_SLEEP', 'STANDBYIDLE');
  if (after === undefined)
    return {
      code,
      verdict: 'unknown',
      words: { en: 'powercfg does not tell when the machine sleeps.', vi: 'powercfg không cho biết khi nào máy ngủ.' },
    };
  if (after.mains === 0)
    return well(code, { en: 'The machine does not sleep on mains.', vi: 'Khi cắm điện, máy không tự ngủ.' });
  return {
    code,
    verdict: 'warning',
    words: {
      en: `The machine goes to sleep after ${Math.round(after.mains / 60)} minutes.`,
      vi: `Máy tự ngủ sau ${Math.round(after.mains / 60)} phút.`,
    },
    fix: { en: 'Switch that off:', vi: 'Tắt bằng lệnh:' },
    commands: ['powercfg /change standby-timeout-ac 0', 'powercfg /change hibernate-timeout-ac 0'],
  };
}

/** Of `uint32 900` or `900`. */
function secondsOf(value: string | undefined): string {
  return /\d+$/.exec(value ?? '')?.[0] ?? '?';
}
