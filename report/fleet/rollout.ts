import { lastIndexWhere } from '../../core/bisect.ts';
import type { Sighting } from './sightings.ts';

/** How a revision has reached the screens of which the logs tell. Instants are epoch seconds. */
export interface Rollout {
  readonly revision: number;
  /** How many screens told it the last time. */
  readonly playing: number;
  /** How many have ever told it. */
  readonly reached: number;
  /** When the first screen told it. */
  readonly firstAt: number;
  /** When half of these screens had told it, and 95 of 100; `undefined` while they have not. */
  readonly halfAt: number | undefined;
  readonly mostAt: number | undefined;
  /** How many had told it at moments evenly spread from the first to the last screen. */
  readonly course: readonly number[];
}

/** The revisions that most screens have told, the newest first; only those that every screen must still know if it had them. */
export function rolloutsOf(screens: readonly Sighting[]): readonly Rollout[] {
  const isForgotten = isInAny(screens.flatMap(({ forgotten }) => forgotten ?? []));
  const reached = new Map<number, number[]>();
  const playing = new Map<number, number>();
  for (const { revision, revisions } of screens) {
    playing.set(revision, (playing.get(revision) ?? 0) + 1);
    for (const { revision: told, at } of revisions) {
      if (isForgotten(told)) continue;
      const times = reached.get(told);
      if (times === undefined) reached.set(told, [at]);
      else times.push(at);
    }
  }
  return [...reached]
    .sort(([, one], [, other]) => other.length - one.length)
    .slice(0, MOST_REVISIONS)
    .map(([revision, unsorted]) => {
      const times = Float64Array.from(unsorted).sort();
      const when = (share: number) => times[Math.ceil(screens.length * share) - 1];
      const firstAt = times[0] ?? 0;
      return {
        ...{ revision, playing: playing.get(revision) ?? 0, reached: times.length, firstAt },
        ...{ halfAt: when(0.5), mostAt: when(0.95), course: courseOf(times) },
      };
    })
    .sort((one, other) => other.firstAt - one.firstAt || other.revision - one.revision);
}

/** Whether a number is in any of these ranges. */
function isInAny(ranges: readonly NonNullable<Sighting['forgotten']>[]): (number: number) => boolean {
  const apart: { readonly from: number; to: number }[] = [];
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return (number) => {
    const at = lastIndexWhere(apart, ({ from }) => from <= number);
    return number <= (apart[at]?.to ?? -Infinity);
  };
}

function courseOf(times: Float64Array): readonly number[] {
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? first;
  let count = 0;
  return Array.from({ length: COURSE_STEPS }, (_, step) => {
    const until = first + ((last - first) * step) / (COURSE_STEPS - 1);
    while (count < times.length && (times[count] ?? Infinity) <= until) count++;
    return count;
  });
}

/** Strangers can make revisions up; those that few screens tell are not what anybody looks for. */
const MOST_REVISIONS = 12;
const COURSE_STEPS = 40;
