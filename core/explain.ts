import { daypartSpans } from './dayparts.ts';
import { LATEST_MOMENT_MS, momentsOf } from './moments.ts';
import { makePlan, makeTimelessPlan } from './plan.ts';
import { campaignsOf, type BesideZone, type Campaign, type Conditions, type Item, type Playlist } from './playlist.ts';
import { rankOf } from './ranks.ts';
import { airings, isLit, type OnAir } from './schedule.ts';
import type { Screen } from './screen.ts';
import { isEmergency, isInterrupted, isSeen, sharingOf } from './sharing.ts';
import { isFor } from './targets.ts';
import { turnsFrom } from './turns.ts';
import { originOf } from './web-origins.ts';
import { isWithdrawn } from './withdrawn.ts';
import { playlistInZone, zonesBeside } from './zones.ts';

/** What plays on a screen at an instant, and why each item does or does not. */
export interface Explanation {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly screen: Screen;
  /** Whether the screen is open then. */
  readonly open: boolean;
  /** Item ids of the next turns in the main picture, from a fresh start at that instant. */
  readonly on: readonly string[];
  /** The same of the zones beside it that the playlist has; none: the zone takes no room. */
  readonly zones: readonly { readonly zone: BesideZone; readonly on: readonly string[] }[];
  readonly items: readonly ExplainedItem[];
}

export interface ExplainedItem {
  readonly id: string;
  readonly campaign: string;
  /** The zone that it plays in; absent: the main picture. */
  readonly zone?: BesideZone;
  /** Whether it has turns at that instant. */
  readonly plays: boolean;
  readonly reasons: readonly Reason[];
}

/** Each is about the item, or about its campaign. */
export type Reason =
  | { readonly code: 'on-air' }
  /** It shares the turns of its rank: `weight` of every `of`. */
  | { readonly code: 'weight'; readonly weight: number; readonly of: number }
  /** Its campaign plays no more often than this. */
  | { readonly code: 'cap'; readonly maxPlaysPerHour: number }
  /** It has the turns that campaigns of higher priority leave, which play no more often than they may. */
  | { readonly code: 'after-cap'; readonly by: readonly string[] }
  | { readonly code: 'flight'; readonly of: Part; readonly when: 'not-yet' | 'over'; readonly edge: number }
  | { readonly code: 'daypart'; readonly of: Part; readonly dayparts: readonly string[] }
  | { readonly code: 'target'; readonly of: Part }
  /** Campaigns that rank higher are on. */
  | {
      readonly code: 'priority';
      readonly priority: number;
      readonly by: readonly string[];
      readonly byPriority: number;
    }
  | { readonly code: 'interrupt'; readonly by: readonly string[] }
  /** It plays at points in time only. */
  | { readonly code: 'moment'; readonly due: boolean }
  /** The screen is outside its opening hours. */
  | { readonly code: 'closed' }
  | { readonly code: 'not-ready' }
  | { readonly code: 'withdrawn' }
  /** It is a web page: screens must allow its origin, and have a network. */
  | { readonly code: 'web'; readonly origin: string }
  /** The clock is plainly wrong, so what depends on the time is not on. */
  | { readonly code: 'clock' };

type Part = 'item' | 'campaign';

/**
 * Explains an instant with the functions that the player plays by.
 *
 * @param at          epoch milliseconds
 * @param turns       how many turns ahead `on` tells
 * @param isReady     what is whole on the machine; all by default
 * @param clockFloor  a clock that is behind it is plainly wrong
 */
export function explain(playlist: Playlist, screen: Screen, at: number, options: ExplainOptions = {}): Explanation {
  const { open, ...main } = explainZone(playlistInZone(playlist, 'main'), screen, at, options);
  const beside = zonesBeside(playlist).map((zone) => {
    const inZone = playlistInZone(playlist, zone);
    const interrupts = new Set(inZone.interrupts.map(({ id }) => id));
    const { on, items, isInterrupted: isHidden } = explainZone(inZone, screen, at, options);
    return {
      ...{ zone, on: isHidden ? [] : on },
      items: items.filter(({ campaign }) => !interrupts.has(campaign)).map((item) => ({ ...item, zone })),
    };
  });
  return {
    ...{ at, screen, open, on: main.on },
    zones: beside.map(({ zone, on }) => ({ zone, on })),
    items: [...main.items, ...beside.flatMap(({ items }) => items)],
  };
}

/** What campaigns that share a zone come to at an instant, and whether an interrupt has the picture then. */
interface ExplainedZone extends Pick<Explanation, 'open' | 'on' | 'items'> {
  readonly isInterrupted: boolean;
}

function explainZone(
  playlist: Playlist,
  screen: Screen,
  at: number,
  { turns = 100, isReady = () => true, clockFloor = -Infinity }: ExplainOptions,
): ExplainedZone {
  const timeless = at < clockFloor;
  const plan = timeless ? makeTimelessPlan(playlist, screen) : makePlan(playlist, screen, at, at + 1);
  const sharing = sharingOf([...airings(plan, at, isReady)], isReady);
  const open = isLit(plan, at, isEmergency(sharing));
  const on: string[] = [];
  const ahead = timeless || !open ? [] : turnsFrom(playlist, screen, at, { isReady });
  for (const { choice } of ahead) {
    on.push(...choice.announcements.map(({ item }) => item.id), choice.item.id);
    if (on.length >= turns) break;
  }
  const dayparts = daypartSpans(playlist, { from: at, until: at + 1 });
  const withdrawn = new Set(playlist.withdrawn);
  const isDue = new Set(momentsOf(plan, at - LATEST_MOMENT_MS - 1, at).map(({ campaign }) => campaign));

  const reasonsOf = (campaign: Campaign, item: Item): readonly Reason[] => {
    const against: Reason[] = [];
    if (isWithdrawn(item, withdrawn)) against.push({ code: 'withdrawn' });
    for (const [of, part] of [
      ['campaign', campaign],
      ['item', item],
    ] as const)
      against.push(...unmet(part, of));
    if (!isReady(item)) against.push({ code: 'not-ready' });
    // An emergency lights the screen at any hour, as soon as it has a picture.
    const lights = campaign.interrupt?.class === 'emergency' && item.kind !== 'audio';
    if (!open && !lights) against.push({ code: 'closed' });
    const { filling = [] } = sharing;
    if (campaign.moments !== undefined) {
      if (isInterrupted(sharing)) against.push(outranked(campaign, filling));
      return [...against, { code: 'moment', due: isDue.has(campaign) }];
    }
    if (against.length > 0) return against;
    const rank = sharing.on.findIndex((airing) => isOn(airing, campaign));
    return rank < 0 ? [outranked(campaign, filling)] : favour(campaign, rank);
  };
  const unmet = ({ screens, flight, dayparts: names }: Conditions, of: Part): readonly Reason[] => {
    const reasons: Reason[] = isFor(screens, screen) ? [] : [{ code: 'target', of }];
    const timed = flight.from !== undefined || flight.until !== undefined || names.length > 0;
    if (timeless) return timed ? [...reasons, { code: 'clock' }] : reasons;
    if (flight.from !== undefined && at < flight.from)
      reasons.push({ code: 'flight', of, when: 'not-yet', edge: flight.from });
    if (flight.until !== undefined && at >= flight.until)
      reasons.push({ code: 'flight', of, when: 'over', edge: flight.until });
    if (names.length > 0 && !names.some((name) => (dayparts.get(name) ?? []).length > 0))
      reasons.push({ code: 'daypart', of, dayparts: names });
    return reasons;
  };
  const favour = ({ weight, maxPlaysPerHour }: Campaign, rank: number): readonly Reason[] => {
    const airing = sharing.on[rank] ?? [];
    const of = airing.reduce((sum, { campaign }) => sum + campaign.weight, 0);
    const before = sharing.on
      .slice(0, rank)
      .flat()
      .filter((one) => isSeen(one, isReady))
      .map(({ campaign }) => campaign.id);
    return [
      { code: 'on-air' },
      ...(before.length > 0 ? [{ code: 'after-cap' as const, by: before }] : []),
      ...(airing.length > 1 ? [{ code: 'weight' as const, weight, of }] : []),
      ...(maxPlaysPerHour === undefined ? [] : [{ code: 'cap' as const, maxPlaysPerHour }]),
    ];
  };

  return {
    ...{ open, on: on.slice(0, turns), isInterrupted: isInterrupted(sharing) },
    items: campaignsOf(playlist).flatMap((campaign) =>
      campaign.items.map((item) => {
        const reasons = [...reasonsOf(campaign, item), ...needs(item)];
        const plays = reasons.every((reason) => isFavourable(reason));
        return { id: item.id, campaign: campaign.id, plays, reasons };
      }),
    ),
  };
}

export interface ExplainOptions {
  readonly turns?: number;
  readonly isReady?: (item: Item) => boolean;
  readonly clockFloor?: number;
}

/** Whether a reason is one for playing. */
export function isFavourable(reason: Reason): boolean {
  const { code } = reason;
  return favourable.has(code) || (code === 'moment' && reason.due);
}

const favourable: ReadonlySet<Reason['code']> = new Set(['on-air', 'weight', 'cap', 'after-cap', 'web']);

function needs(item: Item): readonly Reason[] {
  return item.kind === 'web' ? [{ code: 'web', origin: originOf(item.url) ?? item.url }] : [];
}

function isOn(airing: OnAir, { id }: Campaign): boolean {
  return airing.some(({ campaign }) => campaign.id === id);
}

function outranked({ priority }: Campaign, airing: OnAir): Reason {
  const by = airing.map(({ campaign }) => campaign.id);
  const [first] = airing;
  return first?.campaign.interrupt !== undefined
    ? { code: 'interrupt', by }
    : { code: 'priority', priority, by, byPriority: first === undefined ? 0 : rankOf(first.campaign) };
}
