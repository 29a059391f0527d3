/**
 * A command line as programs of Windows take it apart: words that need it in quotes, with quotes and the backslashes
 * before them doubled (CommandLineToArgvW).
 */
export function windowsCommandLine(words: readonly string[]): string {
  return words.map((word) => (/^[^\s"]+$/.test(word) ? word : `"${escaped(word)}"`)).join(' ');
}

function escaped(word: string): string {
  return word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
}

/** A string of PowerShell in which nothing is replaced. */
export function powerShellString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
