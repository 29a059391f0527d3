import type { z } from 'zod';
import { placeOf, quoted, type Fault } from './faults.ts';
import { kindOfType, typeOfName } from './media-type.ts';
import { mediaItem, slideItem, type playlistFile } from './playlist-schema.ts';
import type { Item, MediaItem, Source } from './playlist.ts';
import { isRecord } from './record.ts';
import { faultOf } from './schema-faults.ts';
import { slideKinds, type SlideKind } from './slides.ts';

/**
 * The items of a playlist file, with the playlist's defaults filled in. What is wrong with them is added to `faults`;
 * then what is given counts for nothing.
 */
export function parseItems(entries: readonly unknown[], defaults: Defaults, faults: Fault[]): readonly Item[] {
  const items = entries.map((entry, index) => parseItem(entry, ['items', index], defaults, faults));
  return withIds(items, entries, faults);
}

type Defaults = z.infer<typeof playlistFile>['defaults'];
type Path = readonly PropertyKey[];
type Unnamed = Omit<MediaItem, 'id'> | Omit<Extract<Item, { kind: 'slide' }>, 'id'>;

function parseItem(entry: unknown, path: Path, defaults: Defaults, faults: Fault[]): Unnamed | undefined {
  const fail = (code: Fault['code'], at: Path, message: string): undefined => {
    faults.push({ code, place: placeOf(at), message });
  };
  if (!isRecord(entry))
    return fail('INVALID', path, `must be an item such as { "src": "clip.mp4" }, got ${quoted(entry)}`);
  if (entry['type'] === 'web' || entry['type'] === 'audio') {
    return fail(
      'NOT_SUPPORTED_YET',
      [...path, 'type'],
      `this version of the player does not support ${entry['type']} items yet`,
    );
  }
  return 'slide' in entry ? parseSlide(entry, path, defaults, faults) : parseMedia(entry, path, defaults, faults);
}

function parseSlide(
  entry: Record<string, unknown>,
  path: Path,
  defaults: Defaults,
  faults: Fault[],
): Unnamed | undefined {
  const kind = isRecord(entry['slide']) ? entry['slide']['kind'] : undefined;
  if (!isSlideKind(kind)) {
    faults.push({
      code: 'INVALID',
      place: placeOf([...path, 'slide', 'kind']),
      message: `must be one of ${slideKinds.join(', ')}, got ${quoted(kind)}`,
    });
    return undefined;
  }
  const parsed = slideItem(kind).safeParse(entry, { reportInput: true });
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => faultOf(issue, path)));
    return undefined;
  }
  const { durationSeconds = defaults.durationSeconds, overlays = true, alt } = parsed.data;
  return {
    kind: 'slide',
    slide: parsed.data.slide,
    durationSeconds,
    overlays,
    ...(alt === undefined ? {} : { alt }),
  };
}

function parseMedia(
  entry: Record<string, unknown>,
  path: Path,
  defaults: Defaults,
  faults: Fault[],
): Unnamed | undefined {
  const parsed = mediaItem.safeParse(entry, { reportInput: true });
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => faultOf(issue, path)));
    return undefined;
  }
  const {
    src,
    sha256,
    bytes,
    type,
    alt,
    overlays = true,
    fit = defaults.fit,
    muted = defaults.muted,
    volume = defaults.volume,
  } = parsed.data;
  if (parsed.data.sources !== undefined && (sha256 !== undefined || bytes !== undefined)) {
    faults.push({
      code: 'INVALID',
      place: placeOf(path),
      message: 'sha256 and bytes stand beside "src", or inside each of the "sources"',
    });
    return undefined;
  }
  const written = parsed.data.sources ?? [{ url: src as string, sha256, bytes }];
  const sources: Source[] = [];
  for (const [index, one] of written.entries()) {
    const at = parsed.data.sources ? [...path, 'sources', index, 'url'] : [...path, 'src'];
    const mime =
      ('type' in one ? one.type : undefined) ??
      (type?.includes('/') ? type : undefined) ??
      typeOfName(one.url) ??
      (type === undefined ? undefined : `${type}/*`);
    if (mime === undefined) {
      faults.push({
        code: 'INVALID',
        place: placeOf(at),
        message: `cannot tell a video from a picture by this name: add "type": "video/mp4" (or "image/jpeg", …), got ${quoted(one.url)}`,
      });
      return undefined;
    }
    sources.push({ ...definedOnly(one), url: one.url, type: mime });
  }
  const kinds = new Set(sources.map((one) => kindOfType(one.type)));
  const [kind] = kinds;
  if (kinds.size > 1 || kind === undefined || ((type === 'video' || type === 'image') && type !== kind)) {
    faults.push({ code: 'INVALID', place: placeOf(path), message: 'its files must all be videos, or all be pictures' });
    return undefined;
  }
  const durationSeconds = parsed.data.durationSeconds ?? (kind === 'image' ? defaults.durationSeconds : undefined);
  return { kind, sources, fit, muted, volume, overlays, ...definedOnly({ durationSeconds, alt }) };
}

/**
 * Names the items that have no id: the file, `src#2` for its second placement, `slide#1`, `slide#2` … (DECISIONS 11).
 * Two explicit ids that are the same are a fault.
 */
function withIds(
  items: readonly (Unnamed | undefined)[],
  entries: readonly unknown[],
  faults: Fault[],
): readonly Item[] {
  const explicit = new Map<string, number>();
  const count = new Map<string, number>();
  const explicitId = (index: number): string | undefined => {
    const entry = entries[index];
    return isRecord(entry) && typeof entry['id'] === 'string' ? entry['id'].normalize('NFC') : undefined;
  };
  entries.forEach((_, index) => {
    const id = explicitId(index);
    if (id === undefined) return;
    const first = explicit.get(id);
    if (first === undefined) explicit.set(id, index);
    else
      faults.push({
        code: 'DUPLICATE_ID',
        place: `items[${index}].id`,
        message: `items[${first}] has the same id, ${quoted(id)}`,
      });
  });
  return items.flatMap((item, index) => {
    if (item === undefined) return [];
    const given = explicitId(index);
    if (given !== undefined) return [{ ...item, id: given }];
    const base = item.kind === 'slide' ? 'slide' : (item.sources[0]?.url ?? 'item');
    let id: string;
    do {
      const n = (count.get(base) ?? 0) + 1;
      count.set(base, n);
      id = item.kind === 'slide' || n > 1 ? `${base}#${n}` : base;
    } while (explicit.has(id));
    return [{ ...item, id }];
  });
}

function isSlideKind(kind: unknown): kind is SlideKind {
  return (slideKinds as readonly unknown[]).includes(kind);
}

/** The object without the properties that are undefined, which `exactOptionalPropertyTypes` tells apart from absent ones. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
