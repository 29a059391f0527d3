import { placeOf, type Fault } from './faults.ts';
import { overlaysSchema } from './overlays-schema.ts';
import {
  campaign,
  captions,
  daypartWindow,
  displayRule,
  interrupt,
  mediaItem,
  playlistDocument,
  screens,
  slideItems,
  source,
  webItem,
} from './playlist-schema.ts';
import { isRecord } from './record.ts';
import type { Words } from './words.ts';

/**
 * What a file holds that this player does nothing with: fields that the language does not know are kept and warned
 * about as `UNKNOWN_FIELD`; those that it knows, and that have no meaning here and now, as `NOT_USED`. Nothing that
 * decides what is shown when and where is ever among the latter: a daypart left unread would be shown at all hours.
 */
export function strayFields(file: Readonly<Record<string, unknown>>): readonly Fault[] {
  const found: Fault[] = [];
  const look = (value: unknown, known: ReadonlySet<string>, path: () => readonly PropertyKey[]) => {
    if (!isRecord(value)) return;
    for (const key in value) {
      if (known.has(key) || found.length >= MOST_TOLD) continue;
      found.push({
        code: 'UNKNOWN_FIELD',
        place: placeOf([...path(), key]),
        words: {
          en: 'unknown field, kept but not used',
          vi: 'trình phát không biết trường này; trường này không có tác dụng',
        },
      });
    }
  };
  const inside = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);
  const each = (value: unknown, visit: (one: unknown, index: number) => void) => {
    if (Array.isArray(value)) value.forEach(visit);
  };
  const lookAtConditions = (value: unknown, path: () => readonly PropertyKey[]) => {
    look(inside(value, 'flight'), fields.flight, () => [...path(), 'flight']);
    const target = inside(value, 'screens');
    look(target, fields.screens, () => [...path(), 'screens']);
    look(inside(target, 'tags'), fields.tags, () => [...path(), 'screens', 'tags']);
  };
  const lookAtItems = (items: unknown, path: readonly PropertyKey[]) =>
    each(items, (item, index) => {
      const at = () => [...path, 'items', index];
      look(item, fieldsOfItem(item), at);
      lookAtConditions(item, at);
      for (const [key, known] of [
        ['sources', fields.source],
        ['captions', fields.captions],
      ] as const) {
        each(inside(item, key), (one, n) => look(one, known, () => [...at(), key, n]));
      }
    });
  const lookAtCampaigns = (key: 'campaigns' | 'interrupts') =>
    each(file[key], (campaign, index) => {
      look(campaign, fields[key], () => [key, index]);
      lookAtConditions(campaign, () => [key, index]);
      lookAtItems(inside(campaign, 'items'), [key, index]);
    });

  look(file, fields.playlist, () => []);
  for (const key of ['refresh', 'defaults', 'overlays'] as const) look(file[key], fields[key], () => [key]);
  for (const key of ['qr', 'slogan', 'ticker', 'agency'] as const)
    look(inside(file['overlays'], key), fields[key], () => ['overlays', key]);
  if (isRecord(file['dayparts'])) {
    for (const [name, written] of Object.entries(file['dayparts'])) {
      if (Array.isArray(written)) each(written, (one, n) => look(one, fields.daypart, () => ['dayparts', name, n]));
      else look(written, fields.daypart, () => ['dayparts', name]);
    }
  }
  if (Array.isArray(file['display']))
    each(file['display'], (one, n) => look(one, fields.display, () => ['display', n]));
  else look(file['display'], fields.display, () => ['display']);
  lookAtItems(file['items'], []);
  lookAtCampaigns('campaigns');
  lookAtCampaigns('interrupts');

  for (const [key, words] of Object.entries(notUsed)) {
    const value = key in file ? file[key] : inside(file['refresh'], key);
    if (value !== undefined) found.push({ code: 'NOT_USED', place: key in file ? key : `refresh.${key}`, words });
  }
  return found;
}

/** Whoever has this many unknown fields has one thing to mend. */
const MOST_TOLD = 1_000;

/** Known to the language, and without effect in this version. */
const notUsed: Readonly<Record<string, Words>> = {
  commands: {
    en: 'commands are heeded in signed playlists only, so these are not',
    vi: 'lệnh chỉ có hiệu lực trong danh sách phát có chữ ký, nên các lệnh này bị bỏ qua',
  },
  proofOfPlay: {
    en: 'where reports go is set on the player, never by an unsigned playlist',
    vi: 'nơi gửi báo cáo được đặt trên trình phát, không do danh sách phát chưa ký quyết định',
  },
  trust: {
    en: 'which trust file is asked for matters in signed playlists only',
    vi: 'số của tệp tin cậy chỉ có ý nghĩa với danh sách phát có chữ ký',
  },
  downloadWindow: {
    en: 'this version downloads at any time',
    vi: 'phiên bản này tải về vào bất cứ lúc nào',
  },
  maxRateKbps: { en: 'this version does not limit its rate', vi: 'phiên bản này không giới hạn tốc độ tải' },
  mirrors: { en: 'this version does not use mirrors', vi: 'phiên bản này chưa dùng máy chủ dự phòng' },
};

const fieldsOf = (...shapes: readonly object[]): ReadonlySet<string> => new Set(shapes.flatMap(Object.keys));

const fields = {
  playlist: new Set([...fieldsOf(playlistDocument.shape), 'commands', 'proofOfPlay']),
  refresh: fieldsOf(playlistDocument.shape.refresh.unwrap().shape),
  defaults: fieldsOf(playlistDocument.shape.defaults.unwrap().shape),
  overlays: fieldsOf(overlaysSchema.shape),
  qr: fieldsOf(overlaysSchema.shape.qr.unwrap().shape),
  slogan: fieldsOf(overlaysSchema.shape.slogan.unwrap().shape),
  ticker: fieldsOf(overlaysSchema.shape.ticker.unwrap().shape),
  agency: fieldsOf(overlaysSchema.shape.agency.unwrap().shape),
  daypart: fieldsOf(daypartWindow.shape),
  display: fieldsOf(displayRule.shape),
  campaigns: fieldsOf(campaign.shape),
  interrupts: fieldsOf(interrupt.shape),
  flight: fieldsOf(campaign.shape.flight.unwrap().shape),
  screens: fieldsOf(screens.shape),
  tags: fieldsOf(screens.shape.tags.unwrap().shape),
  source: fieldsOf(source.shape),
  captions: fieldsOf(captions.shape),
  media: fieldsOf(mediaItem.shape),
  slide: fieldsOf(slideItems.notice.shape),
  web: fieldsOf(webItem.shape),
} as const;

/** The field names of each part of the language outside slides, for telling what a strange one was meant to be. */
export const knownFields: Readonly<Record<keyof typeof fields, ReadonlySet<string>>> = fields;

/** A slide with a file beside it is refused as such. */
const slideOrFile: ReadonlySet<string> = new Set([...fields.slide, 'src', 'sources']);

function fieldsOfItem(item: unknown): ReadonlySet<string> {
  if (!isRecord(item)) return fields.media;
  return 'slide' in item ? slideOrFile : item['type'] === 'web' ? fields.web : fields.media;
}
