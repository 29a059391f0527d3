import { lastAtOrBefore } from './bisect.ts';
import type { ItemSet } from './item-set.ts';
import type { Line, Plan } from './plan.ts';
import type { Campaign, Item } from './playlist.ts';
import { at, ranksAt } from './schedule.ts';
import { shareOut } from './shares.ts';
import type { Span } from './spans.ts';

/** A place in the loop that is the same on every screen: which item, and from when to when. */
export interface Slot {
  readonly campaign: Campaign;
  readonly item: Item;
  /** The turn of its campaign, counted since the Unix epoch. */
  readonly turn: number;
  /** Epoch milliseconds; a slot that has begun before what is on changed begins there. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * Where the loop is at an instant when it runs by the clock (DECISIONS 18): turns are shared out as ever, one after the
 * other since the Unix epoch, each as long as the playlist says, whatever is ready. Every screen with the same playlist
 * and the same clock finds the same slot, without having seen the one before. `undefined` when nothing is on.
 *
 * @param choose  which of the ranks that have something to show is on
 */
export function slotAt(plan: Plan, choose: ChooseRank, instant: number): Slot | undefined {
  const lines = choose(ranksAt(plan, instant)) ?? [];
  const loops = lines.map((line) => loopOf(line, instant)).filter(({ items }) => items.size > 0);
  if (loops.length === 0 || loops.every(({ lengthMs }) => lengthMs === 0)) return undefined;
  const order = shareOut(loops.map(({ campaign }) => campaign.weight));
  const placesOf = loops.map((_, index) => order.flatMap((chosen, place) => (chosen === index ? [place] : [])));
  /** How many of the first `turns` turns are this campaign's. */
  const had = (index: number, turns: number) => {
    const places = placesOf[index] as readonly number[];
    const whole = Math.floor(turns / order.length);
    return whole * places.length + lastAtOrBefore(places, turns - whole * order.length - 1) + 1;
  };
  const startOf = (turn: number) => loops.reduce((sum, loop, index) => sum + lengthOfTurns(loop, had(index, turn)), 0);

  // The last turn that has begun: those before it take no longer than has passed since the epoch.
  let [low, high] = [0, 1];
  while (startOf(high) <= instant) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (startOf(middle) <= instant) low = middle;
    else high = middle;
  }
  const same = unchanged(plan, choose, lines, instant);
  const index = order[low % order.length] as number;
  const loop = loops[index] as Loop;
  const turn = had(index, low);
  const item = loop.items.at(turn % loop.items.size) as Item;
  return {
    ...{ campaign: loop.campaign, item, turn },
    startsAt: Math.max(startOf(low), same.from),
    endsAt: Math.min(startOf(low + 1), same.until),
  };
}

export type ChooseRank = (ranks: readonly (readonly Line[])[]) => readonly Line[] | undefined;

/** A campaign as a loop of the items that may play now. */
interface Loop {
  readonly campaign: Campaign;
  readonly items: ItemSet;
  /** How long the first k items take together, for each k. */
  readonly upTo: readonly number[];
  readonly lengthMs: number;
}

function loopOf(line: Line, instant: number): Loop {
  const { campaign, items } = at(line, instant);
  const upTo = [0];
  for (let index = 0; index < items.size; index++) {
    const item = items.at(index) as Item;
    const ms = item.kind === 'audio' ? 0 : Math.round((item.durationSeconds ?? 0) * 1000);
    upTo.push((upTo.at(-1) as number) + ms);
  }
  return { campaign, items, upTo, lengthMs: upTo.at(-1) as number };
}

function lengthOfTurns({ items, upTo, lengthMs }: Loop, turns: number): number {
  return Math.floor(turns / items.size) * lengthMs + (upTo[turns % items.size] as number);
}

/** Since when, and until when, these campaigns have been on with these items. */
function unchanged(plan: Plan, choose: ChooseRank, lines: readonly Line[], instant: number): Span {
  let first = lastAtOrBefore(plan.starts, instant);
  let last = first;
  while (first > 0 && choose(plan.ranks[first - 1] ?? []) === lines) first--;
  while (last + 1 < plan.starts.length && choose(plan.ranks[last + 1] ?? []) === lines) last++;
  const spans = lines.map(({ starts }) => {
    const index = lastAtOrBefore(starts, instant);
    return { from: index > 0 ? starts[index] : undefined, until: starts[index + 1] };
  });
  spans.push({ from: first > 0 ? plan.starts[first] : undefined, until: plan.starts[last + 1] });
  return {
    from: Math.max(...spans.map(({ from = -Infinity }) => from)),
    until: Math.min(...spans.map(({ until = Infinity }) => until)),
  };
}
