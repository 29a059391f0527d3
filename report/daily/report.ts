import type { Lang } from '../../core/words.ts';

/**
 * Of what a report is: the `screens` of an office, or the `machine` that makes it of itself, against which nothing is held that
 * was promised of all screens together.
 */
export type ReportScope = 'screens' | 'machine';

/** A report as it is laid before people, in one language, whatever it is written into. */
export interface Report {
  readonly lang: Lang;
  readonly title: string;
  /** Over what days, in words. */
  readonly period: string;
  /** Whose report it is; a line to write on where nobody said. */
  readonly agency: string | undefined;
  /** When and on what clock it was made, in words. */
  readonly made: string;
  /** The figures that are read first. */
  readonly head: readonly { readonly label: string; readonly value: Cell; readonly kind: ColumnKind }[];
  readonly sections: readonly Section[];
  /** What has to be known to read the figures, a sentence each. */
  readonly notes: readonly string[];
  /** What stands above the place for the signature. */
  readonly signature: { readonly place: string; readonly role: string; readonly hint: string };
}

/** A table with a title; in a workbook a sheet. */
export interface Section {
  readonly id: string;
  /** Of the sheet: at most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total?: readonly Cell[] | undefined;
  /** A sentence below the table. */
  readonly note?: string | undefined;
  readonly chart?: Chart | undefined;
}

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** `hours`: hours as a number · `share`: 1 is all · `date`: `2020-08-18` · `count`: a whole number. */
export type ColumnKind = 'text' | 'count' | 'hours' | 'share' | 'date';

/** Nothing where nobody can tell. */
export type Cell = string | number | null;

/** `columns` for what goes on in time, `bars` for what is compared. */
export interface Chart {
  readonly kind: 'columns' | 'bars';
  readonly title: string;
  readonly points: readonly { readonly label: string; readonly value: number }[];
}
