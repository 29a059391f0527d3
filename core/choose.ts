import { slotAt } from './clock-sync.ts';
import { campaignKey, rotationKey, withTurns, type Memory } from './memory.ts';
import { LATEST_MOMENT_MS, momentsOf } from './moments.ts';
import type { Plan } from './plan.ts';
import type { AudioItem, Item } from './playlist.ts';
import type { Programme } from './programme.ts';
import { isInterrupt, rankOf } from './ranks.ts';
import { airings, at, partOfHour, takeTurn, type OnAir, type OnAirCampaign, type Turn } from './schedule.ts';
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
  /** When another playlist takes the place of the current one, epoch milliseconds: nothing by the clock lasts longer. */
  readonly changesAt?: number;
}

export type CanPlay = (programme: Programme, item: Item) => boolean;

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

/** What may be taken of what is ready: nothing that was heard at this boundary already, so that a choice comes to its end. */
type Take = (memory: Memory, canPlay: CanPlay, heard: Heard) => (Taken & { readonly memory: Memory }) | undefined;
type Heard = ReadonlySet<Item>;

/**
 * What comes next at an instant: an interrupt, else what a point in time asks for, else a turn of the campaigns on
 * air, else of the bundled campaign. An announcement takes its turn and is heard with the picture after it.
 *
 * @param canPlay  whether an item can be shown at all: its media is here, and it is not given up
 */
export function choose(sources: Sources, memory: Memory, instant: number, canPlay: CanPlay): Choice | undefined {
  const announcements: Announcement[] = [];
  let known = memory;
  const heard = new Set<Item>();
  for (const take of takers(sources, instant)) {
    // Each announcement is heard once at a boundary, so this ends.
    for (;;) {
      const taken = take(known, canPlay, heard);
      if (taken === undefined) break;
      known = taken.memory;
      if (taken.item.kind !== 'audio') return { ...taken, announcements };
      heard.add(taken.item);
      announcements.push({ item: taken.item, programme: taken.programme, campaignId: taken.campaign.id });
    }
  }
  return undefined;
}

/** How high the interrupt ranks that has something to show at an instant; -Infinity when there is none. */
export function interruptRank(sources: Sources, instant: number, canPlay: CanPlay): number {
  for (const { programme, plan } of interruptsFrom(sources, instant)) {
    // One that is only heard waits for a boundary, where it can begin with a picture.
    const isSeen = (item: Item) => item.kind !== 'audio' && canPlay(programme, item);
    for (const [first] of airings(plan, instant, isSeen, isInterrupt)) if (first) return rankOf(first.campaign);
  }
  return -Infinity;
}

/** The newest playlist; and the one in force, while an interrupt of the newest is on but has not come yet. */
function interruptsFrom({ interrupts, current }: Sources, instant: number): readonly Planned[] {
  if (interrupts.plan === current.plan) return [current];
  const [planned] = airings(interrupts.plan, instant, () => true, isInterrupt);
  return planned === undefined ? [interrupts] : [interrupts, current];
}

function takers(sources: Sources, instant: number): readonly Take[] {
  const { current, fallback, changesAt } = sources;
  const fromRanks =
    (planned: Planned, isMeant: (rank: number) => boolean): Take =>
    (memory, canPlay, heard) =>
      takeFromRanks(planned, isMeant, memory, { instant, canPlay, heard, changesAt });
  return [
    ...interruptsFrom(sources, instant).map((planned) => fromRanks(planned, isInterrupt)),
    (memory, canPlay, heard) => takeMoment(current, memory, { instant, canPlay, heard }),
    fromRanks(current, isOrdinary),
    fromRanks(fallback, isOrdinary),
  ];
}

/** The instant between two pictures at which something is taken. */
interface Boundary {
  readonly instant: number;
  readonly canPlay: CanPlay;
  readonly heard: Heard;
  readonly changesAt?: number | undefined;
}

function isOrdinary(rank: number): boolean {
  return !isInterrupt(rank);
}

function takeFromRanks(
  planned: Planned,
  isMeant: (rank: number) => boolean,
  memory: Memory,
  when: Boundary,
): ReturnType<Take> {
  const { programme, plan } = planned;
  const { instant, canPlay, changesAt = Infinity } = when;
  const ready = (item: Item) => canPlay(programme, item);
  const found = programme.playlist.sync === 'clock' ? slotAt(plan, isMeant, instant) : undefined;
  const slot = found && { startsAt: found.startsAt, endsAt: Math.min(found.endsAt, changesAt) };
  if (found !== undefined && slot !== undefined && ready(found.item)) {
    const { campaign, item, turn } = found;
    return { campaign, item, turn, programme, memory, slot };
  }
  for (const airing of airings(plan, instant, ready, isMeant)) {
    const taken = takeFromAiring(airing, planned, memory, when);
    // With the clock in charge, what stands in for something that is not ready ends when that would have.
    if (taken !== undefined) return slot === undefined ? taken : { ...taken, slot };
  }
  return undefined;
}

/** The next turn among equals; a campaign that has played as often as it may is passed over (DECISIONS 14, 15). */
function takeFromAiring(airing: OnAir, planned: Planned, memory: Memory, when: Boundary): ReturnType<Take> {
  const order = shareOut(airing.map(({ campaign }) => campaign.weight));
  const rotation = rotationKey(
    planned.programme.playlist,
    airing.map(({ campaign }) => campaign.id),
  );
  const turns = memory.rotations[rotation] ?? 0;
  for (let passed = 0; passed < order.length; passed++) {
    const on = airing[order[(turns + passed) % order.length] as number] as OnAirCampaign;
    const taken = takeCampaign(on, planned, memory, when);
    if (taken === undefined) continue;
    return { ...taken, memory: withTurns(taken.memory, rotation, (turns + passed + 1) % order.length) };
  }
  return undefined;
}

function takeCampaign(
  on: OnAirCampaign,
  { programme, plan }: Planned,
  memory: Memory,
  { instant, canPlay, heard }: Boundary,
): ReturnType<Take> {
  const { id, maxPlaysPerHour } = on.campaign;
  const key = campaignKey(programme.playlist, id);
  const part = maxPlaysPerHour === undefined ? undefined : partOfHour(plan, instant, maxPlaysPerHour);
  if (part !== undefined && memory.parts[key] === part) return undefined;
  const turn = takeTurn(on, memory.turns[key] ?? 0, (item) => !heard.has(item) && canPlay(programme, item));
  if (turn === undefined) return undefined;
  return {
    ...{ ...turn, programme },
    memory: {
      ...memory,
      turns: { ...memory.turns, [key]: turn.turn + 1 },
      ...(part === undefined ? {} : { parts: { ...memory.parts, [key]: part } }),
    },
  };
}

/** What the first point in time that is due, not answered and can be answered asks for (DECISIONS 16). */
function takeMoment(planned: Planned, memory: Memory, when: Boundary): ReturnType<Take> {
  const { instant } = when;
  const soonest = instant - LATEST_MOMENT_MS;
  const lately = memory.answered.filter(({ at }) => soonest <= at && at <= instant);
  for (const { at: momentAt, campaign, line } of momentsOf(planned.plan, soonest - 1, instant)) {
    if (lately.some((one) => one.at === momentAt && one.campaignId === campaign.id)) continue;
    const taken = takeCampaign(at(line, instant), planned, memory, when);
    if (taken === undefined) continue;
    return { ...taken, memory: { ...taken.memory, answered: [...lately, { at: momentAt, campaignId: campaign.id }] } };
  }
  return undefined;
}
