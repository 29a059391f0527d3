import type { Words } from '../core/words.ts';
import { readJsonText } from './check/json-text.ts';

/**
 * Where a text stops being JSON, and what should stand there; `undefined` where it does not, and for a web page, whose
 * first character says nothing.
 */
export function whereJsonBreaks(text: string): { readonly line: number; readonly words: Words } | undefined {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const read = readJsonText(body);
  if (read.kind === 'whole' || /^\s*</.test(body)) return undefined;
  const { line, column } = read.at;
  const shown = around(body.split('\n', line)[line - 1] ?? '', column);
  return {
    line,
    words: {
      en: `not JSON: line ${line}, column ${column}: ${read.words.en}; ${shown}`,
      vi: `không phải JSON: dòng ${line}, cột ${column}: ${read.words.vi}; ${shown}`,
    },
  };
}

/** The line about a column, with a mark before it. */
function around(line: string, column: number): string {
  const before = line.slice(0, column - 1).trimStart();
  const after = line.slice(column - 1).trimEnd();
  return `${before.length > 40 ? '…' : ''}${before.slice(-40)} ▶ ${after.slice(0, 30)}${after.length > 30 ? '…' : ''}`.trim();
}
