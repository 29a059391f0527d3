import { fromBase45, toBase45 } from './base45.ts';

/** The texts of the codes that show some bytes, one after the other and again from the first. */
export type Frames = readonly string[];

/**
 * Parts bytes into the texts of QR codes, all of one size so that the code on the screen does not jump; `undefined` when
 * there are too many of them. Each says which one of how many it is and of what, so that they may be read in any order, and
 * repeatedly. They are shown plainly one after the other: at five a second the longest round takes half a minute, what a camera
 * has missed comes again with the next, and whoever reads needs nothing but what stands here. (A fountain code would save
 * half a round, and nobody but us could read it.)
 */
export function framesOf(bytes: Uint8Array): Frames | undefined {
  const total = Math.max(1, Math.ceil(bytes.length / MOST_PART_BYTES));
  if (total > MOST_FRAMES) return undefined;
  const edge = (index: number) => Math.floor((index * bytes.length) / total);
  const whole = crc32(bytes);
  return Array.from({ length: total }, (_, index) => {
    const part = bytes.subarray(edge(index), edge(index + 1));
    const frame = new Uint8Array(HEAD_BYTES + part.length + 4);
    const view = new DataView(frame.buffer);
    view.setUint8(0, VERSION);
    view.setUint32(1, whole);
    view.setUint8(5, index);
    view.setUint8(6, total);
    frame.set(part, HEAD_BYTES);
    view.setUint32(HEAD_BYTES + part.length, crc32(frame.subarray(0, -4)));
    return `${PREFIX}${toBase45(frame)}${END}`;
  });
}

/** What came of a text that a camera has read. */
export type FrameRead =
  /** It is of something else: an address, say. */
  | { readonly kind: 'foreign' }
  /** It was misread, or is no whole one. */
  | { readonly kind: 'damaged' }
  /** It was made by a later version. */
  | { readonly kind: 'newer' }
  /** So many of so many have been read; `isNew`: this one had not been. */
  | { readonly kind: 'part'; readonly read: number; readonly total: number; readonly isNew: boolean }
  /** The last one that was missing: all the bytes. */
  | { readonly kind: 'whole'; readonly bytes: Uint8Array<ArrayBuffer>; readonly total: number };

/** Puts frames together, of one thing at a time: those of another begin anew. */
export interface Gathering {
  take(text: string): FrameRead;
}

export function createGathering(): Gathering {
  let whole = -1;
  let parts: (Uint8Array | undefined)[] = [];
  return {
    take(text) {
      const frame = readFrame(text);
      if ('kind' in frame) return frame;
      if (frame.whole !== whole || frame.total !== parts.length) {
        whole = frame.whole;
        parts = Array.from({ length: frame.total }, () => undefined);
      }
      const isNew = parts[frame.index] === undefined;
      parts[frame.index] = frame.part;
      const read = parts.filter((part) => part !== undefined);
      if (read.length < parts.length) return { kind: 'part', read: read.length, total: parts.length, isNew };
      const bytes = joined(read);
      whole = -1;
      const total = parts.length;
      parts = [];
      return crc32(bytes) === frame.whole ? { kind: 'whole', bytes, total } : { kind: 'damaged' };
    },
  };
}

interface Frame {
  readonly whole: number;
  readonly index: number;
  readonly total: number;
  readonly part: Uint8Array;
}

function readFrame(text: string): Frame | { readonly kind: 'foreign' | 'damaged' | 'newer' } {
  if (!text.startsWith(PREFIX)) return { kind: 'foreign' };
  const bytes = text.endsWith(END) ? fromBase45(text.slice(PREFIX.length, -END.length)) : undefined;
  if (bytes === undefined || bytes.length < HEAD_BYTES + 4 || bytes.length > HEAD_BYTES + MOST_PART_BYTES + 4)
    return { kind: 'damaged' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(bytes.length - 4) !== crc32(bytes.subarray(0, -4))) return { kind: 'damaged' };
  if (view.getUint8(0) !== VERSION) return { kind: 'newer' };
  const [whole, index, total] = [view.getUint32(1), view.getUint8(5), view.getUint8(6)];
  return total > MOST_FRAMES || index >= total
    ? { kind: 'damaged' }
    : { whole, index, total, part: bytes.slice(HEAD_BYTES, -4) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** CRC-32 of ISO/IEC 8802-3, as zip has it. It finds what a camera has misread; who has written it only a signature tells. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const VERSION = 1;
/** Version, check of the whole, which one, of how many. */
const HEAD_BYTES = 7;
/**
 * What a code of 65 squares a side (version 12, error correction M) has room for. On a 43-inch screen of 1080 lines its
 * squares are 6 mm wide, which a phone reads from a good three metres (publish/check/camera.ts).
 */
const MOST_PART_BYTES = 264;
/** More than half a minute nobody holds a phone still. */
export const MOST_FRAMES = 160;
const PREFIX = 'BZK:';
/** Base45 may end in a space, which some readers cut off. */
const END = '.';
