import type { Header } from './columns.ts';
import { placeOfCell, placeOfRow, type Remarks } from './remark.ts';
import { columnName, isBlank, type Cell, type Merge, type Row, type Sheet } from './table.ts';

/**
 * A sheet as a person reads it: what stands in cells merged downwards counts for each of their rows below the header,
 * which is told. A row that has nothing of its own stays blank: it is a part of the row above.
 */
export function fillMerged<Field extends string>(sheet: Sheet, header: Header<Field>, remarks: Remarks): Sheet {
  const { merges = [] } = sheet;
  const tall = Map.groupBy(
    merges.filter(({ top, bottom }) => top > header.row && bottom > top),
    ({ top }) => top,
  );
  if (tall.size === 0) return sheet;
  const columns = header.columns.filter(isRead);
  const open = new Map<number, Merge>();
  const rows = sheet.rows.map((row, index): Row => {
    const filled: Cell[] = [...row];
    for (const { index: column, letter, header: name } of hasOwn(row, header) ? columns : []) {
      const merge = open.get(column);
      const cell = merge === undefined || merge.bottom < index ? undefined : sheet.rows[merge.top]?.[column];
      if (merge === undefined || isBlank(cell) || cell === undefined) continue;
      filled[column] = cell;
      remarks.add('told', placeOfCell(placeOfRow(sheet, merge.top), { letter, header: name }), mergedDown);
    }
    for (const merge of tall.get(index) ?? []) open.set(merge.left, merge);
    return filled;
  });
  return { ...sheet, rows };
}

const mergedDown = {
  en: 'is merged with the cells below it, so it counts for each of their rows',
  vi: 'ô này gộp với các ô bên dưới nên áp dụng cho từng hàng đó',
};

/** Refuses cells that are merged across columns: which of them is meant, nobody can tell. */
export function refuseMergedAcross<Field extends string>(sheet: Sheet, header: Header<Field>, remarks: Remarks): void {
  for (const { top, left, right } of sheet.merges ?? []) {
    const columns = header.columns.filter((column) => isRead(column) && column.index >= left && column.index <= right);
    const [first, ...others] = columns;
    if (top <= header.row || first?.index !== left || others.length === 0 || isBlank(sheet.rows[top]?.[left])) continue;
    const ends = [columnName(left), columnName(right)] as const;
    remarks.add('fault', placeOfCell(placeOfRow(sheet, top), first), {
      en: `is merged across columns ${ends.join(' to ')}, which mean different things; unmerge it, and fill in each column`,
      vi: `ô này gộp ngang các cột ${ends.join('–')} vốn có nghĩa khác nhau; hãy bỏ gộp ô và điền riêng từng cột`,
    });
  }
}

/** Whether a column says something of the playlist, and is not only for people. */
function isRead({ field }: { readonly field?: string }): boolean {
  return field !== undefined && field !== 'number' && field !== 'note';
}

function hasOwn<Field extends string>(row: Row, { columns }: Header<Field>): boolean {
  return columns.some(({ field, index }) => field !== undefined && field !== 'note' && !isBlank(row[index]));
}
