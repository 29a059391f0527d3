import writeExcelFile from 'write-excel-file/node';

type Content =
  string | number | null | { readonly value: Date; readonly type: DateConstructor; readonly format: string };

type Value = Content | { readonly value: string | number; readonly rowSpan?: number; readonly columnSpan?: number };

/** An Excel workbook of these sheets, which are named `Trang 1`, `Trang 2` … Merged cells are blank but for the first. */
export function workbook(...sheets: readonly (readonly (readonly Value[])[])[]): Promise<Uint8Array> {
  const named = sheets.map((data, index) => ({ data: data.map((row) => [...row]), sheet: `Trang ${index + 1}` }));
  return writeExcelFile(named).toBuffer();
}
