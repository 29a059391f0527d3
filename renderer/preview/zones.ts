import { frameInsets } from '../../core/frame-layout.ts';
import type { BesideZone, Playlist } from '../../core/playlist.ts';
import { isInterrupt } from '../../core/ranks.ts';
import { boxWithin, legibleZones, zoneLayout, type Box, type ZoneLayout } from '../../core/zone-layout.ts';
import { edgesOf, stretchAt, type Week } from './look.ts';
import type { Picture } from './item-picture.ts';
import { advance, type Rehearsal } from './rehearsal.ts';

/** What is rehearsed in each zone beside the main picture. */
export type ZoneRehearsals = ReadonlyMap<BesideZone, Rehearsal>;

/** The same at a later instant. */
export function advancedZones(zones: ZoneRehearsals, to: number): ZoneRehearsals {
  return new Map([...zones].map(([zone, rehearsal]) => [zone, advance(rehearsal, to)]));
}

/** The same in another week, with the edges that it has for them. */
export function zonesInWeek(zones: ZoneRehearsals, { beside }: Pick<Week, 'beside'>): ZoneRehearsals {
  const edges = new Map(beside.map((timeline) => [timeline.zone, edgesOf(timeline)]));
  return new Map(
    [...zones].map(([zone, rehearsal]) => [zone, { ...rehearsal, edges: edges.get(zone) ?? rehearsal.edges }]),
  );
}

/**
 * How the picture on the stage is shared: with the zones that had something on when what is watched began, for there
 * they come and go, and that can be read on this screen. `undefined`: it has all of it.
 */
export function layoutOn(
  { zones }: Playlist,
  { playback: { watched }, since }: Rehearsal,
  { beside }: Pick<Week, 'beside'>,
  { viewport, frame }: Pick<Picture, 'viewport' | 'frame'>,
): ZoneLayout | undefined {
  if (watched === undefined || isInterrupt(watched.rank)) return undefined;
  const on = beside.filter(({ stretches }) => (stretchAt(stretches, since)?.on.length ?? 0) > 0);
  const area = boxWithin(viewport, frameInsets(frame?.overlays ?? false, viewport, devicePixelRatio));
  const legible = legibleZones(viewport, area, zones);
  const shown = on.map(({ zone }) => zone).filter((zone) => legible.includes(zone));
  return shown.length === 0 ? undefined : zoneLayout(area, zones, shown);
}

/** Gives pictures their rooms; the same object for the same picture in the same room, so that nothing is drawn twice. */
export class Rooms {
  readonly #known = new WeakMap<Picture, Picture>();

  /** The main picture, in what zones leave of the screen. */
  main(picture: Picture, room: Box): Picture {
    return this.#changed(picture, { ...picture, room });
  }

  /** A picture as large as its zone, with nothing beside it. */
  beside(picture: Picture, { width, height }: Box): Picture {
    return this.#changed(picture, {
      ...picture,
      frame: undefined,
      viewport: { width, height },
      screen: picture.viewport,
    });
  }

  #changed(from: Picture, to: Picture): Picture {
    const known = this.#known.get(from);
    if (known !== undefined && JSON.stringify(placeOf(known)) === JSON.stringify(placeOf(to))) return known;
    this.#known.set(from, to);
    return to;
  }
}

function placeOf({ room, viewport }: Picture): readonly unknown[] {
  return [room, viewport];
}
