import { Zip, ZipDeflate } from 'fflate';

/** One table, of which only a piece at a time is in the memory. */
export interface StreamedSheet {
  /** Of the sheet: at most 31 characters, none of `[]:*?/\\`. */
  readonly name: string;
  /** At most 26; `width` in characters. */
  readonly columns: readonly { readonly name: string; readonly width: number }[];
  readonly rows: Iterable<readonly SheetCell[]>;
}

/** `date`: what a wall clock shows, as epoch milliseconds of the same time in UTC. `null`: an empty cell. */
export type SheetCell = string | number | boolean | { readonly date: number } | null;

/**
 * A workbook of one sheet (ECMA-376), as the bytes of its file, piece by piece. `write-excel-file`, which writes our other
 * workbooks, holds every cell and the whole sheet as one text: a month of plays is more than Node allows a text to be.
 */
export function* streamWorkbook({ name, columns, rows }: StreamedSheet): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    ready.push(bytes);
  });
  const begin = (path: string) => {
    const file = new ZipDeflate(path, { level: 4 });
    zip.add(file);
    return file;
  };
  for (const [path, text] of Object.entries(partsOf(name))) begin(path).push(bytesOf(text), true);

  const sheet = begin('xl/worksheets/sheet1.xml');
  let piece = sheetHead(columns);
  let number = 1;
  for (const row of rows) {
    piece += rowOf(++number, row);
    if (piece.length < PIECE) continue;
    sheet.push(bytesOf(piece));
    piece = '';
    yield* ready.splice(0);
  }
  sheet.push(bytesOf(`${piece}</sheetData></worksheet>`), true);
  zip.end();
  yield* ready.splice(0);
}

function sheetHead(columns: StreamedSheet['columns']): string {
  const cols = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const names = columns.map(({ name }, index) => textCell(`${letterOf(index)}1`, name, HEAD)).join('');
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${cols.join('')}</cols><sheetData><row r="1">${names}</row>`
  );
}

function rowOf(number: number, cells: readonly SheetCell[]): string {
  return `<row r="${number}">${cells.map((cell, index) => cellOf(`${letterOf(index)}${number}`, cell)).join('')}</row>`;
}

function cellOf(at: string, cell: SheetCell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(at, cell);
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c r="${at}" s="${DATE}"><v>${dayNumber(cell.date)}</v></c>`;
}

/** Text that stands in its cell is never read as a formula. */
function textCell(at: string, text: string, style = 0): string {
  return `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function letterOf(column: number): string {
  return String.fromCharCode(65 + column);
}

/** What XML cannot hold is left out; `_x000D_` and its like, which Excel reads as the character, stays what it is. */
function escaped(text: string): string {
  return text
    .replace(NO_XML, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;' })[mark] ?? '&gt;');
}

/** Days since the last but one of 1899. */
function dayNumber(ms: number): number {
  return ms / DAY_MS + DAYS_BEFORE_1970;
}

function partsOf(name: string): Readonly<Record<string, string>> {
  const part = (path: string, type: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
  const relations = (...all: readonly string[]) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  return {
    '[Content_Types].xml':
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('styles', 'styles')}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('rId2', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': styles,
  };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Control characters but tab and line ends, and two that are none. */
const NO_XML = /[^\P{Cc}\t\n\r\u0080-\u009f]|[\ufffe\uffff]/gu;

/** Places in `cellXfs`. */
const HEAD = 1;
const DATE = 2;
/** The looks of the report's workbook: its type, its header. */
const styles =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/></numFmts>` +
  '<fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDDE6F5"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
/** Some hundred rows. */
const PIECE = 2 ** 17;
const DAY_MS = 86_400_000;
const DAYS_BEFORE_1970 = 25_569;
