import { inflateRawSync } from 'node:zlib';
import { unreadable, type Unreadable } from './unreadable.ts';

/** The most that a workbook may hold once unpacked, in bytes. */
const MOST_BYTES = 256 * 1024 * 1024;

/** How far the widest and the longest of a workbook's sheets reach. */
export interface WorkbookSize {
  readonly kind: 'size';
  readonly rows: number;
  readonly columns: number;
  /** Of the biggest sheet, blank ones included. */
  readonly cells: number;
}

/**
 * Looks how big a workbook is before it is read: one stray cell far out, or a packed file that unpacks to gigabytes,
 * must not eat the machine. The layout is that of ZIP (APPNOTE 4.3.12, 4.3.16).
 */
export function sizeOfWorkbook(bytes: Uint8Array): WorkbookSize | Unreadable {
  const entries = entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (entries === undefined || !entries.some(({ name }) => name === 'xl/workbook.xml')) return notWorkbook();
  if (entries.reduce((total, { unpackedBytes }) => total + unpackedBytes, 0) > MOST_BYTES) return tooBig();
  let biggest: WorkbookSize = { kind: 'size', rows: 0, columns: 0, cells: 0 };
  for (const { packed, method } of entries.filter(({ name }) => name.endsWith('.xml'))) {
    let xml: Buffer;
    try {
      xml = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MOST_BYTES });
    } catch {
      return notWorkbook(); // zlib has no other way to say that it is damaged
    }
    const { rows, columns } = reachOf(xml.toString('latin1'));
    if (rows * columns > biggest.cells) biggest = { kind: 'size', rows, columns, cells: rows * columns };
  }
  return biggest;
}

/** What is said of a file that is packed like a workbook, and is none. */
export function notWorkbook(): Unreadable {
  return unreadable({
    en: 'this is no Excel workbook (.xlsx), or it is damaged; a table in Word or LibreOffice is saved from there as .xlsx, or copied into a new Excel file',
    vi: 'đây không phải tệp Excel (.xlsx), hoặc tệp đã hỏng; bảng trong Word hay LibreOffice thì lưu thành .xlsx hoặc chép sang một tệp Excel mới',
  });
}

function tooBig(): Unreadable {
  return unreadable({
    en: `the workbook unpacks to more than ${MOST_BYTES / 1024 / 1024} MiB; copy the table alone into a new file`,
    vi: `tệp giải nén ra hơn ${MOST_BYTES / 1024 / 1024} MiB; hãy chép riêng bảng sang một tệp mới`,
  });
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly unpackedBytes: number;
  readonly packed: Buffer;
}

function entriesOf(zip: Buffer): readonly Entry[] | undefined {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > zip.length) return undefined;
  const count = zip.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return undefined;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    if (local + 30 > zip.length) return undefined;
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      unpackedBytes: zip.readUInt32LE(at + 24),
      packed: zip.subarray(start, start + zip.readUInt32LE(at + 20)),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function reachOf(xml: string): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', digits] of xml.matchAll(/<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r="([A-Z]{0,3})(\d{1,7})"/g)) {
    rows = Math.max(rows, Number(digits));
    columns = Math.max(
      columns,
      [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0),
    );
  }
  return { rows, columns };
}
