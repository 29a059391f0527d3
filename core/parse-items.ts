import { placeOf, quoted } from './faults.ts';
import { kindOfType } from './media-type.ts';
import { parseConditions, type Reading } from './parse-conditions.ts';
import { mimeOf, untypedWords } from './parse-file-type.ts';
import { parseObject } from './parse-object.ts';
import { parseSignLanguage } from './parse-sign-language.ts';
import {
  mediaItem,
  slideItems,
  slideOfNoKind,
  source as sourceSchema,
  webItem,
  type webFallback,
} from './playlist-schema.ts';
import type { AudioItem, Captions, MediaItem, SlideItem, Source, Transition, WebItem } from './playlist.ts';
import { isRecord } from './record.ts';
import { rules } from './schema-rules.ts';
import { isSlideKind, slideKinds } from './slides.ts';
import type { Words } from './words.ts';

/** An item that has no id yet. */
export type Unnamed = Omit<MediaItem, 'id'> | Omit<AudioItem, 'id'> | Omit<SlideItem, 'id'> | Omit<WebItem, 'id'>;

type Path = readonly PropertyKey[];

/** What its campaign says of an item. */
export interface OfCampaign {
  readonly overlays: boolean;
  /** Whether its items follow one another; otherwise they come at points in time. */
  readonly takesTurns: boolean;
  /** Whether it plays beside the main picture, where nothing is heard. */
  readonly isBeside: boolean;
}

/**
 * One item of a file, with the playlist's defaults filled in. What is wrong with it is added to the reading's faults,
 * all of it; then what is given counts for nothing.
 */
export function parseItem(
  entry: unknown,
  path: Path,
  reading: Reading,
  campaign: OfCampaign = { overlays: true, takesTurns: true, isBeside: false },
): Unnamed | undefined {
  if (!isRecord(entry)) {
    return fail(reading, path, {
      en: `must be an item such as { "src": "clip.mp4" }, got ${quoted(entry)}`,
      vi: `phải là một nội dung như { "src": "clip.mp4" }, nhưng ở đây ghi ${quoted(entry)}`,
    });
  }
  if ('slide' in entry) return parseSlide(entry, path, reading, campaign);
  if (entry['type'] === 'web') return parseWeb(entry, path, reading, campaign);
  return parseMedia(entry, path, reading, campaign);
}

type Entry = Readonly<Record<string, unknown>>;

function parseSlide(entry: Entry, path: Path, reading: Reading, campaign: OfCampaign): Unnamed | undefined {
  if ('src' in entry || 'sources' in entry) fail(reading, path, rules.oneSource);
  const kind = isRecord(entry['slide']) ? entry['slide']['kind'] : undefined;
  if (!isSlideKind(kind)) {
    const kinds = slideKinds.join(', ');
    fail(reading, [...path, 'slide', 'kind'], {
      en: `${kind === undefined ? 'is missing: ' : ''}must be one of ${kinds}${kind === undefined ? '' : `, got ${quoted(kind)}`}`,
      vi: `${kind === undefined ? 'còn thiếu: ' : ''}phải là một trong ${kinds}${kind === undefined ? '' : `, nhưng ở đây ghi ${quoted(kind)}`}`,
    });
    itemBase(parseObject(slideOfNoKind, entry, path, reading.faults) ?? {}, entry, path, reading, campaign);
    return undefined;
  }
  const { slide, ...sound } = parseObject(slideItems[kind], entry, path, reading.faults) ?? {};
  const base = itemBase(sound, entry, path, reading, campaign);
  const { durationSeconds = reading.defaults.durationSeconds } = sound;
  return slide === undefined ? undefined : { kind: 'slide', slide, ...base, durationSeconds };
}

function parseWeb(entry: Entry, path: Path, reading: Reading, campaign: OfCampaign): Unnamed | undefined {
  const sound = parseObject(webItem, entry, path, reading.faults) ?? {};
  const base = itemBase(sound, entry, path, reading, campaign);
  const { src, durationSeconds = reading.defaults.durationSeconds } = sound;
  const fallback = parseFallback(sound.fallback, [...path, 'fallback'], reading);
  return src === undefined ? undefined : { kind: 'web', url: src, ...base, ...fallback, durationSeconds };
}

/** The picture in the place of a web page. */
function parseFallback(
  written: ReturnType<typeof webFallback.parse> | undefined,
  path: Path,
  reading: Reading,
): Pick<WebItem, 'fallback'> {
  if (written === undefined) return {};
  const { url, type, sha256, bytes } = written;
  const mime = mimeOf({ url, type }, undefined);
  if (mime === undefined) fail(reading, [...path, 'url'], untypedWords(url));
  else if (kindOfType(mime) !== 'image')
    fail(reading, [...path, 'url'], { en: 'must be a picture', vi: 'phải là ảnh' });
  else return { fallback: sourceOf({ url, sha256, bytes }, mime) };
  return {};
}

function parseMedia(entry: Entry, path: Path, reading: Reading, campaign: OfCampaign): Unnamed | undefined {
  const { defaults } = reading;
  const sound = parseObject(mediaItem, entry, path, reading.faults) ?? {};
  if ('sources' in entry && ('sha256' in entry || 'bytes' in entry)) {
    fail(reading, path, {
      en: 'sha256 and bytes stand beside "src", or inside each of the "sources"',
      vi: 'sha256 và bytes đứng cạnh "src", hoặc bên trong từng mục của "sources"',
    });
  }
  const base = itemBase(sound, entry, path, reading, campaign);
  const sources = parseSources(sound, entry, path, reading);
  const kind = kindOf(sources, sound, path, reading);
  if (kind === undefined) return undefined;
  const { fit = defaults.fit, muted = defaults.muted, volume = defaults.volume, captions } = sound;
  const signed = parseSignLanguage(sound.signLanguage, kind, path, reading);
  if (kind === 'audio') {
    if (campaign.isBeside) refuseSoundBeside(path, reading);
    if (reading.isSynced && campaign.takesTurns) refuseSound(path, reading);
    return { kind, sources, volume, ...base };
  }
  if (reading.isSynced && kind === 'video' && !('durationSeconds' in entry)) {
    fail(reading, [...path, 'durationSeconds'], {
      en: 'is missing: with "sync": "clock" every clip says how long it is, or screens could not agree',
      vi: 'còn thiếu: với "sync": "clock" mỗi clip phải ghi thời lượng thì các màn hình mới khớp nhau',
    });
  }
  const durationSeconds = sound.durationSeconds ?? (kind === 'image' ? defaults.durationSeconds : undefined);
  return {
    ...base,
    ...{ kind, sources, fit, volume },
    muted: muted || campaign.isBeside,
    captions: captions === undefined ? NONE : captions.map((one) => captionsOf(one, reading)),
    ...signed,
    ...(durationSeconds === undefined ? undefined : { durationSeconds }),
  };
}

/** Two loops that speak at once are understood by nobody. */
function refuseSoundBeside(path: Path, reading: Reading): void {
  fail(reading, path, {
    en: 'only the main zone is heard: put announcements into a campaign without "zone"',
    vi: 'chỉ vùng chính (main) có tiếng: hãy đặt thông báo bằng âm thanh vào chiến dịch không ghi "zone"',
  });
}

type SoundMedia = Partial<ReturnType<typeof mediaItem.parse>>;

/** The files of an item whose types are known. */
function parseSources(sound: SoundMedia, entry: Entry, path: Path, reading: Reading): Source[] {
  const { src, sources, type, sha256, bytes } = sound;
  if (src !== undefined && sources === undefined && !('sources' in entry)) {
    const mime = mimeOf({ url: src }, type);
    if (mime !== undefined) return [sourceOf({ url: src, sha256, bytes }, mime)];
  }
  const isTypeWrong = type === undefined && 'type' in entry; // then nothing follows from the names
  const several = sources ?? soundSources(entry['sources']);
  return (several ?? [src === undefined ? undefined : { url: src, sha256, bytes }]).flatMap((one, index) => {
    if (one === undefined) return [];
    const mime = mimeOf(one, type);
    if (mime !== undefined) return [sourceOf(one, mime)];
    const place = several === undefined ? [...path, 'src'] : [...path, 'sources', index, 'url'];
    if (!isTypeWrong) fail(reading, place, untypedWords(one.url));
    return [];
  });
}

/** Of a list of files that is not whole those that are sound, each at its place. */
function soundSources(written: unknown): readonly (ReturnType<typeof sourceSchema.parse> | undefined)[] | undefined {
  return Array.isArray(written) ? written.map((one) => sourceSchema.safeParse(one).data) : undefined;
}

/** What all the files of an item are; nothing when they differ, or none is known. */
function kindOf(
  sources: readonly Source[],
  { type }: SoundMedia,
  path: Path,
  reading: Reading,
): MediaItem['kind'] | 'audio' | undefined {
  const [first] = sources;
  const written = type === undefined || type.includes('/') ? undefined : kindOfType(`${type}/*`);
  const kind = first === undefined ? written : kindOfType(first.type);
  if ((written ?? kind) === kind && sources.every((one) => kindOfType(one.type) === kind)) return kind;
  return fail(reading, path, {
    en: 'its files must all be videos, all be pictures or all be sound',
    vi: 'các tệp của nó phải cùng là video, cùng là ảnh hoặc cùng là âm thanh',
  });
}

/** Turns by the clock are as long as what is seen in them, so one that is only heard would never come. */
function refuseSound(path: Path, reading: Reading): void {
  fail(reading, path, {
    en: 'with "sync": "clock" an announcement belongs to a campaign with "at" or "everyMinutes"',
    vi: 'với "sync": "clock", thông báo bằng âm thanh phải nằm trong chiến dịch có "at" hoặc "everyMinutes"',
  });
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
  sound: Pick<
    Partial<ReturnType<typeof webItem.parse>>,
    'alt' | 'durationSeconds' | 'overlays' | 'optional' | 'transition' | 'lang' | 'flight' | 'screens'
  >,
  entry: Entry,
  path: Path,
  reading: Reading,
  campaign: OfCampaign,
): Base {
  const { alt, durationSeconds, lang, overlays = campaign.overlays, optional = false } = sound;
  const { flight, dayparts, screens } = parseConditions(sound, entry, path, reading);
  const transition = transitionOf(sound.transition ?? reading.defaults.transition);
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

function fail(reading: Reading, at: Path, words: Words): undefined {
  reading.faults.push({ code: 'INVALID', place: placeOf(at), words });
}

/** The object without the properties that are undefined, which `exactOptionalPropertyTypes` tells apart from absent ones. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const defined: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) defined[key] = value[key];
  return defined as { [K in keyof T]: Exclude<T[K], undefined> };
}
