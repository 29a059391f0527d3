import type { Lang, Words } from '../../core/words.ts';
import { columnIndex, type Sheet } from './table.ts';

/** Something an import has to say about one or more places of the file that it read. */
export interface Remark {
  /**
   * `fault`: it is wrong, and no playlist is made; `left-out`: it is not in the playlist; `changed`: it is there, and
   * will not look quite as it did; `told`: worth knowing.
   */
  readonly kind: RemarkKind;
  /** Where, in the order of the file; empty for the file as a whole. */
  readonly places: readonly Place[];
  /** What it was, and what became of it. */
  readonly words: Words;
  /** What the officer can do. */
  readonly instead?: Words;
}

export type RemarkKind = 'fault' | 'left-out' | 'changed' | 'told';

export type Place = CellPlace | LinePlace | OptionPlace;

/** A place in a table, as a spreadsheet shows it; rows count from 1, columns are letters. */
export interface CellPlace {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  /** The column's header, as written. */
  readonly header?: string;
}

/** The place of a row, whose index is given. */
export function placeOfRow({ name }: Pick<Sheet, 'name'>, index: number): CellPlace {
  return { ...(name === undefined ? {} : { sheet: name }), row: index + 1 };
}

/** The place of a column's cell in a row. */
export function placeOfCell(row: CellPlace, { letter, header }: ColumnHead): CellPlace {
  return { ...row, column: letter, header };
}

interface ColumnHead {
  readonly letter: string;
  readonly header: string;
}

/** A place in a text; lines count from 1. */
export interface LinePlace {
  readonly line: number;
  /** The start tag's name. */
  readonly element?: string;
}

/** An option of the command line, such as `--title`. */
export interface OptionPlace {
  readonly option: string;
}

/** Gathers remarks. What is said twice is said once, of all its places. */
export interface Remarks {
  readonly add: (kind: RemarkKind, place: Place | undefined, words: Words, instead?: Words) => void;
  readonly all: () => readonly Remark[];
}

export function createRemarks(): Remarks {
  const found = new Map<string, { remark: Omit<Remark, 'places'>; places: Map<string, Place> }>();
  return {
    add(kind, place, words, instead) {
      const key = `${kind} ${words.en}`;
      const entry = found.get(key) ?? {
        remark: { kind, words, ...(instead === undefined ? {} : { instead }) },
        places: new Map<string, Place>(),
      };
      found.set(key, entry);
      if (place !== undefined) entry.places.set(JSON.stringify(place), place);
    },
    all: () => [...found.values()].map(({ remark, places }) => ({ ...remark, places: [...places.values()] })),
  };
}

/** How many places of one remark are told one by one. */
const MOST_PLACES = 6;

/** A remark on one line: where, what, and what can be done. */
export function describeRemark({ kind, places, words, instead }: Remark, lang: Lang): string {
  const { label, then } = speech[lang];
  const where = describePlaces(places, lang);
  const advice = instead === undefined ? '' : `. ${then}: ${instead[lang]}`;
  return `${label[kind]}: ${where === '' ? '' : `${where}: `}${words[lang]}${advice}`;
}

const speech = {
  en: {
    label: { fault: 'wrong', 'left-out': 'left out', changed: 'changed', told: 'note' },
    then: 'You can',
  },
  vi: {
    label: { fault: 'lỗi', 'left-out': 'không mang sang', changed: 'có thay đổi', told: 'lưu ý' },
    then: 'Cách làm',
  },
} as const satisfies Record<Lang, { label: Record<RemarkKind, string>; then: string }>;

/** `sheet "Tháng 11", row 5, column C "Từ ngày"`, `lines 12, 15 and 18 <ref>`; nothing for no places. */
export function describePlaces(places: readonly Place[], lang: Lang): string {
  const told = places.slice(0, MOST_PLACES).map((place) => describePlace(place, lang));
  const more = places.length - told.length;
  return [...told, ...(more > 0 ? [lang === 'vi' ? `và ${more} chỗ nữa` : `and ${more} more`] : [])].join('; ');
}

function describePlace(place: Place, lang: Lang): string {
  if ('option' in place) return place.option;
  if ('line' in place) {
    return `${lang === 'vi' ? 'dòng' : 'line'} ${place.line}${place.element === undefined ? '' : ` <${place.element}>`}`;
  }
  const word =
    lang === 'vi'
      ? { sheet: 'trang tính', row: 'hàng', column: 'cột' }
      : { sheet: 'sheet', row: 'row', column: 'column' };
  return [
    ...(place.sheet === undefined ? [] : [`${word.sheet} "${place.sheet}"`]),
    ...(place.row === undefined ? [] : [`${word.row} ${place.row}`]),
    ...(place.column === undefined
      ? []
      : [`${word.column} ${place.column}${place.header === undefined ? '' : ` "${place.header}"`}`]),
  ].join(', ');
}

/** The order in which a reader comes to two places of one sheet or text; what is about no place comes first. */
export function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  const [row = 0, column = 0] = coordinatesOf(a);
  const [otherRow = 0, otherColumn = 0] = coordinatesOf(b);
  return row - otherRow || column - otherColumn;
}

function coordinatesOf(place: Place | undefined): readonly number[] {
  if (place === undefined || 'option' in place) return [-1];
  return 'line' in place ? [place.line] : [place.row ?? 0, columnIndex(place.column ?? '')];
}
