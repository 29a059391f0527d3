import type { Lang } from '../core/words.ts';

/** The language to answer in: the one asked for, else that of the terminal, else English. `undefined` for one we do not speak. */
export function langOf(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang | undefined {
  if (asked !== undefined) return asked === 'vi' || asked === 'en' ? asked : undefined;
  return (env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '').startsWith('vi') ? 'vi' : 'en';
}
