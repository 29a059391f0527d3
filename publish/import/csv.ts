import { CsvError, parse } from 'csv-parse/sync';
import type { Sheet } from './table.ts';
import { unreadable, type Unreadable } from './unreadable.ts';

/**
 * The table in a text that a spreadsheet saved: separated by commas, by semicolons as Excel does where the comma is the
 * decimal sign (Vietnam, most of Europe), or by tabs ("Unicode text"). Excel's own first line, `sep=;`, is obeyed.
 */
export function parseCsv(text: string): { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] } | Unreadable {
  const [told, separator] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = told === undefined ? text : text.slice(told.length);
  try {
    const records: string[][] = parse(body, {
      delimiter: separator ?? separatorOf(body),
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: false,
    });
    // A spreadsheet counts the `sep=` line as a row that is not there, so it is not counted here either.
    return { kind: 'sheets', sheets: [{ rows: records }] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : undefined;
    return unreadable(
      {
        en: 'a quotation mark opens a cell here that never ends; close it, or remove it',
        vi: 'một dấu ngoặc kép mở ô ở đây nhưng không được đóng; hãy đóng hoặc bỏ nó',
      },
      line,
    );
  }
}

/** The separator that most of the first lines have most of, outside quotation marks. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n|\r/)
    .slice(0, 20);
  const score = (separator: string) =>
    lines.reduce((total, line) => total + Math.min(line.split(separator).length - 1, 40), 0);
  return [',', ';', '\t'].toSorted((a, b) => score(b) - score(a))[0] ?? ',';
}
