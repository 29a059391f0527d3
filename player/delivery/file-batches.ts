import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeDurably } from '../durable.ts';
import { isDiskFull } from '../free-space.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import { reasonOf } from '../log.ts';
import type { PackedBatch } from './batch.ts';
import type { Brought, Destination } from './destination.ts';
import { isAbove, mountOf } from './mount-of.ts';

export interface FolderWorld {
  /** Where it is kept over restarts what is mounted where, such as `<data>/report-folder.json`; else while it runs. */
  readonly keptAt?: string;
  /** Rejects when the signal aborts. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly disk?: { readonly mountOf: typeof mountOf; readonly write: typeof writeDurably };
}

/**
 * Writes batches into a folder, such as a share or a stick: a reader finds a whole file or none. The folder itself is
 * never made: where a stick is not plugged in, or a share is away, its name is an empty place on this machine's own disk.
 * Where that place is there even so, it is known by what is mounted there no more.
 */
export function fileBatches(folder: string, world: FolderWorld = {}): Destination {
  const { keptAt, disk = { mountOf, write: writeDurably } } = world;
  const sleep = world.sleep ?? ((ms: number, signal: AbortSignal) => setTimeout(ms, undefined, { signal }));
  /** Where its file system was mounted when a batch was written last. */
  let mountedAt: string | undefined;
  let writing: Promise<Brought> | undefined;

  const write = async ({ name, bytes }: PackedBatch): Promise<Brought> => {
    try {
      const mount = await disk.mountOf(folder);
      if (!(await stat(folder)).isDirectory()) return { kind: 'refused', reason: 'it is no folder' };
      mountedAt ??= await keptMount(keptAt, folder);
      if (mountedAt !== undefined && isAbove(mount, mountedAt))
        return { kind: 'failed', reason: `nothing is mounted at ${mountedAt}, where it was before` };
      await disk.write(path.join(folder, name), bytes);
      if (mount !== mountedAt) await keepMount(keptAt, folder, mount);
      mountedAt = mount;
      return { kind: 'acknowledged' };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT') return { kind: 'failed', reason: 'the folder is not there' };
      const isForPeople = isDiskFull(error) || code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
      return { kind: isForPeople ? 'refused' : 'failed', reason: reasonOf(error) };
    }
  };

  return {
    name: folder,
    async bring(batch, signal) {
      // A share that is dead holds a thread for each step that waits for it, and there are only few.
      if (writing !== undefined) return { kind: 'failed', reason: 'the folder does not answer' };
      const mine = write(batch);
      writing = mine.finally(() => (writing = undefined));
      const done = new AbortController();
      const late = sleep(LIMIT_MS, AbortSignal.any([signal, done.signal])).then(
        (): Brought => ({ kind: 'failed', reason: `the folder does not answer within ${LIMIT_MS / 1000} s` }),
        (): Brought => ({ kind: 'failed', reason: 'stopped' }),
      );
      return Promise.race([mine, late]).finally(() => done.abort());
    },
  };
}

/** Of another folder nothing is known, nor where the file is damaged. */
async function keptMount(keptAt: string | undefined, folder: string): Promise<string | undefined> {
  if (keptAt === undefined) return undefined;
  const file = await readKeptFile(keptAt);
  const kept = (file.kind === 'read' ? (file.value ?? {}) : {}) as { readonly [name: string]: unknown };
  return kept['folder'] === folder && typeof kept['mountedAt'] === 'string' ? kept['mountedAt'] : undefined;
}

async function keepMount(keptAt: string | undefined, folder: string, mountedAt: string): Promise<void> {
  if (keptAt === undefined) return;
  // Where the machine's own disk does not take it, the batch is brought all the same.
  await keepFile(keptAt, { folder, mountedAt }).catch(() => undefined);
}

const LIMIT_MS = 120_000;
