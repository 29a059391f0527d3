import type { Machine, Ran } from '../../doctor/machine.ts';

/** What a program answers, by its command line or the beginning of it; a number is an exit code other than 0. */
export type Answers = Readonly<Record<string, string | number>>;

/** A machine whose programs answer as told, and are not there otherwise. */
export function machineOf(
  answers: Answers,
  { platform = 'linux', env = {}, files = {}, now = Date.UTC(2026, 10, 22) }: MachineOptions = {},
): Machine {
  return {
    ...{ platform, env, now: () => now },
    run(program, args): Promise<Ran | undefined> {
      const line = [program, ...args].join(' ');
      const found = Object.entries(answers).find(([begin]) => line.startsWith(begin))?.[1];
      if (found === undefined) return Promise.resolve(undefined);
      return Promise.resolve(typeof found === 'string' ? { code: 0, stdout: found } : { code: found, stdout: '' });
    },
    read: (file) => files[file],
    list: (dir) =>
      Object.keys(files)
        .filter((file) => file.startsWith(`${dir}/`))
        .map((file) => file.slice(dir.length + 1).split('/')[0] ?? ''),
  };
}

interface MachineOptions {
  readonly platform?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly now?: number;
}

export const GNOME = { env: { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' } } as const;
export const WINDOWS = { platform: 'win32' } as const;

/** `powercfg /query` of a Vietnamese Windows: the words are its own, the figures are everywhere the same. */
export function powercfgAnswer(mains: string, battery: string): string {
  return [
    'GUID Lược đồ Nguồn điện: 381b4222-f694-41f0-9685-ff5bb260df2e  (Cân bằng)',
    '    GUID Thiết đặt Nguồn điện: 29f6c1db-86da-48c5-9fdb-f2b67b1f44da  (Ngủ sau)',
    '      Thiết đặt Tối thiểu: 0x00000000',
    '      Thiết đặt Tối đa: 0xffffffff',
    '      Mức tăng: 0x00000001',
    `    Chỉ mục Thiết đặt Nguồn AC Hiện tại: 0x${mains}`,
    `    Chỉ mục Thiết đặt Nguồn DC Hiện tại: 0x${battery}`,
    '',
  ].join('\r\n');
}
