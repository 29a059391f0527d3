import { lastAtOrBefore } from './bisect.ts';
import type { Moment, Plan } from './plan.ts';

/** The points in time of a plan after one instant and up to another, in order; ties by campaign id. */
export function momentsOf({ moments }: Plan, after: number, upTo: number): readonly Moment[] {
  return moments.all.slice(lastAtOrBefore(moments.instants, after) + 1, lastAtOrBefore(moments.instants, upTo) + 1);
}
