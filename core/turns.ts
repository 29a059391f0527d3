import { choose, memoryAtStart, type Choice } from './choose.ts';
import type { Memory } from './memory.ts';
import { makePlan, makeTimelessPlan, type Plan } from './plan.ts';
import type { Item, Playlist } from './playlist.ts';
import type { Programme } from './programme.ts';
import type { Screen } from './screen.ts';

/** One turn as it will be: what is seen from when to when, and what is heard with it. */
export interface PlannedTurn {
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly choice: Choice;
}

export interface TurnsOptions {
  /** What can be shown; all by default. */
  readonly isReady?: (item: Item) => boolean;
  /** Where nothing is on, what comes after is looked for up to this instant, epoch milliseconds; by default not at all. */
  readonly gapsUntil?: number;
  /** A clock that is behind it is plainly wrong, epoch milliseconds. */
  readonly clockFloor?: number;
  /** What has been shown before; nothing by default. The clock needs no memory. */
  readonly memory?: Memory | undefined;
}

/** What a video counts for whose length is not written, in seconds: short, so that rather too much is looked at. */
export const UNKNOWN_SECONDS = 10;

/** How long an item asks to be on, in seconds. */
export function secondsAsked({ durationSeconds = UNKNOWN_SECONDS }: Pick<Item, 'durationSeconds'>): number {
  return durationSeconds;
}

/** How long a showing is on, in seconds: as the clock on the wall says (epoch milliseconds), else as its item asks. */
export function secondsOn({
  item,
  slot,
}: {
  readonly item: Pick<Item, 'durationSeconds'>;
  readonly slot?: { readonly startsAt: number; readonly endsAt: number } | undefined;
}): number {
  return slot === undefined ? secondsAsked(item) : (slot.endsAt - slot.startsAt) / 1000;
}

/**
 * The turns of a playlist on a screen from an instant on, as a player that starts then will take them: the same
 * choice, asked again and again. Ends when nothing is on; else never, so take as many as are wanted.
 */
export function* turnsFrom(
  playlist: Playlist,
  screen: Screen,
  from: number,
  { isReady = () => true, gapsUntil = from, clockFloor = -Infinity, memory: before }: TurnsOptions = {},
): Generator<PlannedTurn> {
  const programme: Programme = { playlist, digest: '', overlays: false, media: {} };
  const planFrom = (instant: number): Plan =>
    from < clockFloor ? makeTimelessPlan(playlist, screen) : makePlan(playlist, screen, instant, instant + DAY_MS);
  let plan = planFrom(from);
  let memory = before === undefined || playlist.sync === 'clock' ? memoryAtStart({ programme, plan }, from) : before;
  for (let startsAt = from; ;) {
    if (startsAt >= plan.until) plan = planFrom(startsAt);
    const planned = { programme, plan };
    const sources = { interrupts: planned, current: planned, fallback: planned };
    const choice = choose(sources, memory, startsAt, (_programme, item) => isReady(item));
    if (choice === undefined) {
      // Words of time are in minutes, so nothing begins unseen for longer than a moment.
      startsAt = Math.min(...[startsAt + STEP_MS, ...startsAfter(plan, startsAt)]);
      if (startsAt >= gapsUntil) return;
      continue;
    }
    const endsAt = choice.slot?.endsAt ?? startsAt + secondsAsked(choice.item) * 1000;
    yield { startsAt, endsAt, choice };
    memory = choice.memory;
    startsAt = endsAt;
  }
}

/** The next change of each rank. */
function startsAfter({ ranks }: Plan, instant: number): readonly number[] {
  return ranks.flatMap(({ starts }) => starts.find((start) => start > instant) ?? []);
}

const STEP_MS = 15_000;
const DAY_MS = 86_400_000;
