import { readFile } from 'node:fs/promises';
import { readScreenId } from '../../core/setting-readers.ts';
import type { Screen } from '../../core/screen.ts';
import type { Words } from '../../core/words.ts';
import { findHeader, type ColumnNames } from '../import/columns.ts';
import { parseCsv } from '../import/csv.ts';
import { decodeText } from '../import/decode-text.ts';
import { slug, tidy } from '../import/fold.ts';
import { isWorkbook } from '../import/is-workbook.ts';
import { isBlank, shown } from '../import/table.ts';
import { readNames } from '../import/words-of-screens.ts';
import { PublishTrouble } from '../release/channel.ts';

/** A screen of the province's register, `screens.csv` (DECISIONS 29). */
export interface RegisteredScreen extends Screen {
  readonly name: string;
  /** Where it hangs, as it is written in the register: `Huyện Cao Lộc`, for people. */
  readonly places?: Readonly<Partial<Record<PlaceField, string>>>;
  /** The public keys by which what it has shown is sealed: that of its machine, and of those that it had before. */
  readonly publicKeys?: readonly string[];
}

export const placeFields = ['province', 'district', 'commune', 'venue'] as const;
export type PlaceField = (typeof placeFields)[number];

export type ReadRegister =
  | { readonly kind: 'screens'; readonly screens: readonly RegisteredScreen[] }
  | { readonly kind: 'refused'; readonly words: readonly Words[] };

/** A register that was read, and where. */
export interface Register {
  readonly file: string;
  readonly screens: readonly RegisteredScreen[];
}

/** The register that was named, which must be there, else the usual one, if there is one. Throws `PublishTrouble`. */
export async function registerFor(
  { register }: { readonly register: string | undefined },
  usual: string | undefined,
): Promise<Register | undefined> {
  const file = register ?? usual;
  if (file === undefined) return undefined;
  const screens = await openRegister(file);
  if (screens === undefined && register !== undefined) throw new PublishTrouble(noRegister(register));
  return screens && { file, screens };
}

/** The register in a file; nothing when it is not there. Rejects as the disk does; throws `PublishTrouble`. */
export async function openRegister(file: string): Promise<readonly RegisteredScreen[] | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const read = readRegister(bytes, file);
  if (read.kind === 'refused') throw new PublishTrouble(...read.words);
  return read.screens;
}

/**
 * The screens in a register: a row each, with the columns id, name, commune, district, venue, tags and public keys, of
 * which only the id is needed. Commune, district and venue are tags too: `Huyện Cao Lộc` is `district=huyen-cao-loc`,
 * and what is a tag's value already stays as it is.
 */
export function readRegister(bytes: Uint8Array, file = 'screens.csv'): ReadRegister {
  if (isWorkbook(bytes)) return { kind: 'refused', words: [noCsv(file)] };
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return { kind: 'refused', words: [within(file, decoded.words)] };
  const parsed = parseCsv(
    decoded.text.replace(/^\ufeff/, ''),
    (sheet) => findHeader(sheet, columns, [['id']]) !== undefined,
  );
  if (parsed.kind === 'unreadable') return { kind: 'refused', words: [within(file, parsed.words)] };
  const [sheet] = parsed.sheets;
  const header = sheet === undefined ? undefined : findHeader(sheet, columns, [['id']]);
  if (sheet === undefined || header === undefined) return { kind: 'refused', words: [noHeader(file)] };
  const headOf = (field: RegisterField) => {
    const column = header.columns.find((one) => one.field === field);
    return column === undefined ? '' : tidy(shown(sheet.rows[header.row]?.[column.index]));
  };
  const screens: RegisteredScreen[] = [];
  const ids = new Set<string>();
  const faults: Words[] = [];
  for (const [at, row] of sheet.rows.entries()) {
    if (at <= header.row || row.every(isBlank)) continue;
    const of = (field: RegisterField) => {
      const column = header.columns.find((one) => one.field === field);
      return column === undefined ? '' : tidy(shown(row[column.index]));
    };
    const id = readScreenId(of('id'));
    if (id === undefined) faults.push(badId(file, at + 1, of('id')));
    else if (ids.has(id)) faults.push(twice(file, at + 1, id));
    else {
      ids.add(id);
      const written = placeFields.flatMap((field) => (of(field) === '' ? [] : [[field, of(field)] as const]));
      const places = written.map(([field, name]) => `${field}=${slug(name)}`);
      const keys = readNames(of('publicKey'));
      for (const key of keys) if (!isPublicKey(key)) faults.push(badKey(file, at + 1, headOf('publicKey'), key));
      screens.push({
        ...{ id, name: of('name') === '' ? id : of('name') },
        tags: [...new Set([...places, ...readNames(of('tags'))])],
        places: Object.fromEntries(written),
        ...(keys.length === 0 ? {} : { publicKeys: keys }),
      });
    }
  }
  return faults.length > 0 ? { kind: 'refused', words: faults } : { kind: 'screens', screens };
}

/** Whether it can be one: 32 bytes in base64, of either alphabet. */
function isPublicKey(text: string): boolean {
  return /^[\w+/-]{43}=?$/.test(text);
}

type RegisterField = 'id' | 'name' | PlaceField | 'tags' | 'publicKey';

const columns: ColumnNames<RegisterField> = {
  id: ['id', 'ma', 'ma man hinh', 'screen id', 'screen'],
  name: ['name', 'ten', 'ten man hinh', 'noi dat'],
  province: ['province', 'tinh'],
  district: ['district', 'huyen', 'quan huyen', 'huyen thanh pho'],
  commune: ['commune', 'xa', 'xa phuong', 'phuong xa'],
  venue: ['venue', 'venue type', 'loai dia diem', 'dia diem'],
  tags: ['tags', 'the'],
  publicKey: ['public key', 'publickey', 'khoa cong khai', 'key'],
};

const noCsv = (file: string): Words => ({
  en: `${file} must be a CSV file, and this is a workbook: in Excel choose File > Save As > "CSV UTF-8 (Comma delimited)"`,
  vi: `${file} phải là tệp CSV, còn đây là tệp Excel: trong Excel chọn Tệp > Lưu dưới dạng > "CSV UTF-8 (Comma delimited)"`,
});

const within = (file: string, { en, vi }: Words): Words => ({ en: `${file}: ${en}`, vi: `${file}: ${vi}` });

const noHeader = (file: string): Words => ({
  en: `${file} has no header with the column "id"`,
  vi: `${file} không có dòng tiêu đề với cột "id"`,
});

const badId = (file: string, row: number, id: string): Words => ({
  en: `${file}, row ${row}: the id must be 1 to 64 letters, digits, dots, dashes and underscores, got "${id}"`,
  vi: `${file}, dòng ${row}: mã màn hình phải là 1 đến 64 chữ cái, chữ số, dấu chấm, gạch ngang, gạch dưới, nhưng ở đây ghi "${id}"`,
});

const twice = (file: string, row: number, id: string): Words => ({
  en: `${file}, row ${row}: the id "${id}" stands there twice`,
  vi: `${file}, dòng ${row}: mã "${id}" bị lặp lại`,
});

const badKey = (file: string, row: number, column: string, key: string): Words => ({
  en: `${file}, row ${row}, column "${column}": must be what "plays key" prints on the machine, 32 bytes in base64 (43 letters, digits, dashes and underscores), or empty, got "${key}"`,
  vi: `${file}, dòng ${row}, cột "${column}": phải là dòng lệnh "plays key" in ra trên máy, tức 32 byte dạng base64 (43 chữ cái, chữ số, gạch ngang, gạch dưới), hoặc để trống, nhưng ở đây ghi "${key}"`,
});

const noRegister = (file: string): Words => ({
  en: `there is no file ${file} with the register of screens`,
  vi: `không có tệp sổ màn hình ${file}`,
});
