import writeExcelFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import type { Lang } from '../../core/words.ts';
import { printedSheets } from './printed-sheets.ts';
import type { Cell, Column, ColumnKind, Report, Section } from './report.ts';
import { writtenCell } from './written.ts';

/**
 * A report as an Excel workbook: a sheet with the title, the figures and the notes, and one for each table, with its
 * header fixed. Numbers are numbers, dates are dates, and names are text whatever they begin with: none becomes a formula.
 */
export function workbookOf(report: Report): Promise<Buffer> {
  const sheets = [summarySheet(report), ...report.sections.map((section) => tableSheet(section, report))];
  const tables = report.sections.map(({ name, columns, rows }) => ({
    name,
    columns: columns.length,
    rows: rows.length,
  }));
  return writeExcelFile(sheets, {
    ...{ fontFamily: 'Times New Roman', fontSize: 12 },
    features: [printedSheets([undefined, ...tables])],
  }).toBuffer();
}

type OurSheet = Sheet<never>;

function summarySheet(report: Report): OurSheet {
  const { title, period, agency, made, head, notes, signature } = report;
  const words = summaryWords[report.lang];
  return {
    sheet: words.name,
    columns: WIDTHS.map((width) => ({ width })),
    showGridLines: false,
    orientation: 'landscape',
    data: [
      [text(agency ?? '…………………………………………', { fontWeight: 'bold' })],
      [],
      [{ ...text(title.toLocaleUpperCase(report.lang)), fontWeight: 'bold', fontSize: 14 }],
      [text(period)],
      [text(made, { fontStyle: 'italic' })],
      [],
      [headCell(words.figure), headCell(words.value)],
      ...head.map((one): Row => [
        bordered(text(one.label)),
        { ...bordered(cellOf(one.value, one.kind)), align: 'left' },
      ]),
      [],
      ...(notes.length === 0 ? [] : [[text(words.notes, { fontWeight: 'bold' })]]),
      ...notes.map((note) => noteRow(text(note), WIDTHS)),
      [],
      [null, text(signature.place, { fontStyle: 'italic', align: 'center' })],
      [null, text(signature.role, { fontWeight: 'bold', align: 'center' })],
      [null, text(signature.hint, { fontStyle: 'italic', align: 'center' })],
    ],
  };
}

const summaryWords = {
  en: { name: 'Summary', figure: 'Figure', value: 'Value', notes: 'Notes' },
  vi: { name: 'Tổng hợp', figure: 'Chỉ tiêu', value: 'Giá trị', notes: 'Ghi chú' },
} as const satisfies Record<Lang, object>;

function tableSheet({ name, columns, rows, total, note }: Section, { lang }: Report): OurSheet {
  const widths = columns.map((column, index) =>
    widthOf(column, [...rows.slice(0, 200).map((row) => writtenCell(row[index] ?? null, column.kind, lang))]),
  );
  const headLines = Math.max(...columns.map((column, index) => linesOf(column.name, (widths[index] ?? 0) - 2)));
  return {
    sheet: name,
    stickyRowsCount: 1,
    orientation: 'landscape',
    columns: widths.map((width) => ({ width })),
    data: [
      columns.map((column) => ({ ...headCell(column.name), height: LINE * headLines })),
      ...rows.map((row): Row => row.map((cell, index) => bordered(cellOf(cell, columns[index]?.kind ?? 'text')))),
      ...(total === undefined
        ? []
        : [
            total.map((cell, index): CellObject => {
              const kind = typeof cell === 'string' ? 'text' : (columns[index]?.kind ?? 'text');
              return { ...bordered(cellOf(cell, kind)), fontWeight: 'bold' };
            }),
          ]),
      ...(note === undefined ? [] : [[], noteRow({ ...text(note), fontStyle: 'italic' }, widths)]),
    ],
  };
}

/** Text is told to be text: what begins with `=` stays what it is. */
function text(value: string, more: Partial<CellObject> = {}): CellObject {
  return value === '' ? { ...more } : { value, type: String, ...more };
}

function cellOf(cell: Cell, kind: ColumnKind): CellObject {
  if (cell === null) return text('–', { align: 'right' });
  if (typeof cell === 'string') {
    if (kind !== 'date') return text(cell);
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  }
  return { value: cell, type: Number, format: formats[kind] };
}

const formats = {
  count: '#,##0',
  hours: '#,##0.0',
  share: '0.0%',
  text: '#,##0',
  date: '#,##0',
} as const satisfies Record<ColumnKind, string>;

function headCell(name: string): CellObject {
  return {
    ...bordered(text(name)),
    fontWeight: 'bold',
    backgroundColor: '#DDE6F5',
    wrap: true,
    alignVertical: 'center',
  };
}

function bordered(cell: CellObject): CellObject {
  return { ...cell, borderStyle: 'thin', borderColor: '#9AA5B8' };
}

/** How many lines a text takes where words are not parted; `width` in characters. */
function linesOf(written: string, width: number): number {
  let [lines, filled] = [1, 0];
  for (const { length } of written.split(' ')) {
    const isNext = filled > 0 && filled + 1 + length > width;
    if (isNext) lines += 1;
    filled = isNext || filled === 0 ? length : filled + 1 + length;
  }
  return lines;
}

/** In characters: as wide as what stands there, within reason. */
function widthOf({ name }: Column, written: readonly string[]): number {
  const longestWord = Math.max(...name.split(' ').map((word) => word.length));
  const longest = written.reduce((most, one) => Math.max(most, one.length), Math.max(longestWord, name.length / 2));
  return Math.min(48, Math.max(10, Math.ceil(longest) + 3));
}

/** A sentence across all columns of such widths. */
function noteRow(note: CellObject, widths: readonly number[]): Row {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const height = LINE * linesOf(String(note.value), width * 0.92);
  return [{ ...note, columnSpan: widths.length, wrap: true, height }, ...widths.slice(1).map(() => null)];
}

/** Points. Not every program makes a row as high as its text. */
const LINE = 18;
/** Of the summary, in characters. */
const WIDTHS: readonly number[] = [52, 40];
