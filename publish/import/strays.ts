import type { Header } from './columns.ts';
import type { Remarks } from './remark.ts';
import { columnName, isBlank, shown, type Sheet } from './table.ts';

/** Tells what of a sheet is not read: what stands above the header, and columns that nobody knows. */
export function tellStrays<Field extends string>(sheet: Sheet, header: Header<Field>, remarks: Remarks): void {
  const at = sheet.name === undefined ? {} : { sheet: sheet.name };
  for (const [index, row] of sheet.rows.slice(0, header.row).entries()) {
    if (row.every(isBlank)) continue;
    remarks.add(
      'told',
      { ...at, row: index + 1 },
      {
        en: 'stands above the header, and is not part of the table',
        vi: 'nằm trên hàng tiêu đề nên không thuộc bảng',
      },
    );
  }
  const below = sheet.rows.slice(header.row + 1);
  const width = below.reduce((widest, row) => Math.max(widest, row.length), 0);
  for (let index = 0; index < width; index++) {
    const column = header.columns.find((one) => one.index === index);
    const filled = below.filter((row) => !isBlank(row[index]));
    if (filled.length === 0 || (column?.field !== undefined && column.field !== 'note')) continue;
    const sample = shown(filled[0]?.[index]).slice(0, 40);
    const place = { ...at, column: columnName(index), ...(column === undefined ? {} : { header: column.header }) };
    if (column?.field === 'note') {
      remarks.add('told', place, {
        en: 'is for people: it stays in this table, and is not in the playlist',
        vi: 'dành cho người đọc: giữ trong bảng này, không đưa vào danh sách phát',
      });
      continue;
    }
    remarks.add(
      'left-out',
      place,
      {
        en: `a column that has no meaning in a playlist (filled cells: ${filled.length}, such as "${sample}")`,
        vi: `danh sách phát không dùng cột này (số ô có chữ: ${filled.length}, ví dụ "${sample}")`,
      },
      {
        en: 'give it one of the headers in docs/import.md if it should count',
        vi: 'nếu cần dùng, đổi tiêu đề cột theo bảng trong docs/import.md',
      },
    );
  }
  const doubled = header.columns.filter(
    (column) =>
      column.field !== undefined && header.columns.some((other) => other !== column && other.field === column.field),
  );
  for (const { letter, header: name } of doubled) {
    remarks.add(
      'fault',
      { ...at, row: header.row + 1, column: letter, header: name },
      {
        en: 'another column means the same; keep one of them, or give this one another header',
        vi: 'đã có cột khác cùng nghĩa; hãy giữ một cột, hoặc đổi tiêu đề cột này',
      },
    );
  }
}
