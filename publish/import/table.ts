/** A table as a spreadsheet shows it: row 1 is `rows[0]`, column A is `row[0]`. */
export interface Sheet {
  /** None for a text file, which is one sheet. */
  readonly name?: string;
  readonly rows: readonly Row[];
  /** The cells that are shown as one. What is in one stands in its first cell; a text file has none. */
  readonly merges?: readonly Merge[];
}

/** Indexes of rows and columns, the last ones included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type Row = readonly Cell[];

/** Dates and times as Excel keeps them: a wall clock written as if it were UTC; a time alone is on 1899-12-30 or 31. */
export type Cell = string | number | boolean | Date | null;

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : columnName(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

/** 0 for `A`, 25 for `Z`, 26 for `AA`; below 0 for no letters. */
export function columnIndex(letters: string): number {
  return [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Whether nothing is written in a cell. */
export function isBlank(cell: Cell | undefined): cell is null | undefined {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** A cell as a person reads it. */
export function shown(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  const iso = Number.isNaN(cell.getTime()) ? '?' : cell.toISOString();
  const time = iso.slice(11, 19);
  if (iso.startsWith('1899-')) return time;
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
