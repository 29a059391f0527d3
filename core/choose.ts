import { slotAt } from './clock-sync.ts';
import { interruptsOn, type Entry } from './interrupts.ts';
import { campaignKey, FRESH_MEMORY, rotationKey, withTurns, type Memory } from './memory.ts';
import { LATEST_MOMENT_MS, momentsOf, type Moment } from './moments.ts';
import type { Plan } from './plan.ts';
import type { AudioItem, Item, Playlist } from './playlist.ts';
import type { Programme } from './programme.ts';
import type { CanPlay, Planned, Sources } from './sources.ts';
import { isInterrupt, rankOf } from './ranks.ts';
import { airings, at, partOfHour, takeTurn, type OnAir, type Turn } from './schedule.ts';
import { shareOut } from './shares.ts';

/** What is to be seen next, what is to be heard with it, and what will be remembered once it was. */
export interface Choice extends Taken {
  readonly announcements: readonly Announcement[];
  readonly memory: Memory;
}

export interface Announcement {
  readonly item: AudioItem;
  readonly programme: Programme;
  readonly campaignId: string;
  /** How high its campaign ranks. */
  readonly rank: number;
  /** An exercise. */
  readonly drill: boolean;
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
      const { campaign, item, programme } = taken;
      const drill = campaign.interrupt?.drill === true;
      announcements.push({ item, programme, campaignId: campaign.id, rank: rankOf(campaign), drill });
    }
  }
  return undefined;
}

/**
 * What a screen remembers that starts at an instant: nothing, but by the clock the points in time that the screens beside
 * it have answered at a boundary before.
 */
export function memoryAtStart({ programme, plan }: Planned, instant: number): Memory {
  if (programme.playlist.sync !== 'clock') return FRESH_MEMORY;
  const answered = momentsOf(plan, instant - LATEST_MOMENT_MS - 1, instant)
    .filter((moment) => boundaryAfter(moment, plan) < instant)
    .map(({ at: momentAt, campaign }) => ({ at: momentAt, campaignId: campaign.id }));
  return { ...FRESH_MEMORY, answered };
}

function takers(sources: Sources, instant: number): readonly Take[] {
  const { interrupts, current, fallback, changesAt } = sources;
  const ordinary =
    (planned: Planned): Take =>
    (memory, canPlay, heard) => {
      const ready = (item: Item) => canPlay(planned.programme, item);
      const found = airings(planned.plan, instant, ready, isOrdinary);
      return takeFrom(entriesOf(found, planned), planned, isOrdinary, memory, { instant, canPlay, heard, changesAt });
    };
  return [
    (memory, canPlay, heard) => {
      const groups = interruptsOn(sources, instant, canPlay);
      return takeFrom(groups, interrupts, isInterrupt, memory, { instant, canPlay, heard, changesAt });
    },
    (memory, canPlay, heard) => takeMoment(current, memory, { instant, canPlay, heard }),
    ordinary(current),
    ordinary(fallback),
  ];
}

function* entriesOf(found: Iterable<OnAir>, planned: Planned): Generator<readonly Entry[]> {
  for (const airing of found) yield airing.map((on) => ({ ...on, planned }));
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

/** A turn of the first group of equals that has one; by the clock, where the playlist asks for that. */
function takeFrom(
  groups: Iterable<readonly Entry[]>,
  { programme, plan }: Planned,
  isMeant: (rank: number) => boolean,
  memory: Memory,
  when: Boundary,
): ReturnType<Take> {
  const { instant, canPlay, changesAt = Infinity } = when;
  const found = programme.playlist.sync === 'clock' ? slotAt(plan, isMeant, instant) : undefined;
  const slot = found && { startsAt: found.startsAt, endsAt: Math.min(found.endsAt, changesAt) };
  if (found !== undefined && slot !== undefined && canPlay(programme, found.item)) {
    const { campaign, item, turn } = found;
    return { campaign, item, turn, programme, memory, slot };
  }
  for (const group of groups) {
    const taken = takeFromEquals(group, programme.playlist, memory, when);
    // With the clock in charge, what stands in for something that is not ready ends when that would have.
    if (taken !== undefined) return slot === undefined ? taken : { ...taken, slot };
  }
  return undefined;
}

/** The next turn among equals; a campaign that has played as often as it may is passed over (DECISIONS 14, 15). */
function takeFromEquals(
  equals: readonly Entry[],
  playlist: Playlist,
  memory: Memory,
  when: Boundary,
): ReturnType<Take> {
  const order = shareOut(equals.map(({ campaign }) => campaign.weight));
  const rotation = rotationKey(
    playlist,
    equals.map(({ campaign }) => campaign.id),
  );
  const turns = memory.rotations[rotation] ?? 0;
  for (let passed = 0; passed < order.length; passed++) {
    const entry = equals[order[(turns + passed) % order.length] as number] as Entry;
    const taken = takeCampaign(entry, memory, when);
    if (taken === undefined) continue;
    return { ...taken, memory: withTurns(taken.memory, rotation, (turns + passed + 1) % order.length) };
  }
  return undefined;
}

function takeCampaign(entry: Entry, memory: Memory, { instant, canPlay, heard }: Boundary): ReturnType<Take> {
  const { programme, plan } = entry.planned;
  const { id, maxPlaysPerHour } = entry.campaign;
  const key = campaignKey(programme.playlist, id);
  const part = maxPlaysPerHour === undefined ? undefined : partOfHour(plan, instant, maxPlaysPerHour);
  if (part !== undefined && memory.parts[key] === part) return undefined;
  const turn = takeTurn(entry, memory.turns[key] ?? 0, (item) => !heard.has(item) && canPlay(programme, item));
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
  const isByClock = planned.programme.playlist.sync === 'clock';
  const soonest = instant - LATEST_MOMENT_MS;
  const lately = memory.answered.filter(({ at }) => soonest <= at && at <= instant);
  for (const { at: momentAt, campaign, line } of momentsOf(planned.plan, soonest - 1, instant)) {
    if (lately.some((one) => one.at === momentAt && one.campaignId === campaign.id)) continue;
    if (isByClock && boundaryAfter({ at: momentAt }, planned.plan) > instant) continue;
    const taken = takeCampaign({ ...at(line, instant), planned }, memory, when);
    if (taken === undefined) continue;
    return { ...taken, memory: { ...taken.memory, answered: [...lately, { at: momentAt, campaignId: campaign.id }] } };
  }
  return undefined;
}

/** Where by the clock the item ends that is on at a point in time: there every screen answers it. */
function boundaryAfter({ at: momentAt }: Pick<Moment, 'at'>, plan: Plan): number {
  return slotAt(plan, isOrdinary, momentAt)?.endsAt ?? momentAt;
}
