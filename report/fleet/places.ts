import { placeFields, type PlaceField } from '../../publish/register/register.ts';
import { keyOfPlace, placeOf, toldNames, type Place } from '../places/place-of.ts';
import { countPresences, type FleetScreen, type Presence } from './fleet-screen.ts';

/** The screens of each place of a kind. */
export interface PlaceTable {
  readonly kind: PlaceField;
  readonly rows: readonly {
    readonly place: Place;
    /** What people call it. */
    readonly told: string;
    readonly screens: number;
    readonly counts: Readonly<Record<Presence, number>>;
  }[];
}

/** A table for each kind of place that is known of screens; those places first where most screens are not alive. */
export function placesOf(screens: readonly FleetScreen[]): readonly PlaceTable[] {
  return placeFields.flatMap((kind) => {
    const groups = new Map<string, { readonly place: Place; readonly group: FleetScreen[] }>();
    for (const screen of screens) {
      const place = placeOf(screen, kind);
      if (place === undefined) continue;
      const key = keyOfPlace(place);
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { place, group: [screen] });
      else known.group.push(screen);
    }
    const all = [...groups.values()];
    const names = toldNames(all.map(({ place }) => place));
    const rows = all.map(({ place, group }, at) => {
      const told = names[at] ?? place.name;
      return { place, told, screens: group.length, counts: countPresences(group) };
    });
    const dark = ({ screens: every, counts }: (typeof rows)[number]) => every - counts.alive;
    rows.sort((one, other) => dark(other) - dark(one) || (one.told < other.told ? -1 : 1));
    return rows.length === 0 ? [] : [{ kind, rows }];
  });
}
