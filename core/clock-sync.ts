import { lastAtOrBefore } from './bisect.ts';
import type { Line, Plan, RankPlan } from './plan.ts';
import type { Campaign, Item } from './playlist.ts';
import { at, type OnAirCampaign } from './schedule.ts';
import { shareOut } from './shares.ts';
import type { Span } from './spans.ts';
import type { Subset } from './subsets.ts';

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
 * @param isMeant  which ranks are asked about
 */
export function slotAt(plan: Plan, isMeant: (rank: number) => boolean, instant: number): Slot | undefined {
  const meant = plan.ranks.filter(({ rank }) => isMeant(rank));
  const index = meant.findIndex((rank) => (linesOf(rank, instant)?.size ?? 0) > 0);
  const lines = meant[index] && linesOf(meant[index], instant);
  if (lines === undefined) return undefined;
  const cycle = cycleOf(lines, instant);
  if (cycle.lengthMs === 0) return undefined;

  // The last turn that has begun: those before it take no longer than has passed since the epoch.
  let [low, high] = [0, 1];
  while (startOf(cycle, high) <= instant) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (startOf(cycle, middle) <= instant) low = middle;
    else high = middle;
  }
  const chosen = cycle.order[low % cycle.order.length] as number;
  const loop = cycle.loops[chosen] as Loop;
  const turn = turnsOf(cycle, chosen, low);
  const same = unchanged(meant.slice(0, index + 1), lines, instant);
  return {
    ...{ campaign: loop.campaign, item: loop.items.at(turn % loop.items.size) as Item, turn },
    startsAt: Math.max(startOf(cycle, low), same.from),
    endsAt: Math.min(startOf(cycle, low + 1), same.until),
  };
}

/** Campaigns that share turns by the clock. */
interface Cycle {
  readonly loops: readonly Loop[];
  /** One period of turns, as indices into the loops; and for each loop the places in it that are its own. */
  readonly order: readonly number[];
  readonly placesOf: readonly (readonly number[])[];
  readonly lengthMs: number;
}

/** A campaign as a loop of the items that may play now. */
interface Loop extends OnAirCampaign {
  /** How long the first k items take together, for each k. */
  readonly upTo: readonly number[];
  readonly lengthMs: number;
}

/** Working it out takes a while for hundreds of campaigns, and it is the same until one of them changes. */
const known = new WeakMap<Subset<Line>, Cycle>();

function cycleOf(lines: Subset<Line>, instant: number): Cycle {
  const on = lines.all.map((line) => at(line, instant));
  const before = known.get(lines);
  if (before?.loops.every(({ items }, index) => items === on[index]?.items) === true) return before;
  const loops = on.map(loopOf);
  const order = shareOut(loops.map(({ campaign }) => campaign.weight));
  const placesOf = loops.map((): number[] => []);
  order.forEach((chosen, place) => placesOf[chosen]?.push(place));
  const cycle = { loops, order, placesOf, lengthMs: loops.reduce((sum, { lengthMs }) => sum + lengthMs, 0) };
  known.set(lines, cycle);
  return cycle;
}

function loopOf({ campaign, items }: OnAirCampaign): Loop {
  const upTo = [0];
  for (const { durationSeconds = 0 } of items.all)
    upTo.push((upTo.at(-1) as number) + Math.round(durationSeconds * 1000));
  return { campaign, items, upTo, lengthMs: upTo.at(-1) as number };
}

/** When a turn begins, counted since the epoch: how long all turns before it take. */
function startOf(cycle: Cycle, turn: number): number {
  return cycle.loops.reduce((sum, { items, upTo, lengthMs }, index) => {
    const turns = turnsOf(cycle, index, turn);
    return sum + Math.floor(turns / items.size) * lengthMs + (upTo[turns % items.size] as number);
  }, 0);
}

/** How many of the first so many turns are those of one loop. */
function turnsOf({ order, placesOf }: Cycle, index: number, turns: number): number {
  const places = placesOf[index] as readonly number[];
  const periods = Math.floor(turns / order.length);
  return periods * places.length + lastAtOrBefore(places, turns - periods * order.length - 1) + 1;
}

function linesOf({ starts, lines }: RankPlan, instant: number): Subset<Line> | undefined {
  return lines[lastAtOrBefore(starts, instant)];
}

/** Since when, and until when, these campaigns have been on with these items, and nothing above them. */
function unchanged(ranks: readonly RankPlan[], lines: Subset<Line>, instant: number): Span {
  const spans = [...ranks, ...lines.all].map(({ starts }) => {
    const index = lastAtOrBefore(starts, instant);
    return { from: index > 0 ? starts[index] : undefined, until: starts[index + 1] };
  });
  return {
    from: Math.max(...spans.map(({ from = -Infinity }) => from)),
    until: Math.min(...spans.map(({ until = Infinity }) => until)),
  };
}
