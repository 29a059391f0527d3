import { stat } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from '../durable.ts';
import { isDiskFull } from '../free-space.ts';
import { reasonOf } from '../log.ts';
import type { Destination } from './destination.ts';

/**
 * Writes batches into a folder, such as a share or a stick: a reader finds a whole file or none. The folder itself is
 * never made: where a stick is not plugged in, or a share is away, its name is an empty place on this machine's own disk.
 */
export function fileBatches(folder: string): Destination {
  return {
    name: folder,
    async bring({ name, bytes }) {
      try {
        const isThere = (await stat(folder)).isDirectory();
        if (!isThere) return { kind: 'refused', reason: 'it is no folder' };
        await writeDurably(path.join(folder, name), bytes);
        return { kind: 'acknowledged' };
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code;
        if (code === 'ENOENT') return { kind: 'failed', reason: 'the folder is not there' };
        const isForPeople = isDiskFull(error) || code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
        return { kind: isForPeople ? 'refused' : 'failed', reason: reasonOf(error) };
      }
    },
  };
}
