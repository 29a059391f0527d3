import { placeOf, type Fault } from './faults.ts';
import { isRecord } from './record.ts';

/**
 * Fields that this version of the player does not act on. A field that the playlist language names must never be
 * ignored (a daypart left unread would be shown at all hours), so it is a fault, `NOT_SUPPORTED_YET`; a field that the
 * language does not know is kept and only warned about, `UNKNOWN_FIELD`.
 */
export function strayFields(file: Readonly<Record<string, unknown>>): readonly Fault[] {
  const found: Fault[] = [];
  const look = (value: unknown, path: readonly PropertyKey[], fields: Fields) => {
    if (!isRecord(value)) return;
    for (const key of Object.keys(value)) {
      if (fields.known.includes(key)) continue;
      const place = placeOf([...path, key]);
      found.push(
        fields.notYet.includes(key)
          ? { code: 'NOT_SUPPORTED_YET', place, message: 'this version of the player does not support it yet' }
          : { code: 'UNKNOWN_FIELD', place, message: 'unknown field, kept but not used' },
      );
    }
  };
  const lookEach = (
    value: unknown,
    path: readonly PropertyKey[],
    visit: (one: unknown, path: readonly PropertyKey[]) => void,
  ) => {
    if (Array.isArray(value)) value.forEach((one, index) => visit(one, [...path, index]));
  };
  const inside = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);

  look(file, [], language.playlist);
  look(file['refresh'], ['refresh'], language.refresh);
  look(file['defaults'], ['defaults'], language.defaults);
  look(file['overlays'], ['overlays'], language.overlays);
  look(inside(file['overlays'], 'qr'), ['overlays', 'qr'], language.overlayQr);
  look(inside(file['overlays'], 'slogan'), ['overlays', 'slogan'], language.overlaySlogan);
  lookEach(file['items'], ['items'], (item, path) => {
    look(item, path, language.item);
    lookEach(inside(item, 'sources'), [...path, 'sources'], (source, at) => look(source, at, language.source));
    const transition = inside(inside(item, 'transition'), 'type');
    if (transition !== undefined && transition !== 'cut') found.push(onlyCut([...path, 'transition', 'type']));
  });
  const transition = inside(inside(file['defaults'], 'transition'), 'type');
  if (transition !== undefined && transition !== 'cut') found.push(onlyCut(['defaults', 'transition', 'type']));
  return found;
}

interface Fields {
  readonly known: readonly string[];
  readonly notYet: readonly string[];
}

/** The whole language (PLAYLIST.md), and how much of it this version acts on. `$schema` is for editors. */
const language = {
  playlist: {
    known: [
      '$schema',
      'formatVersion',
      'id',
      'revision',
      'publishedAt',
      'title',
      'locale',
      'timeZone',
      'refresh',
      'defaults',
      'overlays',
      'items',
    ],
    notYet: [
      'epoch',
      'activateAt',
      'trust',
      'staleAfter',
      'dayparts',
      'holidays',
      'campaigns',
      'commands',
      'interrupts',
      'withdrawn',
      'display',
      'proofOfPlay',
      'sync',
      'hold',
    ],
  },
  refresh: { known: ['intervalSeconds', 'jitterSeconds'], notYet: ['downloadWindow', 'maxRateKbps', 'mirrors'] },
  defaults: { known: ['durationSeconds', 'transition', 'fit', 'muted', 'volume'], notYet: [] },
  overlays: { known: ['qr', 'slogan'], notYet: ['ticker', 'agency', 'emblem', 'clock'] },
  overlayQr: { known: ['url', 'caption', 'corner'], notYet: ['dwellSeconds', 'tag'] },
  overlaySlogan: { known: ['text', 'link'], notYet: [] },
  item: {
    known: [
      'id',
      'type',
      'src',
      'sources',
      'sha256',
      'bytes',
      'durationSeconds',
      'fit',
      'transition',
      'muted',
      'volume',
      'alt',
      'overlays',
      'slide',
    ],
    notYet: ['flight', 'dayparts', 'screens', 'captions', 'optional', 'lang', 'width', 'height', 'orientation'],
  },
  source: { known: ['url', 'sha256', 'bytes', 'type', 'width', 'height', 'orientation'], notYet: ['lang'] },
} as const satisfies Record<string, Fields>;

function onlyCut(path: readonly PropertyKey[]): Fault {
  return { code: 'NOT_SUPPORTED_YET', place: placeOf(path), message: 'this version of the player only cuts ("cut")' };
}
