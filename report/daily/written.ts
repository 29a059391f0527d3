import type { Lang } from '../../core/words.ts';
import type { Cell, ColumnKind } from './report.ts';

/** A date as an office writes it: `18/08/2020`. */
export function writtenDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** A cell as people read it; a dash where nobody can tell. */
export function writtenCell(cell: Cell, kind: ColumnKind, lang: Lang): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return kind === 'date' ? writtenDate(cell) : cell;
  const { whole, hours, share } = formats[lang];
  switch (kind) {
    case 'hours':
      return hours.format(cell);
    case 'share':
      return share.format(cell);
    case 'count':
    case 'text':
    case 'date':
      return whole.format(cell);
  }
}

const formatsIn = (locale: string) => ({
  whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
  hours: new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  share: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
});
const formats: Readonly<Record<Lang, ReturnType<typeof formatsIn>>> = { en: formatsIn('en'), vi: formatsIn('vi') };
