import { open, type FileHandle } from 'node:fs/promises';
import { readTarHeader, TAR_BLOCK_BYTES } from './tar-header.ts';
import { textOf, type Beside } from './read-playlist.ts';
import { LARGEST_ENVELOPE_BYTES } from './trust/envelope.ts';

/** One file that carries a release: the playlist, its trust files and its media, as an uncompressed tar (POSIX ustar). */
export interface Bundle {
  /** The playlist as it came: nothing of it is believed before its envelope is. */
  readonly playlist: Uint8Array;
  /** The trust files in it, `trust/2.json`, as a playlist's reader asks for them. */
  readonly beside: Beside;
  /** Media by the SHA-256 that its name claims; who reads it must see whether that is so. */
  readonly media: ReadonlyMap<string, BundledFile>;
  /** The bytes of a file of media, by chunks. Rejects as the disk does. */
  read(file: BundledFile): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

export interface BundledFile {
  /** Where it begins, from the start of the bundle. */
  readonly offset: number;
  readonly bytes: number;
}

export type OpenedBundle =
  { readonly kind: 'bundle'; readonly bundle: Bundle } | { readonly kind: 'refused'; readonly why: string };

/**
 * Opens a bundle and looks through its table, reading no media. Anything that `publish` does not write is refused: other
 * names, the same one twice, links and folders, sizes that the file does not have, what stands after the end. No name
 * of it ever becomes a path. Rejects only as the disk does.
 */
export async function openBundle(path: string): Promise<OpenedBundle> {
  const file = await open(path);
  try {
    const index = await readIndex(file, (await file.stat()).size);
    if (typeof index === 'string') return await refuse(file, index);
    const { playlist, trusts, media } = index;
    const bytes = await readAt(file, playlist);
    const beside: Beside = async (name, mostBytes) => {
      const entry = trusts.get(name);
      return entry === undefined || entry.bytes > mostBytes ? undefined : textOf(await readAt(file, entry));
    };
    const bundle: Bundle = {
      ...{ playlist: bytes, beside, media },
      read: (entry) => chunksOf(file, entry),
      close: () => file.close(),
    };
    return { kind: 'bundle', bundle };
  } catch (error) {
    await file.close();
    throw error;
  }
}

interface Index {
  readonly playlist: BundledFile;
  readonly trusts: ReadonlyMap<string, BundledFile>;
  readonly media: ReadonlyMap<string, BundledFile>;
}

/** The table, or why there is none. */
async function readIndex(file: FileHandle, size: number): Promise<Index | string> {
  const seen = new Map<string, BundledFile>();
  const media = new Map<string, BundledFile>();
  for (let at = 0; ;) {
    const block = await readAt(file, { offset: at, bytes: TAR_BLOCK_BYTES });
    const header = readTarHeader(block);
    if (header.kind === 'end') {
      const playlist = seen.get('playlist.json');
      if (playlist === undefined) return 'it holds no playlist.json';
      const why = await tailFault(file, at, size);
      return why ?? { playlist, trusts: seen, media };
    }
    if (header.kind === 'refused') return at === 0 ? 'it is no bundle' : header.why;
    if (seen.size + media.size >= MOST_FILES) return `it holds more than ${MOST_FILES} files`;
    const entry = { offset: at + TAR_BLOCK_BYTES, bytes: header.bytes };
    const isMedia = MEDIA_NAME.exec(header.name)?.[1];
    const why = entryFault(header.name, entry, isMedia !== undefined, size);
    if (why !== undefined) return why;
    const [table, key] = isMedia === undefined ? [seen, header.name] : [media, isMedia];
    if (table.has(key)) return `it holds ${header.name} twice`;
    table.set(key, entry);
    at = entry.offset + padded(entry.bytes);
  }
}

function entryFault(name: string, { offset, bytes }: BundledFile, isMedia: boolean, size: number): string | undefined {
  const most = isMedia ? Infinity : name === 'playlist.json' ? LARGEST_ENVELOPE_BYTES : LARGEST_TRUST_BYTES;
  if (!isMedia && name !== 'playlist.json' && !TRUST_NAME.test(name)) return 'it holds a file that no bundle has';
  if (bytes > most) return `${name} in it is larger than ${most} bytes`;
  return offset + padded(bytes) > size ? `it is cut short: ${name} is not whole` : undefined;
}

/** Two empty blocks end a tar; programs fill up to whole records, and nothing may hide there. */
async function tailFault(file: FileHandle, at: number, size: number): Promise<string | undefined> {
  const bytes = size - at;
  if (bytes < 2 * TAR_BLOCK_BYTES) return 'it is cut short';
  if (bytes > LONGEST_TAIL_BYTES) return 'something stands after its end';
  const tail = await readAt(file, { offset: at, bytes });
  return tail.every((byte) => byte === 0) ? undefined : 'something stands after its end';
}

async function* chunksOf(file: FileHandle, { offset, bytes }: BundledFile): AsyncIterable<Uint8Array> {
  for (let done = 0; done < bytes;) {
    const chunk = await readAt(file, { offset: offset + done, bytes: Math.min(CHUNK_BYTES, bytes - done) });
    if (chunk.length === 0) return; // pulled out, or cut meanwhile: the hash tells
    yield chunk;
    done += chunk.length;
  }
}

async function readAt(file: FileHandle, { offset, bytes }: BundledFile): Promise<Uint8Array> {
  const buffer = new Uint8Array(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, offset);
  return buffer.subarray(0, bytesRead);
}

async function refuse(file: FileHandle, why: string): Promise<OpenedBundle> {
  await file.close();
  return { kind: 'refused', why };
}

function padded(bytes: number): number {
  return Math.ceil(bytes / TAR_BLOCK_BYTES) * TAR_BLOCK_BYTES;
}

const MEDIA_NAME = /^media\/([0-9a-f]{64})\.[a-z0-9]{1,5}$/;
const TRUST_NAME = /^trust\/[1-9][0-9]{0,3}\.json$/;
const LARGEST_TRUST_BYTES = 1 << 20;
const MOST_FILES = 20_000;
const CHUNK_BYTES = 1 << 20;
/** GNU tar fills up to 10 KiB unless it is told otherwise. */
const LONGEST_TAIL_BYTES = 64 * 1024;
