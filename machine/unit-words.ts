/**
 * A command line as `ExecStart=` takes it: words that need it in quotes, and what systemd would replace (`%`, `$`) doubled
 * (systemd.service(5), “Command lines”).
 */
export function execWords(words: readonly string[]): string {
  return words.map((word) => quoted(word.replaceAll('%', '%%').replaceAll('$', '$$$$'))).join(' ');
}

/** `Environment=` lines, each ended. In their values systemd replaces `%`, but not `$`. */
export function environmentLines(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `Environment=${quoted(`${name}=${value.replaceAll('%', '%%')}`)}\n`)
    .join('');
}

function quoted(word: string): string {
  if (/^[\w@%+=:,./$-]+$/.test(word)) return word;
  return `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
