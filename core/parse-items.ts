import { placeOf, quoted, type Fault } from './faults.ts';
import { kindOfType } from './media-type.ts';
import { parseConditions, type Reading } from './parse-conditions.ts';
import { mimeOf, untypedWords } from './parse-file-type.ts';
import { mediaItem, slideItems, webItem } from './playlist-schema.ts';
import type { AudioItem, Captions, MediaItem, SlideItem, Source, Transition, WebItem } from './playlist.ts';
import { isRecord } from './record.ts';
import { faultsOf } from './schema-faults.ts';
import { rules } from './schema-rules.ts';
import { isSlideKind, slideKinds } from './slides.ts';
import type { Words } from './words.ts';

/** An item that has no id yet. */
export type Unnamed = Omit<MediaItem, 'id'> | Omit<AudioItem, 'id'> | Omit<SlideItem, 'id'> | Omit<WebItem, 'id'>;

type Path = readonly PropertyKey[];

/**
 * One item of a file, with the playlist's defaults filled in; `undefined` when something is wrong with it, which is
 * added to the reading's faults.
 *
 * @param overlays  what its campaign says
 */
export function parseItem(entry: unknown, path: Path, reading: Reading, overlays = true): Unnamed | undefined {
  if (!isRecord(entry)) {
    return fail(reading, 'INVALID', path, {
      en: `must be an item such as { "src": "clip.mp4" }, got ${quoted(entry)}`,
      vi: `phải là một nội dung như { "src": "clip.mp4" }, nhưng ở đây ghi ${quoted(entry)}`,
    });
  }
  const item =
    'slide' in entry
      ? parseSlide(entry, path, reading, overlays)
      : entry['type'] === 'web'
        ? parseWeb(entry, path, reading, overlays)
        : parseMedia(entry, path, reading, overlays);
  if (reading.isSynced && item?.kind === 'video' && item.durationSeconds === undefined) {
    return fail(reading, 'INVALID', [...path, 'durationSeconds'], {
      en: 'is missing: with "sync": "clock" every clip says how long it is, or screens could not agree',
      vi: 'còn thiếu: với "sync": "clock" mỗi clip phải ghi thời lượng thì các màn hình mới khớp nhau',
    });
  }
  return item;
}

function parseSlide(
  entry: Record<string, unknown>,
  path: Path,
  reading: Reading,
  campaignOverlays: boolean,
): Unnamed | undefined {
  if ('src' in entry || 'sources' in entry) return fail(reading, 'INVALID', path, rules.oneSource);
  const kind = isRecord(entry['slide']) ? entry['slide']['kind'] : undefined;
  if (!isSlideKind(kind)) {
    const kinds = slideKinds.join(', ');
    return fail(reading, 'INVALID', [...path, 'slide', 'kind'], {
      en: `${kind === undefined ? 'is missing: ' : ''}must be one of ${kinds}${kind === undefined ? '' : `, got ${quoted(kind)}`}`,
      vi: `${kind === undefined ? 'còn thiếu: ' : ''}phải là một trong ${kinds}${kind === undefined ? '' : `, nhưng ở đây ghi ${quoted(kind)}`}`,
    });
  }
  const parsed = slideItems[kind].safeParse(entry, { reportInput: true });
  if (!parsed.success) return failAll(parsed.error.issues, path, reading);
  return {
    kind: 'slide',
    slide: parsed.data.slide,
    ...itemBase(parsed.data, path, reading, campaignOverlays),
    durationSeconds: parsed.data.durationSeconds ?? reading.defaults.durationSeconds,
  };
}

function parseWeb(
  entry: Record<string, unknown>,
  path: Path,
  reading: Reading,
  campaignOverlays: boolean,
): Unnamed | undefined {
  const parsed = webItem.safeParse(entry, { reportInput: true });
  if (!parsed.success) return failAll(parsed.error.issues, path, reading);
  return {
    kind: 'web',
    url: parsed.data.src,
    ...itemBase(parsed.data, path, reading, campaignOverlays),
    durationSeconds: parsed.data.durationSeconds ?? reading.defaults.durationSeconds,
  };
}

function parseMedia(
  entry: Record<string, unknown>,
  path: Path,
  reading: Reading,
  campaignOverlays: boolean,
): Unnamed | undefined {
  const { defaults } = reading;
  const parsed = mediaItem.safeParse(entry, { reportInput: true });
  if (!parsed.success) return failAll(parsed.error.issues, path, reading);
  const { type, sha256, bytes } = parsed.data;
  if (parsed.data.sources !== undefined && (sha256 !== undefined || bytes !== undefined)) {
    return fail(reading, 'INVALID', path, {
      en: 'sha256 and bytes stand beside "src", or inside each of the "sources"',
      vi: 'sha256 và bytes đứng cạnh "src", hoặc bên trong từng mục của "sources"',
    });
  }
  const sources: Source[] = [];
  for (const [index, one] of (parsed.data.sources ?? [{ url: parsed.data.src as string, sha256, bytes }]).entries()) {
    const mime = mimeOf(one, type);
    if (mime === undefined) {
      const place = parsed.data.sources ? [...path, 'sources', index, 'url'] : [...path, 'src'];
      return fail(reading, 'INVALID', place, untypedWords(one.url));
    }
    sources.push(sourceOf(one, mime));
  }
  const kinds = new Set(sources.map((one) => kindOfType(one.type)));
  const [kind] = kinds;
  if (kinds.size > 1 || kind === undefined || (type !== undefined && !type.includes('/') && type !== kind)) {
    return fail(reading, 'INVALID', path, {
      en: 'its files must all be videos, all be pictures or all be sound',
      vi: 'các tệp của nó phải cùng là video, cùng là ảnh hoặc cùng là âm thanh',
    });
  }
  const base = itemBase(parsed.data, path, reading, campaignOverlays);
  const { fit = defaults.fit, muted = defaults.muted, volume = defaults.volume, captions } = parsed.data;
  if (kind === 'audio') return { kind, sources, volume, ...base };
  const durationSeconds = parsed.data.durationSeconds ?? (kind === 'image' ? defaults.durationSeconds : undefined);
  return {
    ...base,
    ...{ kind, sources, fit, muted, volume },
    captions: captions === undefined ? NONE : captions.map((one) => captionsOf(one, reading)),
    ...(durationSeconds === undefined ? undefined : { durationSeconds }),
  };
}

const NONE: readonly Captions[] = [];

function captionsOf(
  { url, lang, sha256, bytes }: NonNullable<ReturnType<typeof mediaItem.parse>['captions']>[number],
  { locale }: Reading,
): Captions {
  return { url, lang: lang ?? locale, ...definedOnly({ sha256, bytes }) };
}

/** What every kind of item has. */
function itemBase(
  written: Pick<
    ReturnType<typeof webItem.parse>,
    'alt' | 'durationSeconds' | 'overlays' | 'optional' | 'transition' | 'lang' | 'flight' | 'dayparts' | 'screens'
  >,
  path: Path,
  reading: Reading,
  campaignOverlays: boolean,
): Base {
  const { alt, durationSeconds, lang, overlays = campaignOverlays, optional = false } = written;
  const { flight, dayparts, screens } = parseConditions(written, path, reading);
  const transition = transitionOf(written.transition ?? reading.defaults.transition);
  // Written one by one: there are twenty thousand of these, and every object on the way to one is another to collect.
  const base: { -readonly [K in keyof Base]: Base[K] } = { flight, dayparts, overlays, optional, transition };
  if (screens !== undefined) base.screens = screens;
  if (alt !== undefined) base.alt = alt;
  if (durationSeconds !== undefined) base.durationSeconds = durationSeconds;
  if (lang !== undefined) base.lang = lang;
  return base;
}

type Base = Omit<WebItem, 'kind' | 'id' | 'url'>;

function transitionOf(
  written: { readonly type: Transition['type']; readonly seconds?: number | undefined } | undefined,
): Transition {
  if (written === undefined || written.type === 'cut') return CUT;
  return { type: written.type, seconds: written.seconds ?? 0.5 };
}

const CUT: Transition = { type: 'cut', seconds: 0 };

function sourceOf(
  one: { readonly [K in keyof Omit<Source, 'type'>]: Source[K] | undefined } & { readonly url: string },
  type: string,
): Source {
  const source: { -readonly [K in keyof Source]: Source[K] } = { url: one.url, type };
  if (one.sha256 !== undefined) source.sha256 = one.sha256;
  if (one.bytes !== undefined) source.bytes = one.bytes;
  if (one.width !== undefined) source.width = one.width;
  if (one.height !== undefined) source.height = one.height;
  if (one.orientation !== undefined) source.orientation = one.orientation;
  if (one.lang !== undefined) source.lang = one.lang;
  return source;
}

function fail(reading: Reading, code: Fault['code'], at: Path, words: Words): undefined {
  reading.faults.push({ code, place: placeOf(at), words });
}

function failAll(issues: Parameters<typeof faultsOf>[0], path: Path, reading: Reading): undefined {
  reading.faults.push(...faultsOf(issues, path));
}

/** The object without the properties that are undefined, which `exactOptionalPropertyTypes` tells apart from absent ones. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const defined: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) defined[key] = value[key];
  return defined as { [K in keyof T]: Exclude<T[K], undefined> };
}
