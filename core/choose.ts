import { slotAt } from './clock-sync.ts';
import type { Memory } from './memory.ts';
import { momentsOf } from './moments.ts';
import { LATEST_MOMENT_MS, rankOf, type Line, type Plan } from './plan.ts';
import type { AudioItem, Item } from './playlist.ts';
import type { Programme } from './programme.ts';
import { airings, at, hourSlot, takeTurn, type OnAir, type OnAirCampaign, type Turn } from './schedule.ts';
import { shareOut } from './shares.ts';

/** A programme with the plan for the time that is asked about. */
export interface Planned {
  readonly programme: Programme;
  readonly plan: Plan;
}

/** Where the next item may come from, in the order of who comes first. */
export interface Sources {
  /** Interrupts count from here: the newest playlist, even while it waits for its media. */
  readonly interrupts: Planned;
  readonly current: Planned;
  readonly fallback: Planned;
}

/** What is to be seen next, what is to be heard with it, and what will be remembered once it was. */
export interface Choice extends Taken {
  readonly announcements: readonly Announcement[];
  readonly memory: Memory;
}

export interface Announcement {
  readonly item: AudioItem;
  readonly programme: Programme;
  readonly campaignId: string;
}

interface Taken extends Turn {
  readonly programme: Programme;
  /** From when to when it is on by the clock, epoch milliseconds; only when the playlist asks for that. */
  readonly slot?: { readonly startsAt: number; readonly endsAt: number };
}

/**
 * What comes next at an instant: an interrupt, else what a point in time asks for, else a turn of the campaigns on
 * air, else of the bundled campaign. An announcement takes its turn and is heard with the picture after it.
 *
 * @param canPlay  whether an item can be shown at all: its media is here, and it is not given up
 */
export function choose(
  sources: Sources,
  memory: Memory,
  instant: number,
  canPlay: (programme: Programme, item: Item) => boolean,
): Choice | undefined {
  const announcements: Announcement[] = [];
  let known = memory;
  const heard = new Set<Item>();
  for (const take of takers(sources, instant)) {
    // Each announcement is heard once at a boundary, so this ends.
    for (;;) {
      const taken = take(known, (programme, item) => !heard.has(item) && canPlay(programme, item));
      if (taken === undefined) break;
      known = taken.memory;
      if (taken.item.kind !== 'audio') return { ...taken, announcements };
      heard.add(taken.item);
      announcements.push({ item: taken.item, programme: taken.programme, campaignId: taken.campaign.id });
    }
  }
  return undefined;
}

type CanPlay = (programme: Programme, item: Item) => boolean;
type Take = (memory: Memory, canPlay: CanPlay) => (Taken & { readonly memory: Memory }) | undefined;

function takers({ interrupts, current, fallback }: Sources, instant: number): readonly Take[] {
  return [
    (memory, canPlay) => takeFromRanks(interrupts, isInterrupt, memory, instant, canPlay),
    (memory, canPlay) => takeMoment(current, memory, instant, canPlay),
    (memory, canPlay) => takeFromRanks(current, isOrdinary, memory, instant, canPlay),
    (memory, canPlay) => takeFromRanks(fallback, isOrdinary, memory, instant, canPlay),
  ];
}

const isInterrupt = (lines: OnAir | readonly Line[]) => lines[0]?.campaign.interrupt !== undefined;
const isOrdinary = (lines: OnAir | readonly Line[]) => !isInterrupt(lines);

function takeFromRanks(
  planned: Planned,
  isMeant: (lines: OnAir | readonly Line[]) => boolean,
  memory: Memory,
  instant: number,
  canPlay: CanPlay,
): ReturnType<Take> {
  const { programme, plan } = planned;
  const ready = (item: Item) => canPlay(programme, item);
  const slot = programme.playlist.sync === 'clock' ? slotAt(plan, (ranks) => ranks.find(isMeant), instant) : undefined;
  if (slot !== undefined && ready(slot.item)) {
    const { campaign, item, turn, ...times } = slot;
    return { ...{ campaign, item, turn, programme, memory }, slot: times };
  }
  for (const airing of airings(plan, instant, ready)) {
    if (!isMeant(airing)) continue;
    const taken = takeFromAiring(airing, planned, memory, instant, ready);
    // With the clock in charge, what stands in for something that is not ready ends when that would have.
    if (taken !== undefined) return slot === undefined ? taken : { ...taken, slot };
  }
  return undefined;
}

/** The next turn among equals; a campaign that has played as often as it may is passed over (DECISIONS 14, 15). */
function takeFromAiring(
  airing: OnAir,
  { programme, plan }: Planned,
  memory: Memory,
  instant: number,
  ready: (item: Item) => boolean,
): ReturnType<Take> {
  const order = shareOut(airing.map(({ campaign }) => campaign.weight));
  const rotation = `${programme.digest} ${airing.map(({ campaign }) => campaign.id).join('\n')}`;
  const had = memory.rotations[rotation] ?? 0;
  for (let passed = 0; passed < order.length; passed++) {
    const on = airing[order[(had + passed) % order.length] as number] as OnAirCampaign;
    const taken = takeCampaign(on, programme, plan, memory, instant, ready);
    if (taken === undefined) continue;
    const rotations = { ...memory.rotations, [rotation]: (had + passed + 1) % order.length };
    return { ...taken, memory: { ...taken.memory, rotations } };
  }
  return undefined;
}

function takeCampaign(
  on: OnAirCampaign,
  programme: Programme,
  plan: Plan,
  memory: Memory,
  instant: number,
  ready: (item: Item) => boolean,
): ReturnType<Take> {
  const { id, maxPlaysPerHour } = on.campaign;
  const key = `${programme.digest} ${id}`;
  const slot = maxPlaysPerHour === undefined ? undefined : hourSlot(plan, instant, maxPlaysPerHour);
  if (slot !== undefined && memory.slots[key] === slot) return undefined;
  const turn = takeTurn(on, memory.turns[key] ?? 0, ready);
  if (turn === undefined) return undefined;
  return {
    ...{ ...turn, programme },
    memory: {
      ...memory,
      turns: { ...memory.turns, [key]: turn.turn + 1 },
      ...(slot === undefined ? {} : { slots: { ...memory.slots, [key]: slot } }),
    },
  };
}

/** What the first point in time that is due and not answered asks for (DECISIONS 16). */
function takeMoment({ programme, plan }: Planned, memory: Memory, instant: number, canPlay: CanPlay): ReturnType<Take> {
  const { at: before, campaignId } = memory.answered;
  const due = momentsOf(plan, Math.max(before, instant - LATEST_MOMENT_MS) - 1, instant);
  for (const moment of due) {
    const { id } = moment.campaign;
    if (moment.at < before || (moment.at === before && id <= campaignId)) continue;
    if (moment.at < instant - LATEST_MOMENT_MS) continue;
    const ready = (item: Item) => canPlay(programme, item);
    const taken = takeCampaign(at(moment.line, instant), programme, plan, memory, instant, ready);
    if (taken === undefined) continue;
    return { ...taken, memory: { ...taken.memory, answered: { at: moment.at, campaignId: id } } };
  }
  return undefined;
}

/** How high the interrupt ranks that is on at an instant; -Infinity when there is none. */
export function interruptRank(
  { programme, plan }: Planned,
  instant: number,
  canPlay: (programme: Programme, item: Item) => boolean,
): number {
  for (const airing of airings(plan, instant, (item) => canPlay(programme, item)))
    if (isInterrupt(airing) && airing[0] !== undefined) return rankOf(airing[0].campaign);
  return -Infinity;
}
