/** A tar is made of blocks of this size (POSIX.1-2017, pax, "ustar Interchange Format"). */
export const TAR_BLOCK_BYTES = 512;

/** The largest file whose size fits into the eleven octal digits of a header. */
export const LARGEST_TAR_FILE_BYTES = 8 ** 11 - 1;

export type TarHeader =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: number }
  /** A block of zeros: nothing follows. */
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads the header of a plain file. Whatever else tar can hold (links, folders, long names, sparse files) is refused. */
export function readTarHeader(block: Uint8Array): TarHeader {
  if (block.length < TAR_BLOCK_BYTES) return { kind: 'refused', why: 'it is cut short' };
  if (block.every((byte) => byte === 0)) return { kind: 'end' };
  const header = Buffer.from(block.buffer, block.byteOffset, TAR_BLOCK_BYTES);
  const text = (offset: number, length: number) => header.toString('latin1', offset, offset + length);
  if (!text(257, 6).startsWith('ustar')) return { kind: 'refused', why: 'its table is damaged' };
  const sum = octalOf(text(148, 8));
  if (sum === undefined || sum !== checksumOf(header)) return { kind: 'refused', why: 'its table is damaged' };
  const [name = ''] = text(0, 100).split('\0', 1);
  const isPlain = ['0', '\0'].includes(text(156, 1)) && text(157, 1) === '\0' && text(345, 1) === '\0';
  const bytes = octalOf(text(124, 12));
  if (!isPlain || bytes === undefined) return { kind: 'refused', why: 'it holds what is no plain file' };
  return { kind: 'file', name, bytes };
}

/** The header of a plain file that anyone may read; the same for the same file, whoever writes it and when. */
export function writeTarHeader(name: string, bytes: number): Uint8Array {
  if (name.length >= 100 || bytes > LARGEST_TAR_FILE_BYTES)
    throw new Error(`no tar header holds ${name}, ${bytes} bytes`);
  const header = Buffer.alloc(TAR_BLOCK_BYTES);
  const put = (offset: number, text: string) => header.write(text, offset, 'latin1');
  put(0, name);
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${bytes.toString(8).padStart(11, '0')}\0`);
  put(136, '00000000000\0');
  put(156, '0');
  put(257, 'ustar\x0000');
  put(148, `${checksumOf(header).toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** The sum of all bytes, with blanks in the place of the sum itself. */
function checksumOf(header: Uint8Array): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function octalOf(field: string): number | undefined {
  const digits = /^ *([0-7]{1,11})[\0 ]*$/.exec(field)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 8);
}
