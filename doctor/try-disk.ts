import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../player/log.ts';
import type { DiskFacts } from './disk.ts';

const CHUNK = Buffer.alloc(2 ** 20, 0x5a);
/** Enough to get past what a card takes up at once, and little enough for a card that is nearly full. */
const MOST_CHUNKS = 32;
const LIMIT_MS = 4_000;

/** Writes a file of up to 32 MiB into the data directory, syncs it, and takes it away. */
export function tryDisk(dir: string): DiskFacts {
  const file = path.join(dir, '.doctor.tmp');
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const { bavail, bsize, ffree, files } = statfsSync(dir);
    const startedAt = performance.now();
    const handle = openSync(file, 'w', 0o600);
    let bytes = 0;
    try {
      for (let chunk = 0; chunk < MOST_CHUNKS && performance.now() - startedAt < LIMIT_MS; chunk++) {
        bytes += writeSync(handle, CHUNK);
        fsyncSync(handle);
      }
    } finally {
      closeSync(handle);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    // Some file systems count no files.
    const freeFiles = files === 0 ? Infinity : ffree;
    return { kind: 'written', dir, freeBytes: bavail * bsize, freeFiles, bytesPerSecond: bytes / seconds };
  } catch (error) {
    return { kind: 'unwritable', dir, reason: reasonOf(error) };
  } finally {
    rmSync(file, { force: true });
  }
}
