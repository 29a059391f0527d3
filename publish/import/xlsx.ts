import readExcelFile, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal';
import type { Cell, Sheet } from './table.ts';
import { unreadable, type Unreadable } from './unreadable.ts';
import { notWorkbook, sizeOfWorkbook } from './xlsx-size.ts';

/** The most cells of one sheet that are read: beyond it lies an accident, or an attack. */
const MOST_CELLS = 20_000_000;

/** The sheets of an Excel workbook (`.xlsx`), with what their formulas came to when it was saved. */
export async function parseXlsx(
  bytes: Uint8Array,
): Promise<{ readonly kind: 'sheets'; readonly sheets: readonly Sheet[] } | Unreadable> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return unreadable({
      en: 'this is an old Excel workbook (.xls), or one with a password; in Excel choose File > Save As > "Excel Workbook (.xlsx)"',
      vi: 'đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu; trong Excel chọn Tệp > Lưu thành > "Excel Workbook (.xlsx)"',
    });
  }
  const size = sizeOfWorkbook(bytes);
  if (size.kind === 'unreadable') return size;
  if (size.cells > MOST_CELLS) {
    return unreadable({
      en: `a sheet reaches to row ${size.rows} and ${size.columns} columns; delete the unused rows and columns (select them, then Delete), and save`,
      vi: `một trang kéo dài đến hàng ${size.rows} và ${size.columns} cột; hãy xóa các hàng, cột không dùng (chọn rồi Delete) và lưu lại`,
    });
  }
  try {
    const sheets = await readExcelFile(new Uint8Array(bytes).buffer);
    // The package declares dates as `typeof Date`; they are Dates.
    return {
      kind: 'sheets',
      sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Cell[][] })),
    };
  } catch (error) {
    if (!(error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError)) throw error;
    return notWorkbook();
  }
}
