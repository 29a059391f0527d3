import { choose, type Choice } from './choose.ts';
import { freshMemory } from './memory.ts';
import { LATEST_MOMENT_MS, makePlan, type Plan } from './plan.ts';
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

/** What a video counts for whose length is not written, in seconds: short, so that rather too much is looked at. */
export const UNKNOWN_SECONDS = 10;

/**
 * The turns of a playlist on a screen from an instant on, as a player that starts then will take them: the same
 * choice, asked again and again. Ends when nothing is on; else never, so take as many as are wanted.
 *
 * @param isReady  what can be shown; all media by default, but no web pages
 */
export function* turnsFrom(
  playlist: Playlist,
  screen: Screen,
  from: number,
  isReady: (item: Item) => boolean = ({ kind }) => kind !== 'web',
): Generator<PlannedTurn> {
  const programme: Programme = { playlist, digest: '', overlays: false, media: {} };
  let plan: Plan = makePlan(playlist, screen, from, from + DAY_MS);
  let memory = freshMemory(from - LATEST_MOMENT_MS - 1);
  for (let startsAt = from; ;) {
    if (startsAt >= plan.until) plan = makePlan(playlist, screen, startsAt, startsAt + DAY_MS);
    const planned = { programme, plan };
    const sources = { interrupts: planned, current: planned, fallback: planned };
    const choice = choose(sources, memory, startsAt, (_programme, item) => isReady(item));
    if (choice === undefined) return;
    const endsAt = choice.slot?.endsAt ?? startsAt + (choice.item.durationSeconds ?? UNKNOWN_SECONDS) * 1000;
    yield { startsAt, endsAt, choice };
    memory = choice.memory;
    startsAt = endsAt;
  }
}

const DAY_MS = 86_400_000;
