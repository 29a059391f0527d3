import { inflateRawSync } from 'node:zlib';

/** A file in a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  /** As the archive says, which need not be true. */
  readonly unpackedBytes: number;
  readonly packed: Buffer;
}

/** The files of a ZIP archive (APPNOTE 4.3.12, 4.3.16), nothing when it is none or is cut off. */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > zip.length) return undefined;
  const count = zip.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
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

/** What is in an entry, nothing when it is damaged or bigger than `mostBytes`. */
export function unpacked({ packed, method }: ZipEntry, mostBytes: number): Buffer | undefined {
  try {
    return method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: mostBytes });
  } catch {
    return undefined; // zlib has no other way to say that it is damaged
  }
}
