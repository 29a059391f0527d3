import { vi } from 'vitest';

export interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command says and ends with, on a terminal that speaks English unless it is asked otherwise. */
export async function said(
  command: (args: readonly string[]) => Promise<number>,
  args: readonly string[],
  env: Readonly<Record<string, string>> = { LC_ALL: 'en_US.UTF-8' },
): Promise<Said> {
  for (const name of new Set(['LC_ALL', 'LC_MESSAGES', 'LANG', ...Object.keys(env)])) vi.stubEnv(name, env[name]);
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  try {
    return { exitCode: await command(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
