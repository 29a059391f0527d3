import { placeFields, type PlaceField } from '../../publish/register/register.ts';
import { countPresences, type FleetScreen, type Presence } from './fleet-screen.ts';

/** The screens of each place of a kind. */
export interface PlaceTable {
  readonly kind: PlaceField;
  readonly rows: readonly {
    /** As the register writes it, `Huyện Cao Lộc`; where only a tag tells it, as there. */
    readonly place: string;
    readonly screens: number;
    readonly counts: Readonly<Record<Presence, number>>;
  }[];
}

/** A table for each kind of place that is known of screens; those places first where most screens are not alive. */
export function placesOf(screens: readonly FleetScreen[]): readonly PlaceTable[] {
  return placeFields.flatMap((kind) => {
    const groups = new Map<string, FleetScreen[]>();
    for (const screen of screens) {
      const place = placeOf(screen, kind);
      if (place === undefined) continue;
      const group = groups.get(place);
      if (group === undefined) groups.set(place, [screen]);
      else group.push(screen);
    }
    const rows = [...groups].map(([place, group]) => {
      const counts = countPresences(group);
      return { place, screens: group.length, counts };
    });
    const dark = ({ screens: all, counts }: (typeof rows)[number]) => all - counts.alive;
    rows.sort((one, other) => dark(other) - dark(one) || (one.place < other.place ? -1 : 1));
    return rows.length === 0 ? [] : [{ kind, rows }];
  });
}

function placeOf({ places, tags }: FleetScreen, kind: PlaceField): string | undefined {
  return places[kind] ?? tags.find((tag) => tag.startsWith(`${kind}=`))?.slice(kind.length + 1);
}
