import type { PlaceField, RegisteredScreen } from '../../publish/register/register.ts';

/** Where a screen hangs, and the greater places around that, for one name may be that of several communes. */
export interface Place {
  /** As the register writes it, `Huyện Cao Lộc`; where only a tag tells it, as there. */
  readonly name: string;
  /** The nearest first. */
  readonly within: readonly string[];
}

/** The place of a kind in which a screen hangs; `undefined` where nobody has said. */
export function placeOf(
  { places, tags }: Pick<RegisteredScreen, 'places' | 'tags'>,
  kind: PlaceField,
): Place | undefined {
  const nameIn = (field: PlaceField) =>
    places?.[field] ?? tags.find((tag) => tag.startsWith(`${field}=`))?.slice(field.length + 1);
  const name = nameIn(kind);
  return name === undefined ? undefined : { name, within: around[kind].flatMap((field) => nameIn(field) ?? []) };
}

/** The same of the same place only. */
export function keyOfPlace({ name, within }: Place): string {
  return JSON.stringify([name, ...within]);
}

/** What people call each of these places: where another has the same name, with what it lies in. */
export function toldNames(places: readonly Place[]): readonly string[] {
  const alike = Map.groupBy(places, ({ name }) => name);
  return places.map(({ name, within }) =>
    within.length > 0 && (alike.get(name)?.length ?? 0) > 1 ? `${name} (${within.join(', ')})` : name,
  );
}

const around: Readonly<Record<PlaceField, readonly PlaceField[]>> = {
  province: [],
  district: ['province'],
  commune: ['district', 'province'],
  venue: [],
};
