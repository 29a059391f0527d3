import { columnIndex } from './table.ts';
import { unreadable, type Unreadable } from './unreadable.ts';
import { unpacked, type ZipEntry } from './zip.ts';

/** The most that a workbook may hold once unpacked, in bytes. */
export const MOST_UNPACKED_BYTES = 256 * 1024 * 1024;

/** How far the widest and the longest of a workbook's sheets reach. */
export interface WorkbookSize {
  readonly kind: 'size';
  readonly rows: number;
  readonly columns: number;
  /** Of the biggest sheet, blank ones included. */
  readonly cells: number;
}

/**
 * Looks how big a workbook is before it is read: one stray cell far out, or a packed file that unpacks to gigabytes,
 * must not eat the machine.
 */
export function sizeOfWorkbook(entries: readonly ZipEntry[]): WorkbookSize | Unreadable {
  if (entries.reduce((total, { unpackedBytes }) => total + unpackedBytes, 0) > MOST_UNPACKED_BYTES) return tooBig();
  let biggest: WorkbookSize = { kind: 'size', rows: 0, columns: 0, cells: 0 };
  for (const entry of entries.filter(({ name }) => name.endsWith('.xml'))) {
    const xml = unpacked(entry, MOST_UNPACKED_BYTES);
    if (xml === undefined) return notWorkbook();
    const { rows, columns } = reachOf(xml.toString('latin1'));
    if (rows * columns > biggest.cells) biggest = { kind: 'size', rows, columns, cells: rows * columns };
  }
  return biggest;
}

/** What is said of a file that is packed like a workbook, and is none. */
export function notWorkbook(): Unreadable {
  return unreadable({
    en: 'this is no Excel workbook (.xlsx), or it is damaged; a table in Word or LibreOffice is saved from there as .xlsx, or copied into a new Excel file',
    vi: 'đây không phải tệp Excel (.xlsx), hoặc tệp đã hỏng; bảng trong Word hay LibreOffice thì lưu thành .xlsx hoặc chép sang một tệp Excel mới',
  });
}

function tooBig(): Unreadable {
  return unreadable({
    en: `the workbook unpacks to more than ${MOST_UNPACKED_BYTES / 1024 / 1024} MiB; copy the table alone into a new file`,
    vi: `tệp giải nén ra hơn ${MOST_UNPACKED_BYTES / 1024 / 1024} MiB; hãy chép riêng bảng sang một tệp mới`,
  });
}

function reachOf(xml: string): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', digits] of xml.matchAll(/<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r="([A-Z]{0,3})(\d{1,7})"/g)) {
    rows = Math.max(rows, Number(digits));
    columns = Math.max(columns, columnIndex(letters) + 1);
  }
  return { rows, columns };
}
