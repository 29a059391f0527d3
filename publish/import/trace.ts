import type { Fault } from '../../core/faults.ts';
import type { Assembled } from './assemble.ts';
import type { Place } from './remark.ts';

/**
 * The place in the imported file that a fault of the playlist made from it comes from, if it comes from there at all.
 * The path of the fault is walked down the playlist, and the nearest object with an origin is taken.
 */
export function placeOfFault({ place }: Pick<Fault, 'place'>, { playlist, origins }: Assembled): Place | undefined {
  let value: unknown = playlist;
  let found: Place | undefined;
  let fields: Readonly<Record<string, Place>> = {};
  for (const step of place.match(/[^.[\]]+/g) ?? []) {
    found = fields[step] ?? found;
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    const origin = typeof value === 'object' && value !== null ? origins.get(value) : undefined;
    if (origin !== undefined) {
      found = origin.place;
      fields = origin.fields ?? fields;
    }
  }
  return found;
}
