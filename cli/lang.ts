import type { Lang } from '../core/words.ts';

/** The language to answer in: the one asked for, else that of the terminal, else English. `undefined` for one we do not speak. */
export function langOf(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang | undefined {
  if (asked !== undefined) return asked === 'vi' || asked === 'en' ? asked : undefined;
  // A variable that is set to nothing is not set (POSIX, 8.2).
  return (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('vi') ? 'vi' : 'en';
}

/** The language of whatever is said about a command line, which may be wrong in anything, its `--lang` too. */
export function langOfWords(words: readonly string[], env: Readonly<Record<string, string | undefined>>): Lang {
  const asked = words.flatMap((word, index) =>
    word === '--lang' ? (words[index + 1] ?? '') : word.startsWith('--lang=') ? word.slice('--lang='.length) : [],
  );
  return langOf(asked.at(-1), env) ?? langOf(undefined, env) ?? 'en';
}
