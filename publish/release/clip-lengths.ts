import { open } from 'node:fs/promises';
import { kindOfType, typeOfName } from '../../core/media-type.ts';
import { isRecord } from '../../core/record.ts';
import type { Words } from '../../core/words.ts';
import { locate, onDisk, type Origin } from '../check/locate.ts';
import { openMediaReader, type MediaReader } from '../check/read-media.ts';
import type { ItemList } from './item-lists.ts';

/**
 * Writes `durationSeconds` into the clips that say none, from the files themselves: with `"sync": "clock"` lengths come
 * from the playlist alone (DECISIONS 18). Changes the lists; gives what was written. Where a file cannot be read the item
 * stays as it is, and the check tells what it lacks.
 */
export async function writeClipLengths(lists: readonly ItemList[], origin: Origin): Promise<readonly Words[]> {
  const notes: Words[] = [];
  let reader: MediaReader | undefined;
  try {
    for (const { place, holder } of lists)
      for (const [index, item] of (holder['items'] as readonly unknown[]).entries()) {
        const src = isRecord(item) ? clipOf(item) : undefined;
        if (!isRecord(item) || src === undefined) continue;
        reader ??= await openMediaReader();
        const seconds = await lengthOf(src, origin, reader);
        if (seconds === undefined) continue;
        item['durationSeconds'] = seconds;
        notes.push({
          en: `${place}[${index}]: ${src} is ${seconds} s long, written as its durationSeconds`,
          vi: `${place}[${index}]: ${src} dài ${String(seconds).replace('.', ',')} giây, đã ghi vào durationSeconds`,
        });
      }
  } finally {
    reader?.close();
  }
  return notes;
}

/** The file of a clip without a length. */
function clipOf(item: Record<string, unknown>): string | undefined {
  if ('durationSeconds' in item || 'slide' in item || item['kind'] === 'web') return undefined;
  const [first] = Array.isArray(item['sources']) ? (item['sources'] as readonly unknown[]) : [];
  const src = isRecord(first) ? first['url'] : item['src'];
  if (typeof src !== 'string') return undefined;
  const type = typeof item['type'] === 'string' ? item['type'] : typeOfName(src);
  return type !== undefined && kindOfType(type) === 'video' ? src : undefined;
}

/** Seconds to the millisecond. */
async function lengthOf(src: string, origin: Origin, reader: MediaReader): Promise<number | undefined> {
  const location = locate(src, origin);
  const path = location.kind === 'path' ? await onDisk(location.path, origin) : undefined;
  if (path === undefined) return undefined;
  const file = await open(path);
  try {
    const facts = await reader.read(file, (await file.stat()).size);
    const seconds = facts?.video?.durationSeconds ?? facts?.durationSeconds;
    return seconds === undefined ? undefined : Math.round(seconds * 1000) / 1000;
  } finally {
    await file.close();
  }
}
