import { parsePlaylist } from '../../core/parse-playlist.ts';
import { LARGEST_PLAYLIST_BYTES } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { assemble } from './assemble.ts';
import { parseCsv } from './csv.ts';
import { isWorkbook } from './is-workbook.ts';
import { decodeText } from './decode-text.ts';
import type { Draft } from './draft.ts';
import { draftOfList, isList } from './list.ts';
import { comparePlaces, createRemarks, type Remark, type Remarks } from './remark.ts';
import { draftOfSmil } from './smil/smil.ts';
import { draftOfStaff, isStaff, type StaffOptions } from './staff.ts';
import { shown, type Sheet } from './table.ts';
import { placeOfFault } from './trace.ts';
import { unreadable, type Unreadable } from './unreadable.ts';
import { writeJson } from './write-json.ts';
import { parseXlsx } from './xlsx.ts';

export const importKinds = ['list', 'staff', 'smil'] as const;
export type ImportKind = (typeof importKinds)[number];

export interface ImportOptions extends StaffOptions {
  /** What the file is; found by its content when not given. */
  readonly kind?: ImportKind;
  /** The date where the screens are, `2026-11-20`. */
  readonly today: string;
  /** Makes the text into the one that is judged: whoever imports may turn files into others before they are played. */
  readonly asPlayed?: (text: string) => string;
}

/** What came of an import. Without a playlist there is at least one fault among the remarks. */
export interface Imported {
  readonly kind?: ImportKind;
  /** The file as it is to be written, and that `parsePlaylist` takes. */
  readonly playlist?: string;
  readonly itemCount: number;
  /** Faults first, then what is left out, changed, and told. */
  readonly remarks: readonly Remark[];
}

/** The most that is read, in bytes. */
export const LARGEST_IMPORT_BYTES = LARGEST_PLAYLIST_BYTES;

/** A playlist from a list of items, a staff table or a SMIL file, or everything that is wrong with it. */
export async function importFile(bytes: Uint8Array, options: ImportOptions): Promise<Imported> {
  const remarks = createRemarks();
  const read = await draftOf(bytes, options, remarks);
  if (read.kind === 'unreadable') {
    remarks.add('fault', read.line === undefined ? undefined : { line: read.line }, read.words);
    return { itemCount: 0, remarks: inOrder(remarks) };
  }
  const { of: kind, draft } = read;
  const itemCount = draft.campaigns.reduce((total, { items }) => total + items.length, 0);
  const assembled = assemble(draft);
  const text = `${writeJson(assembled.playlist)}\n`;
  if (itemCount === 0) {
    remarks.add('fault', undefined, {
      en: 'nothing is left that could be shown',
      vi: 'không còn nội dung nào để chiếu',
    });
  } else {
    const parsed = parsePlaylist(options.asPlayed?.(text) ?? text);
    const wrong = new Set(
      remarks
        .all()
        .flatMap(({ kind, places }) => (kind === 'fault' ? places.map((place) => JSON.stringify(place)) : [])),
    );
    for (const fault of parsed.kind === 'refused' ? parsed.faults : []) {
      const place = placeOfFault(fault, assembled);
      if (place !== undefined && wrong.has(JSON.stringify(place))) continue;
      remarks.add('fault', place, place === undefined ? atPath(fault.place, fault.words) : fault.words);
    }
  }
  const all = inOrder(remarks);
  const isWrong = all.some((remark) => remark.kind === 'fault');
  return { kind, itemCount, remarks: all, ...(isWrong ? {} : { playlist: text }) };
}

function atPath(path: string, words: Words): Words {
  return path === '' ? words : { en: `${path}: ${words.en}`, vi: `${path}: ${words.vi}` };
}

/** The gravest first, and those of one kind in the order of the file. */
function inOrder(remarks: Remarks): readonly Remark[] {
  const order = ['fault', 'left-out', 'changed', 'told'];
  return remarks
    .all()
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || comparePlaces(a.places[0], b.places[0]));
}

type Read = { readonly kind: 'draft'; readonly of: ImportKind; readonly draft: Draft } | Unreadable;

async function draftOf(bytes: Uint8Array, options: ImportOptions, remarks: Remarks): Promise<Read> {
  if (bytes.length === 0) return unreadable({ en: 'the file is empty', vi: 'tệp rỗng' });
  const table = await sheetsOf(bytes);
  if (table.kind === 'unreadable') return table;
  if (table.kind === 'text' && (options.kind ?? (/^\s*</.test(table.text) ? 'smil' : undefined)) === 'smil') {
    const smil = draftOfSmil(table.text, options.today, remarks);
    return smil.kind === 'unreadable' ? smil : { kind: 'draft', of: 'smil', draft: smil.draft };
  }
  if (options.kind === 'smil')
    return unreadable({ en: 'this is a workbook, no SMIL file', vi: 'đây là tệp Excel, không phải SMIL' });
  const parsed = table.kind === 'text' ? parseCsv(table.text, (sheet) => isList(sheet) || isStaff(sheet)) : table;
  if (parsed.kind === 'unreadable') return parsed;
  const { sheets } = parsed;
  const list = sheets.some(isList);
  const staff = sheets.some(isStaff);
  const kind = options.kind ?? (list ? 'list' : staff ? 'staff' : undefined);
  if (kind === 'list' && list) return { kind: 'draft', of: kind, draft: draftOfList(sheets, remarks) };
  if (kind === 'staff' && staff) return { kind: 'draft', of: kind, draft: draftOfStaff(sheets, options, remarks) };
  return noHeader(sheets, kind);
}

async function sheetsOf(
  bytes: Uint8Array,
): Promise<
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'text'; readonly text: string }
  | Unreadable
> {
  return isWorkbook(bytes) ? parseXlsx(bytes) : decodeText(bytes);
}

function noHeader(sheets: readonly Sheet[], kind: ImportKind | undefined): Unreadable {
  const list = { en: 'a list has a column "Tệp" or "File"', vi: 'danh sách có cột "Tệp" hoặc "File"' };
  const staff = {
    en: 'a staff table has "Họ tên" with "Chức vụ", "Điện thoại liên hệ" or "Huyện/thành phố"',
    vi: 'bảng nhân sự có "Họ tên" cùng "Chức vụ", "Điện thoại liên hệ" hoặc "Huyện/thành phố"',
  };
  const wanted = kind === 'list' ? [list] : kind === 'staff' ? [staff] : [list, staff];
  const isText = sheets.every(({ name }) => name === undefined);
  const first = sheets.flatMap(({ rows }) => rows).find((row) => row.some((cell) => shown(cell).trim() !== ''));
  const seen = (first ?? [])
    .map(shown)
    .filter((cell) => cell.trim() !== '')
    .slice(0, 8)
    .join(' | ')
    .slice(0, 120);
  // Excel's plain "CSV" writes a question mark for every letter that its code page has not.
  const isLost = /\p{L}\?|\?\p{L}/u.test(seen);
  const sentences = [
    {
      en: `no header row was found: ${wanted.map(({ en }) => en).join('; ')}`,
      vi: `không thấy hàng tiêu đề: ${wanted.map(({ vi }) => vi).join('; ')}`,
    },
    { en: `The first row reads: ${seen}`, vi: `Hàng đầu tiên là: ${seen}` },
    ...(isLost ? [lettersLost] : isText ? [separators] : []),
  ];
  return unreadable({
    en: sentences.map(({ en }) => en).join('. '),
    vi: sentences.map(({ vi }) => vi).join('. '),
  });
}

const separators: Words = {
  en: 'In a text file, commas, semicolons or tabs separate the cells; a first line such as sep=| names another separator',
  vi: 'Trong tệp văn bản, các ô ngăn cách bằng dấu phẩy, dấu chấm phẩy hoặc phím Tab; nếu dùng dấu khác, hãy thêm dòng đầu tiên như sep=|',
};

const lettersLost: Words = {
  en: 'Letters were lost when it was saved: save it again as "CSV UTF-8" or .xlsx',
  vi: 'Dấu đã mất khi lưu: hãy lưu lại thành "CSV UTF-8" hoặc .xlsx',
};
