import { CsvError, parse } from 'csv-parse/sync';
import type { Sheet } from './table.ts';
import { unreadable, type Unreadable } from './unreadable.ts';

/**
 * The table in a text that a spreadsheet saved: separated by commas, by semicolons as Excel does where the comma is the
 * decimal sign (Vietnam, most of Europe), or by tabs ("Unicode text"). Excel's own first line, `sep=;`, is obeyed.
 *
 * @param isKnown  whether a table is one that makes sense; the separator that gives such a table is the right one
 */
export function parseCsv(text: string, isKnown: (sheet: Sheet) => boolean): Parsed {
  // A spreadsheet counts the `sep=` line as a row that is not there, so it is not counted here either.
  const [told = '', separator] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = text.slice(told.length);
  const separators = separator === undefined ? separatorsIn(body) : [separator];
  for (const one of separators) {
    const parsed = parseSeparated(body, one);
    if (parsed.kind === 'sheets' && parsed.sheets.some(isKnown)) return parsed;
  }
  return parseSeparated(body, separators[0] ?? ',');
}

type Parsed = { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] } | Unreadable;

function parseSeparated(text: string, delimiter: string): Parsed {
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: false,
    });
    return { kind: 'sheets', sheets: [{ rows: records }] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : undefined;
    return unreadable(
      {
        en: 'a quotation mark opens a cell here that never ends; close it, or remove it',
        vi: 'một dấu ngoặc kép mở ô ở đây nhưng không được đóng; hãy đóng lại hoặc xóa đi',
      },
      line,
    );
  }
}

/** The separators that the first lines have outside quotation marks, the one they have most of first. */
function separatorsIn(text: string): readonly string[] {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n|\r/)
    .slice(0, 20);
  const score = (separator: string) =>
    lines.reduce((total, line) => total + Math.min(line.split(separator).length - 1, 40), 0);
  const found = [',', ';', '\t'].filter((separator) => score(separator) > 0).toSorted((a, b) => score(b) - score(a));
  return found.length === 0 ? [','] : found;
}
