import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import { unpacked } from '../lines/unpacked.ts';

/**
 * The bytes of a log, a chunk after the other; what is gzip is unpacked, whatever it is called, also several in a row. Of
 * one that was cut off all that is there is given. Rejects as the disk and zlib do.
 *
 * @param path  `-` for `stdin`
 */
export function openLog(path: string, stdin: Readable): AsyncGenerator<Buffer> {
  const source = path === '-' ? stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return unpacked(source, { chunkSize: CHUNK_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
}

const CHUNK_BYTES = 2 ** 20;
