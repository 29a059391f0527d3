import { besideZones, type BesideZone, type Campaign, type Playlist, type Zone, type Zones } from './playlist.ts';
import { withEach, type ScreenProgramme } from './programme.ts';

/** How zones lie where a playlist says nothing of it. */
export const USUAL_ZONES = {
  side: { edge: 'right', percent: 30 },
  strip: { edge: 'bottom', percent: 18 },
} as const satisfies Zones;

/** The zones that a playlist has campaigns for, beside the main picture that every list has. */
export function zonesBeside({ campaigns }: Pick<Playlist, 'campaigns'>): readonly BesideZone[] {
  return besideZones.filter((zone) => campaigns.some((campaign) => campaign.zone === zone));
}

/**
 * A playlist with the campaigns of one zone alone, as if they were all there is: whatever plans, explains and plays a
 * playlist does the same for a zone. Interrupts stand in each, for they take the picture from all.
 */
export function playlistInZone(playlist: Playlist, zone: Zone): Playlist {
  const of = (campaign: Campaign) => (campaign.zone ?? 'main') === zone;
  return { ...playlist, campaigns: playlist.campaigns.filter(of).map(({ zone: _zone, ...campaign }) => campaign) };
}

/** The zone that an item plays in. */
export function zoneOfItem(playlist: Playlist, itemId: string): Zone {
  const known = zonesByItem.get(playlist) ?? itemsBeside(playlist);
  zonesByItem.set(playlist, known);
  return known.get(itemId) ?? 'main';
}

/**
 * What plays in a zone beside the main picture. Whether anything is seen in it is for the main picture to say: that
 * heeds opening hours and interrupts, so the zone knows of neither; and where nothing of it is on, nothing stands in.
 */
export function programmeInZone(programme: ScreenProgramme, zone: BesideZone): ScreenProgramme {
  const inZone = withEach(programme, (one) => ({
    ...one,
    overlays: false,
    playlist: { ...playlistInZone(one.playlist, zone), interrupts: [], display: [] },
  }));
  const { fallback } = inZone;
  return { ...inZone, fallback: { ...fallback, playlist: { ...fallback.playlist, campaigns: [] } } };
}

const zonesByItem = new WeakMap<Playlist, ReadonlyMap<string, BesideZone>>();

function itemsBeside({ campaigns }: Playlist): ReadonlyMap<string, BesideZone> {
  return new Map(
    campaigns.flatMap(({ zone, items }) => (zone === undefined ? [] : items.map(({ id }) => [id, zone] as const))),
  );
}
