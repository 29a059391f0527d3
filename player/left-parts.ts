import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDir } from './durable.ts';
import { reasonOf, type Log } from './log.ts';
import { namesIn } from './names-in.ts';

/**
 * Puts the names of objects on the disk that a process took in just before it was killed: the note on a part's origin is
 * removed only after that, so one without its part tells of it.
 */
export async function endAdoptions(
  { objects, parts }: { readonly objects: string; readonly parts: string },
  log: Log,
): Promise<void> {
  const there = new Set(await namesIn(parts));
  const left = [...there].filter((name) => name.endsWith('.json') && !there.has(name.replace(/json$/, 'part')));
  if (left.length === 0) return;
  try {
    for (const shard of await namesIn(objects)) await syncDir(join(objects, shard));
    await syncDir(objects);
    for (const name of left) await rm(join(parts, name), { force: true });
  } catch (error) {
    log.warn('adoptions not ended', { reason: reasonOf(error) }); // a disk that can only be read keeps what it has
  }
}

/**
 * Removes parts that are too old to go on with (nothing came for 7 days), many at a time: the first picture waits for it.
 * The note on a part's origin, written once at its beginning, stays as long as the part.
 */
export async function sweepParts(parts: string, now: number, log: Log): Promise<void> {
  const writtenAt = async (name: string) => (await stat(join(parts, name)).catch(() => undefined))?.mtimeMs ?? 0;
  const isStale = async (name: string) => {
    if (!/^[0-9a-f]{64}\.(part|json)$/.test(name)) return true;
    const part = name.replace(/json$/, 'part');
    const at = await Promise.all([...new Set([name, part])].map(writtenAt));
    return now - Math.max(...at) >= STALE_PART_MS;
  };
  const sweep = async (name: string) => {
    if (!(await isStale(name))) return 0;
    await rm(join(parts, name), { force: true, recursive: true });
    return 1;
  };
  const there = await namesIn(parts);
  let swept = 0;
  try {
    for (let at = 0; at < there.length; at += SWEPT_AT_ONCE)
      for (const one of await Promise.all(there.slice(at, at + SWEPT_AT_ONCE).map(sweep))) swept += one;
  } catch (error) {
    log.warn('stale parts could not be swept', { parts, reason: reasonOf(error) }); // what cannot be written can still be played from
  }
  if (swept > 0) log.info('stale parts swept', { swept });
}

/** A part older than this is not gone on with. */
const STALE_PART_MS = 7 * 24 * 3_600_000;
const SWEPT_AT_ONCE = 100;
