import type { Header } from './columns.ts';
import { fold, tidy } from './fold.ts';
import { placeOfCell, placeOfRow, type CellPlace, type Remarks } from './remark.ts';
import type { StaffField } from './staff-columns.ts';
import { isBlank, shown, type Row, type Sheet } from './table.ts';

/** Somebody who helps people to install. */
export interface Person {
  readonly name: string;
  readonly position?: string;
  readonly phone?: string;
  readonly district?: string;
  readonly place: CellPlace;
  readonly places: Readonly<Record<string, CellPlace>>;
}

const fields = ['name', 'position', 'phone', 'district'] as const satisfies readonly StaffField[];

/**
 * The people of a staff table. A district counts for the rows below that name none, as does a row that holds nothing
 * else (`II. Huyện Cao Lộc`); a row without a name is a fault.
 */
export function readPeople(sheet: Sheet, header: Header<StaffField>, remarks: Remarks): readonly Person[] {
  let district: string | undefined;
  const people: Person[] = [];
  for (const [index, row] of sheet.rows.entries()) {
    if (index <= header.row || row.every(isBlank)) continue;
    const place = placeOfRow(sheet, index);
    const { values, places } = readRow(row, header, place);
    const heading = headingOf(row, header);
    const { name, ...others } = values;
    if (name !== undefined && Object.keys(others).length === 0 && isFooter(name)) {
      tellFooter(place, name, remarks);
      continue;
    }
    if (heading !== undefined && !isFooter(heading)) {
      district = heading;
      continue;
    }
    if (values.name === undefined) {
      const words = row
        .filter((cell) => !isBlank(cell))
        .map(shown)
        .join(' ');
      if (isFooter(words) || heading !== undefined) tellFooter(place, words, remarks);
      else {
        remarks.add('fault', place, {
          en: 'has no name; every row is one person, so give it a name, or delete the row',
          vi: 'không có họ tên; mỗi hàng là một người, hãy điền họ tên hoặc xóa hàng',
        });
      }
      continue;
    }
    district = values.district ?? district;
    people.push({ ...values, name: values.name, ...(district === undefined ? {} : { district }), place, places });
  }
  return people;
}

function readRow(row: Row, header: Header<StaffField>, place: CellPlace) {
  const values: Partial<Record<(typeof fields)[number], string>> = {};
  const places: Record<string, CellPlace> = {};
  for (const column of header.columns) {
    const field = fields.find((one) => one === column.field);
    const cell = row[column.index];
    if (field === undefined || isBlank(cell)) continue;
    values[field] = field === 'phone' ? phoneOf(shown(cell), typeof cell === 'number') : tidy(shown(cell));
    places[field] = placeOfCell(place, column);
  }
  return { values, places };
}

/** A phone as it is dialled: Excel takes the zero from the front of a number. */
function phoneOf(written: string, isNumber: boolean): string {
  const phone = tidy(written);
  return isNumber && /^[1-9]\d{8,9}$/.test(phone) ? `0${phone}` : phone;
}

/** The one text of a row that has no other, but for a numbering: the name of the district of the rows below. */
function headingOf(row: Row, header: Header<StaffField>): string | undefined {
  const at = (field: StaffField) => header.columns.find((column) => column.field === field)?.index;
  const filled = [...row.entries()].filter(([index, cell]) => !isBlank(cell) && index !== at('number'));
  const numbered = shown(row[at('number') ?? -1]);
  const [first, ...others] = filled;
  if (others.length > 0) return undefined;
  if (first === undefined) return /\p{L}{3}/u.test(numbered) ? withoutNumber(numbered) : undefined;
  // A lone name may be a person whose other cells are not known yet; only one that says what it is, is a district.
  const text = withoutNumber(shown(first[1]));
  return first[0] === at('district') || /^(huyen|thanh pho|tp|thi xa|tx|quan|phuong|xa|thi tran)\b/.test(fold(text))
    ? text
    : undefined;
}

function withoutNumber(text: string): string {
  return tidy(text).replace(/^([IVX]+|\d+|[A-Z])[.)/:-]\s*/, '');
}

/** Sums, signatures and the like below a table. */
function isFooter(text: string): boolean {
  return /^(tong|cong|tong cong|tong so|nguoi lap|thu truong|lap bang|noi nhan|ghi chu|luu y|total|sum)\b/.test(
    fold(text),
  );
}

function tellFooter(place: CellPlace, words: string, remarks: Remarks): void {
  remarks.add('left-out', place, {
    en: `"${words.slice(0, 60)}" is no person`,
    vi: `"${words.slice(0, 60)}" không phải là người hỗ trợ`,
  });
}
