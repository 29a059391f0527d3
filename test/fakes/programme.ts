import type { Item, Playlist } from '../../core/playlist.ts';
import { USUAL_ZONES } from '../../core/zones.ts';
import type { Programme } from '../../core/programme.ts';

interface FakeProgramme extends Programme {
  /** The same playlist, with this item's media still on its way. */
  without(id: string): FakeProgramme;
  /** The same playlist, with one item shown from the file of another. */
  sharing(id: string, other: string): FakeProgramme;
}

/** A programme of ready pictures with these ids. */
export function programme(...ids: readonly string[]): FakeProgramme {
  const items = ids.map((id): Item => ({
    id,
    kind: 'image',
    sources: [{ url: id, type: 'image/png' }],
    durationSeconds: 5,
    fit: 'contain',
    muted: true,
    volume: 100,
    captions: [],
    ...ORDINARY,
  }));
  return fake(items, Object.fromEntries(ids.map((id) => [id, { url: `/media/${id}`, sha256: id, type: 'image/png' }])));
}

/** A programme of slides, which need no media. */
export function slides(...ids: readonly string[]): FakeProgramme {
  return fake(
    ids.map((id): Item => ({
      id,
      kind: 'slide',
      slide: { kind: 'notice', tone: 'info', title: id, points: [] },
      durationSeconds: 5,
      ...ORDINARY,
    })),
    {},
  );
}

/** What an item is that its playlist says nothing about. */
const ORDINARY = {
  ...{ overlays: true, optional: false, flight: {}, dayparts: [] },
  transition: { type: 'cut', seconds: 0 },
} as const;

function fake(items: readonly Item[], media: Programme['media']): FakeProgramme {
  const playlist: Playlist = {
    ...{
      id: items.map(({ id }) => id).join(),
      epoch: 0,
      revision: 1,
      locale: 'vi',
      timeZone: 'Asia/Ho_Chi_Minh',
      overlays: undefined,
    },
    ...{
      sync: 'none',
      dayparts: [],
      holidays: [],
      interrupts: [],
      withdrawn: [],
      commands: [],
      display: [],
      zones: USUAL_ZONES,
    },
    refresh: { intervalSeconds: 60, jitterSeconds: 12 },
    campaigns: [{ id: 'main', place: '', priority: 0, weight: 1, flight: {}, dayparts: [], items }],
  };
  return {
    playlist,
    digest: items.map(({ id }) => id).join(),
    overlays: false,
    media,
    without: (id) => fake(items, Object.fromEntries(Object.entries(media).filter(([one]) => one !== id))),
    sharing: (id, other) => fake(items, { ...media, [id]: media[other] ?? { url: '', sha256: '', type: '' } }),
  };
}
