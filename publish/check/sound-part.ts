import type { Fault } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Playlist } from '../../core/playlist.ts';
import { isRecord } from '../../core/record.ts';

/** What is left of a refused playlist without its faults, so that the rest can be looked at in the same go. */
export interface SoundPart {
  readonly playlist: Playlist;
  /** The same words with the places that the file has for those of the part. */
  readonly inFile: (words: string) => string;
}

/**
 * Takes out what is at fault: the field, where that does not help the item, then the campaign. `undefined` when nothing
 * that plays is left, or the file is no JSON object.
 */
export function soundPart(text: string): SoundPart | undefined {
  const file = jsonOf(text);
  if (!isRecord(file)) return undefined;
  const written = listsOf(file);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const parsed = parsePlaylist(JSON.stringify(file));
    if (parsed.kind === 'playlist') return { playlist: parsed.playlist, inFile: placesIn(file, written) };
    // A file that is too deep has no part that is not.
    if (parsed.faults.some(({ place }) => place === '')) return undefined;
    takeOut(file, parsed.faults, round);
  }
  return undefined;
}

function takeOut(file: Record<string, unknown>, faults: readonly Fault[], round: number): void {
  const gone = new Set<unknown>();
  for (const { place } of faults) {
    const [, list = '', index, inner, field] =
      /^(\w+)(?:\[(\d+)\])?(?:\.items\[(\d+)\])?(?:\.([^.[]+))?/.exec(place) ?? [];
    const entry = index === undefined ? undefined : arrayOf(file[list])[Number(index)];
    const item = inner === undefined ? entry : arrayOf(isRecord(entry) ? entry['items'] : undefined)[Number(inner)];
    const isFieldEnough = round === 0 || (inner === undefined && list !== 'items' && round === 1);
    if (index === undefined) delete file[list];
    else if (isRecord(item) && field !== undefined && isFieldEnough) delete item[field];
    else gone.add(item);
  }
  for (const list of LISTS) {
    if (!Array.isArray(file[list])) continue;
    for (const entry of arrayOf(file[list])) {
      if (!isRecord(entry) || !Array.isArray(entry['items'])) continue;
      entry['items'] = entry['items'].filter((item) => !gone.has(item));
      if (arrayOf(entry['items']).length === 0) gone.add(entry);
    }
    const left = arrayOf(file[list]).filter((entry) => !gone.has(entry));
    if (left.length === 0) delete file[list];
    else file[list] = left;
  }
}

/** The lists as they were written, by the object that holds them. */
function listsOf(file: Record<string, unknown>): ReadonlyMap<unknown, readonly unknown[]> {
  const inner = LISTS.flatMap((list) => arrayOf(file[list])).filter(isRecord);
  return new Map<unknown, readonly unknown[]>([
    ...LISTS.map((list) => [list, arrayOf(file[list])] as const),
    ...inner.map((entry) => [entry, arrayOf(entry['items'])] as const),
  ]);
}

function placesIn(file: Record<string, unknown>, written: ReadonlyMap<unknown, readonly unknown[]>) {
  const before = (holder: unknown, entry: unknown) => written.get(holder)?.indexOf(entry) ?? 0;
  return (words: string) =>
    words.replace(
      /\b(items|campaigns|interrupts)\[(\d+)\](?:\.items\[(\d+)\])?/g,
      (_all, list: string, index: string, inner?: string) => {
        const entry = arrayOf(file[list])[Number(index)];
        const outer = `${list}[${before(list, entry)}]`;
        if (inner === undefined || !isRecord(entry)) return outer;
        return `${outer}.items[${before(entry, arrayOf(entry['items'])[Number(inner)])}]`;
      },
    );
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

const LISTS = ['items', 'campaigns', 'interrupts'] as const;
/** A field, its item, its campaign, and what then misses them. */
const MOST_ROUNDS = 6;
