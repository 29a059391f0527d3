import { onOneLine } from '../../core/faults.ts';
import type { Lang, Words } from '../../core/words.ts';
import type { Column, ColumnKind } from './report.ts';

/** A column as it is called in both languages. */
export type NamedColumn = Words & { readonly kind: ColumnKind };

export function columns(lang: Lang, ...named: readonly NamedColumn[]): readonly Column[] {
  return named.map((one) => ({ name: one[lang], kind: one.kind }));
}

/** A column of whole numbers. */
export function count(en: string, vi: string): NamedColumn {
  return { kind: 'count', en, vi };
}

/** The short name of a section, and its title. */
export function titled(enName: string, viName: string, en: string, vi: string, lang: Lang) {
  return lang === 'vi' ? { name: viName, title: vi } : { name: enName, title: en };
}

/** A name from elsewhere as it may stand in a cell. */
export function nameOf(name: string): string {
  return onOneLine(name, 200);
}

/** More rows than these nobody reads. */
export const MOST_ROWS = 5_000;

/** How many rows of a table were left out, if any. */
export function cutNote(rows: number, lang: Lang): string | undefined {
  const left = rows - MOST_ROWS;
  if (left <= 0) return undefined;
  return { en: `and ${left} rows more`, vi: `và ${left} dòng nữa` }[lang];
}
