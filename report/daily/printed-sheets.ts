import type { Stream } from 'node:stream';
import { getCellAddress, sanitizeTextContent } from 'write-excel-file/utility';
import type { Feature } from 'write-excel-file/node';

/** A sheet with nothing but a table, whose first row holds the names of the columns. */
export interface TableSheet {
  readonly name: string;
  readonly columns: number;
  /** Without the names and what stands below. */
  readonly rows: number;
}

/**
 * Sheets as an office prints and sifts them: no wider than the paper, the names of the columns on every page, a filter on each
 * column. After ECMA-376, part 1: `pageSetUpPr` 18.3.1.65, `autoFilter` 18.3.1.2, `_xlnm.Print_Titles` 18.2.5.
 *
 * @param tables  by the places of their sheets, which are made `landscape`; `undefined` for one that is no table, and upright
 */
export function printedSheets(tables: readonly (TableSheet | undefined)[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml, _, { sheetIndex }) {
            const fitted = xml.replace(/<worksheet[^>]*>/, (begin) => `${begin}${FITS_PAPER}`);
            const table = tables[sheetIndex];
            return table === undefined ? fitted : fitted.replace('</sheetData>', (end) => `${end}${filterOf(table)}`);
          },
          transformElementAttributes(tag, attributes, _index, _sheet, { sheetIndex }) {
            if (tag !== 'pageSetup') return attributes;
            // The library knows none but landscape.
            const orientation = tables[sheetIndex] === undefined ? 'portrait' : 'landscape';
            return { ...attributes, orientation, fitToWidth: 1, fitToHeight: 0 };
          },
        },
        'xl/workbook.xml': {
          transform: (xml) => xml.replace('<definedNames/>', () => `<definedNames>${headsOf(tables)}</definedNames>`),
        },
      },
    },
  };
}

function filterOf({ columns, rows }: TableSheet): string {
  return `<autoFilter ref="A1:${getCellAddress(rows, columns - 1)}"/>`;
}

function headsOf(tables: readonly (TableSheet | undefined)[]): string {
  return tables
    .map((table, at) => {
      if (table === undefined) return '';
      const sheet = sanitizeTextContent(table.name.replaceAll("'", "''"));
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${sheet}'!$1:$1</definedName>`;
    })
    .join('');
}

const FITS_PAPER = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
