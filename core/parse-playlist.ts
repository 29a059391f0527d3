import { type z } from 'zod';
import { describeFault, placeOf, quoted, type Fault } from './faults.ts';
import { kindOfType, typeOfName } from './media-type.ts';
import { overlaysSchema, type Overlays } from './overlays.ts';
import { mediaItem, playlistFile, slideItem } from './playlist-schema.ts';
import { DEEPEST_NESTING, type Item, type MediaItem, type Playlist, type Source } from './playlist.ts';
import { slideKinds, type SlideKind } from './slides.ts';
import { strayFields } from './stray-fields.ts';

export type ParsedPlaylist =
  | { readonly kind: 'playlist'; readonly playlist: Playlist; readonly warnings: readonly Fault[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

/**
 * A playlist from the text of its file, or everything that is wrong with it. One fault refuses the whole file: nothing
 * is clamped, no item is left out (DECISIONS 11).
 */
export function parsePlaylist(text: string): ParsedPlaylist {
  const json = parseJson(text);
  if (json.kind === 'refused') return { ...json, warnings: [] };
  const file = json.value;

  if (typeof file === 'object' && file !== null && 'formatVersion' in file && file.formatVersion !== 1) {
    return refused(
      'NEED_UPDATE',
      'formatVersion',
      `this player needs an update: it reads version 1, got ${quoted(file.formatVersion)}`,
    );
  }
  const head = playlistFile.safeParse(file, { reportInput: true });
  const stray = head.success || isRecord(file) ? strayFields(file as Record<string, unknown>) : [];
  const faults: Fault[] = head.success ? [] : head.error.issues.map((issue) => faultOf(issue, []));
  const warnings = stray.filter(({ code }) => code === 'UNKNOWN_FIELD');
  faults.push(...stray.filter(({ code }) => code !== 'UNKNOWN_FIELD'));

  const overlays = parseOverlays(isRecord(file) ? file['overlays'] : undefined, faults);
  const entries = isRecord(file) && Array.isArray(file['items']) ? (file['items'] as readonly unknown[]) : [];
  const defaults = head.success ? head.data.defaults : playlistFile.shape.defaults.parse({});
  const items = entries.map((entry, index) => parseItem(entry, ['items', index], defaults, faults));
  const named = withIds(items, entries, faults);

  if (!head.success || faults.length > 0) return { kind: 'refused', faults, warnings };
  const { id, revision, publishedAt, title, locale, timeZone, refresh } = head.data;
  return {
    kind: 'playlist',
    warnings,
    playlist: {
      id,
      revision,
      ...(title === undefined ? {} : { title }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      locale,
      timeZone,
      refresh: {
        intervalSeconds: refresh.intervalSeconds,
        // ±20 % unless the playlist says otherwise (DECISIONS 21).
        jitterSeconds: refresh.jitterSeconds ?? refresh.intervalSeconds * 0.2,
      },
      overlays,
      campaigns: [{ id: 'main', priority: 0, items: named }],
    },
  };
}

type Defaults = z.infer<typeof playlistFile>['defaults'];
type Path = readonly PropertyKey[];
type Unnamed = Omit<MediaItem, 'id'> | Omit<Extract<Item, { kind: 'slide' }>, 'id'>;

function parseJson(text: string): { kind: 'json'; value: unknown } | { kind: 'refused'; faults: readonly Fault[] } {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text; // Notepad writes a byte order mark
  if (body.trim() === '')
    return refused('EMPTY', '', 'the file is empty; if it is being uploaded, it will be read again');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    const hint = /^\s*</.test(body)
      ? 'the server sent a web page, not a playlist (a log-in page, or a wrong address?)'
      : String((error as Error).message);
    return refused('NOT_JSON', '', `not JSON: ${hint}`);
  }
  if (depthOf(value) > DEEPEST_NESTING) return refused('TOO_DEEP', '', `nests deeper than ${DEEPEST_NESTING} levels`);
  return { kind: 'json', value };
}

/** How deep a value nests; stops counting one level past the limit. Iterative: the input is hostile. */
function depthOf(value: unknown): number {
  let level: readonly unknown[] = [value];
  for (let depth = 0; ; depth++) {
    const inner = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    );
    if (inner.length === 0 || depth > DEEPEST_NESTING) return depth + 1;
    level = inner;
  }
}

function parseOverlays(value: unknown, faults: Fault[]): Overlays | false | undefined {
  if (value === undefined || value === false) return value;
  const parsed = overlaysSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => faultOf(issue, ['overlays'])));
  return parsed.data;
}

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

/** One plain sentence for a fault that the schema found. */
function faultOf(issue: z.core.$ZodIssue, path: Path): Fault {
  return {
    code: 'INVALID',
    place: placeOf([...path, ...issue.path]),
    message: `${mustBe(issue)}${'input' in issue && typeof issue.input !== 'object' ? `, got ${quoted(issue.input)}` : ''}`,
  };
}

function mustBe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: must be ${article(issue.expected)}`
        : `must be ${article(issue.expected)}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `must have at least ${issue.minimum}`
        : issue.origin === 'string'
          ? 'must not be empty'
          : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `must have at most ${issue.maximum}`
        : issue.origin === 'string'
          ? `must be at most ${issue.maximum} characters`
          : `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_format':
      return issue.message.startsWith('must') ? issue.message : `must be a valid ${issue.format}`;
    case 'invalid_union':
      return 'has none of the shapes it may have';
    default:
      return issue.message;
  }
}

function article(type: string): string {
  return type === 'int' ? 'a whole number' : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function refused(
  code: Fault['code'],
  place: string,
  message: string,
): { kind: 'refused'; faults: readonly Fault[]; warnings: readonly Fault[] } {
  return { kind: 'refused', faults: [{ code, place, message }], warnings: [] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/** The faults of a refused playlist, a line each; of very many the first twenty, and how many more there are. */
export function describeFaults(faults: readonly Fault[]): string {
  const more = faults.length - MOST_TOLD;
  const lines = faults.slice(0, MOST_TOLD).map(describeFault);
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

const MOST_TOLD = 20;
