import type { Item } from '../../core/playlist.ts';
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
    overlays: true,
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
      overlays: true,
    })),
    {},
  );
}

function fake(items: readonly Item[], media: Programme['media']): FakeProgramme {
  const playlist = {
    ...{ id: 'test', revision: 1, locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh', overlays: undefined },
    refresh: { intervalSeconds: 60, jitterSeconds: 12 },
    campaigns: [{ id: 'main', priority: 0, items }],
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
