import type { LocalDay } from './local-days.ts';
import type { Line, Plan } from './plan.ts';
import type { Campaign, Moments } from './playlist.ts';
import { includes, type Span } from './spans.ts';

/** A point in time at which a campaign has one turn. */
export interface Moment {
  readonly at: number;
  readonly campaign: Campaign;
  readonly line: Line;
}

/** A moment that is further past than this is skipped (DECISIONS 16). */
export const LATEST_MOMENT_MS = 10 * 60_000;

/**
 * The points in time of a plan after one instant and up to another, in order, each once; ties by campaign id. Only those
 * count at which their campaign's own flight and dayparts are open.
 */
export function momentsOf({ momentLines, days }: Plan, after: number, upTo: number): readonly Moment[] {
  const moments = momentLines.flatMap(({ line, open }) => {
    const { campaign } = line;
    if (campaign.moments === undefined) return [];
    const instants = new Set<number>();
    for (const day of days) {
      if (day.until <= after || day.from > upTo) continue;
      for (const at of instantsOn(day, campaign.moments, { from: after, until: upTo })) instants.add(at);
    }
    return [...instants].filter((at) => includes(open, at)).map((at) => ({ at, campaign, line }));
  });
  return moments.sort(
    (a, b) => a.at - b.at || (a.campaign.id < b.campaign.id ? -1 : a.campaign.id > b.campaign.id ? 1 : 0),
  );
}

/** After `from` and up to `until`. `everyMinutes` goes on in time that really passes, from midnight to the next. */
function* instantsOn(day: LocalDay, { atMinutes, everyMinutes }: Moments, { from, until }: Span): Generator<number> {
  for (const minute of atMinutes) {
    const at = day.at(minute);
    if (from < at && at <= until) yield at;
  }
  if (everyMinutes === undefined) return;
  const everyMs = everyMinutes * 60_000;
  const first = Math.max(0, Math.floor((from - day.from) / everyMs) + 1);
  for (let at = day.from + first * everyMs; at < day.until && at <= until; at += everyMs) yield at;
}
