import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What an installation on Windows asks of the machine. */
export interface WindowsMachine {
  /** The words that start the player, by absolute paths. */
  readonly play: readonly string[];
  /** Who calls, such as `QUAY-01\lan`. */
  readonly user: string;
  readonly isAdministrator: boolean;
  /** By its name in the registry, such as `Professional`. */
  readonly edition: string | undefined;
  /** Where only administrators may write. */
  readonly sessionDir: string;
  /** Above the homes of all users. */
  readonly usersDir: string;
}

/**
 * This machine, should it have Windows.
 *
 * @param cli  the words that start this command line
 * @param player  the packaged player, which is no program of the console
 */
export function thisWindowsMachine(
  cli: readonly string[],
  host: 'electron' | 'chromium',
  player: string | undefined,
): WindowsMachine {
  const { env } = process;
  const systemRoot = env['SystemRoot'] ?? 'C:\\Windows';
  return {
    play:
      player === undefined
        ? [
            // Otherwise Windows opens a window for what Node would print, which may come to lie over the picture.
            ...[path.win32.join(systemRoot, 'System32', 'conhost.exe'), '--headless'],
            ...[...cli, 'play', '--host', host, '--wait-for-display'],
          ]
        : [player, '--wait-for-display'],
    user: `${env['USERDOMAIN'] ?? '.'}\\${env['USERNAME'] ?? ''}`,
    // Only an administrator is answered.
    get isAdministrator() {
      return process.platform === 'win32' && spawnSync('fltmc').status === 0;
    },
    get edition() {
      const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
      const { stdout } = spawnSync('reg', ['query', key, '/v', 'EditionID'], { encoding: 'utf8' });
      return /EditionID\s+REG_SZ\s+(\S+)/.exec(stdout ?? '')?.[1];
    },
    sessionDir: path.win32.join(env['ProgramFiles'] ?? 'C:\\Program Files', 'Bluezone Kiosk Session'),
    usersDir: path.win32.dirname(env['PUBLIC'] ?? 'C:\\Users\\Public'),
  };
}
