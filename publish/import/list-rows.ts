import { quoted } from '../../core/faults.ts';
import type { Header } from './columns.ts';
import { cellReaders } from './list-cells.ts';
import type { ListField, ListValues } from './list-columns.ts';
import { placeOfCell, placeOfRow, type CellPlace, type Remarks } from './remark.ts';
import { isBlank, shown, type Sheet } from './table.ts';

/** One row of a list, each cell as what it means. */
export interface ListRow {
  readonly place: CellPlace;
  readonly values: Partial<ListValues> & Pick<ListValues, 'src'>;
  /** Where each value stands. */
  readonly places: Readonly<Partial<Record<keyof ListValues, CellPlace>>>;
}

/** Longer than any cell that is read has a reason to be. */
const LONGEST = 2048;

/** The rows below a list's header. Cells that cannot be read are faults; blank rows are passed over. */
export function readListRows(sheet: Sheet, header: Header<ListField>, remarks: Remarks): readonly ListRow[] {
  return sheet.rows.slice(header.row + 1).flatMap((row, below): readonly ListRow[] => {
    if (row.every(isBlank)) return [];
    const place = placeOfRow(sheet, header.row + 1 + below);
    const values: Partial<Record<keyof ListValues, unknown>> = {};
    const places: Partial<Record<keyof ListValues, CellPlace>> = {};
    for (const column of header.columns) {
      const { field } = column;
      const cell = row[column.index];
      if (field === undefined || field === 'number' || field === 'note' || isBlank(cell)) continue;
      const at = placeOfCell(place, column);
      places[field] = at;
      if (shown(cell).length > LONGEST) {
        remarks.add('fault', at, { en: `is longer than ${LONGEST} characters`, vi: `dài hơn ${LONGEST} ký tự` });
        continue;
      }
      const read = cellReaders[field](cell, column.unit);
      if (read.kind === 'value') values[field] = read.value;
      if (read.kind !== 'wrong') continue;
      const got = quoted(shown(cell));
      remarks.add('fault', at, {
        en: `must be ${read.right.en}; it is ${got}`,
        vi: `phải là ${read.right.vi}; ở đây là ${got}`,
      });
    }
    if (places.src === undefined) {
      remarks.add('fault', place, {
        en: 'this row names no file; every row is one item, so give it a file, or delete the row',
        vi: 'hàng này không có tên tệp; mỗi hàng là một nội dung, hãy điền tên tệp hoặc xóa hàng',
      });
      return [];
    }
    if (values.src === undefined) return [];
    // The readers of the columns are declared to give just these types.
    return [{ place, values: values as ListRow['values'], places }];
  });
}
