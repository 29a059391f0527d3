import path from 'node:path';
import { well, type Finding } from './finding.ts';
import type { Machine } from './machine.ts';

const code = 'AUTOSTART';

/** Whether the player starts with the machine. */
export async function checkAutostart(machine: Machine): Promise<readonly Finding[]> {
  return [machine.platform === 'win32' ? await onWindows(machine) : await onLinux(machine)];
}

async function onLinux(machine: Machine): Promise<Finding> {
  const unit = await machine.run('systemctl', ['is-enabled', 'bluezone-kiosk.service']);
  if (unit?.stdout.trim() === 'enabled' || atLogin(machine)) return well(code, starts);
  return never([
    'sudo bluezone-kiosk install --kiosk-session   # a machine for this alone',
    'bluezone-kiosk install --autostart            # at the login of this user',
  ]);
}

/** Beside a desktop an autostart entry starts the user's unit, which itself is enabled by nothing (machine/autostart.ts). */
function atLogin({ env, read }: Machine): boolean {
  const configDir = env['XDG_CONFIG_HOME'] || path.posix.join(env['HOME'] ?? '/', '.config');
  return read(path.posix.join(configDir, 'autostart', 'bluezone-kiosk.desktop')) !== undefined;
}

async function onWindows(machine: Machine): Promise<Finding> {
  const task = await machine.run('schtasks', ['/query', '/tn', 'Bluezone Kiosk']);
  return task?.code === 0 ? well(code, starts) : never(['bluezone-kiosk install --autostart']);
}

const starts = { en: 'The player starts with the machine.', vi: 'Bật máy là trình phát tự chạy.' };

function never(commands: readonly string[]): Finding {
  return {
    code,
    verdict: 'warning',
    words: {
      en: 'The player does not start with the machine: after a power cut the screen stays dark.',
      vi: 'Bật máy lên trình phát không tự chạy: sau khi mất điện, màn hình sẽ để trống.',
    },
    fix: { en: 'Let it start:', vi: 'Cho tự chạy:' },
    commands,
  };
}
