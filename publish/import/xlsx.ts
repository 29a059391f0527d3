import readExcelFile, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal';
import type { Cell, Sheet } from './table.ts';
import { unreadable, type Unreadable } from './unreadable.ts';
import { mergesOfWorkbook } from './xlsx-merges.ts';
import { MOST_UNPACKED_BYTES, notWorkbook, sizeOfWorkbook } from './xlsx-size.ts';
import { readZip } from './zip.ts';

/** The most cells of one sheet that are read: beyond it lies an accident, or an attack. */
const MOST_CELLS = 20_000_000;

/** The sheets of an Excel workbook (`.xlsx`), with what their formulas came to when it was saved. */
export async function parseXlsx(
  bytes: Uint8Array,
): Promise<{ readonly kind: 'sheets'; readonly sheets: readonly Sheet[] } | Unreadable> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return unreadable({
      en: 'this is an old Excel workbook (.xls), or one with a password; in Excel choose File > Save As > "Excel Workbook (.xlsx)"',
      vi: 'đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu; trong Excel chọn Tệp > Lưu dưới dạng > "Excel Workbook (.xlsx)"',
    });
  }
  const entries = readZip(bytes);
  if (entries === undefined || !entries.some(({ name }) => name === 'xl/workbook.xml')) return notWorkbook();
  const size = sizeOfWorkbook(entries);
  if (size.kind === 'unreadable') return size;
  if (size.cells > MOST_CELLS) {
    return unreadable({
      en: `a sheet reaches to row ${size.rows} and ${size.columns} columns; delete the unused rows and columns (select them, then Delete), and save`,
      vi: `một trang tính kéo dài đến hàng ${size.rows} và ${size.columns} cột; hãy xóa các hàng, cột không dùng (chọn rồi Delete) và lưu lại`,
    });
  }
  const merges = mergesOfWorkbook(entries, MOST_UNPACKED_BYTES);
  if (merges === undefined) return notWorkbook();
  try {
    const sheets = await readExcelFile(new Uint8Array(bytes).buffer);
    // The package declares dates as `typeof Date`; they are Dates. A sheet that is a chart has no data at all.
    const rowsOf = (data: unknown) => (data ?? []) as readonly Cell[][];
    return {
      kind: 'sheets',
      sheets: sheets.map(({ sheet, data }, index) => ({
        ...{ name: sheet, rows: rowsOf(data) },
        merges: merges[index] ?? [],
      })),
    };
  } catch (error) {
    if (!(error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError)) throw error;
    return notWorkbook();
  }
}
