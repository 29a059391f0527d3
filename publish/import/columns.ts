import { fold, tidy } from './fold.ts';
import { columnName, isBlank, shown, type Row, type Sheet } from './table.ts';

/** What a table's columns may be called, folded, and the field that each name stands for. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** A column that has a header. */
export interface Column<Field extends string> {
  readonly index: number;
  /** `A`, `B` … */
  readonly letter: string;
  readonly header: string;
  /** None: nobody knows this header. */
  readonly field?: Field;
  /** What stands in brackets behind the name, folded: `giay` of `Thời lượng (giây)`. */
  readonly unit?: string;
}

/** The header row of a sheet. `row` is its index. */
export interface Header<Field extends string> {
  readonly row: number;
  readonly columns: readonly Column<Field>[];
}

/** How far down the header is looked for: titles and letterheads stand above it. */
const DEEPEST_HEADER = 40;

/** The first row that has all of the fields in one of `needed`, or nothing when the sheet is not such a table. */
export function findHeader<Field extends string>(
  { rows }: Sheet,
  names: ColumnNames<Field>,
  needed: readonly (readonly Field[])[],
): Header<Field> | undefined {
  for (const [row, cells] of rows.slice(0, DEEPEST_HEADER).entries()) {
    const columns = readColumns(cells, names);
    const has = (field: Field) => columns.some((column) => column.field === field);
    if (needed.some((fields) => fields.every(has))) return { row, columns };
  }
  return undefined;
}

function readColumns<Field extends string>(cells: Row, names: ColumnNames<Field>): readonly Column<Field>[] {
  return cells.flatMap((cell, index): readonly Column<Field>[] => {
    if (isBlank(cell)) return [];
    const header = tidy(shown(cell));
    const [, name = header, unit] = /^(.*?)\s*\(([^)]*)\)[\s:*]*$/.exec(header) ?? [];
    const field = fieldOf(header, names) ?? fieldOf(name, names) ?? fieldOfParts(header, names);
    return [
      {
        ...{ index, letter: columnName(index), header },
        ...(field === undefined ? {} : { field }),
        ...(unit === undefined ? {} : { unit: fold(unit) }),
      },
    ];
  });
}

function fieldOf<Field extends string>(name: string, names: ColumnNames<Field>): Field | undefined {
  const folded = fold(name);
  return (Object.keys(names) as Field[]).find((field) => names[field].includes(folded));
}

/** A header in two languages, `Tệp / File` or `Tệp (File)`: every part of it that is known must mean the same. */
function fieldOfParts<Field extends string>(header: string, names: ColumnNames<Field>): Field | undefined {
  const fields = new Set(header.split(/[/|()–-]/).flatMap((part) => fieldOf(part, names) ?? []));
  return fields.size === 1 ? [...fields][0] : undefined;
}
