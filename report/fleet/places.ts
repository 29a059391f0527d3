import { countPresences, type FleetScreen, type Presence } from './fleet-screen.ts';

/** The screens of each place of a kind. */
export interface PlaceTable {
  readonly kind: PlaceKind;
  readonly rows: readonly {
    /** As in the tag, such as `huyen-cao-loc`. */
    readonly place: string;
    readonly screens: number;
    readonly counts: Readonly<Record<Presence, number>>;
  }[];
}

/** The tags by which the register says where a screen is. */
export const placeKinds = ['province', 'district', 'commune', 'venue'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** A table for each kind of place that screens have tags for; those places first where most screens are not alive. */
export function placesOf(screens: readonly FleetScreen[]): readonly PlaceTable[] {
  return placeKinds.flatMap((kind) => {
    const groups = new Map<string, FleetScreen[]>();
    for (const screen of screens)
      for (const tag of screen.tags) {
        if (!tag.startsWith(`${kind}=`)) continue;
        const place = tag.slice(kind.length + 1);
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
