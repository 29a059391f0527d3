/** Pixels: of a picture, or of the part of a display that it is to cover. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * How large a picture will be once it is decoded: PNG, JPEG, GIF, WebP and AVIF. `undefined` for other bytes, and for a
 * header that is cut off.
 *
 * @param head  how it begins; of a JPEG as far as its frame header, which may follow long notes
 */
export function pictureSize(head: Uint8Array): PictureSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    if (says(head, 1, 'PNG')) return { width: view.getUint32(16), height: view.getUint32(20) };
    if (says(head, 0, 'GIF8')) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (says(head, 8, 'WEBP')) return webpSize(head, view);
    if (says(head, 4, 'ftyp')) return avifSize(view);
    return view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // the header is longer than what is here
    throw error;
  }
}

/** From the frame header (SOF), which stands behind other segments. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}

function webpSize(head: Uint8Array, view: DataView): PictureSize | undefined {
  if (says(head, 12, 'VP8X')) return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (says(head, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** The largest of the extents (`ispe` boxes): a picture may be made of tiles, and have a thumbnail. */
function avifSize(view: DataView): PictureSize | undefined {
  let largest: PictureSize | undefined;
  for (let at = 8; at + 16 <= view.byteLength; at++) {
    if (view.getUint32(at) !== ISPE) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (largest === undefined || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

function says(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}

/** `ispe`, as a number. */
const ISPE = 0x69737065;
