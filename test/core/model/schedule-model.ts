import { Temporal } from 'temporal-polyfill';
import {
  type Campaign,
  type Conditions,
  type DaypartWindow,
  type Item,
  type Playlist,
  type Target,
} from '../../../core/playlist.ts';
import type { Screen } from '../../../core/screen.ts';

/** What is on, by names: the campaigns in the order of their ids, each with the items that take turns in it. */
export type ModelOnAir = readonly { readonly campaign: string; readonly items: readonly string[] }[];

/**
 * What should be on at one instant. Slow and obvious: it looks at everything, and remembers nothing. It shares no code
 * with the schedule it judges.
 *
 * @param instant epoch milliseconds; `undefined` when the clock is plainly wrong
 */
export function modelOnAir(
  playlist: Playlist,
  screen: Screen,
  instant: number | undefined,
  isReady: (item: Item) => boolean,
): ModelOnAir {
  return modelAirings(playlist, screen, instant, isReady)[0] ?? [];
}

/** What should be on, then what should be on if that were not, and so on down the ranks. */
export function modelAirings(
  playlist: Playlist,
  screen: Screen,
  instant: number | undefined,
  isReady: (item: Item) => boolean,
): readonly ModelOnAir[] {
  return ranksOf(playlist)
    .map((rank) =>
      rank
        .filter((campaign) => mayPlay(campaign, playlist, screen, instant))
        .map((campaign) => ({ campaign: campaign.id, items: eligibleItems(campaign, playlist, screen, instant) }))
        .filter(({ items }) => items.some(isReady))
        .map(({ campaign, items }) => ({ campaign, items: items.map(({ id }) => id) })),
    )
    .filter((onAir) => onAir.length > 0)
    .map(byId);
}

/** The items that take turns in a campaign at this instant, whether ready or not, in the order of the file. */
export function eligibleItems(
  campaign: Campaign,
  playlist: Playlist,
  screen: Screen,
  instant: number | undefined,
): readonly Item[] {
  return campaign.items.filter(
    (item) => allow(item, playlist, screen, instant) && !isWithdrawn(item, playlist.withdrawn),
  );
}

/** Whether flight, dayparts and target all let something play. */
export function allow(
  conditions: Conditions,
  playlist: Playlist,
  screen: Screen,
  instant: number | undefined,
): boolean {
  if (!isFor(conditions.screens, screen)) return false;
  const { flight, dayparts } = conditions;
  if (instant === undefined) return flight.from === undefined && flight.until === undefined && dayparts.length === 0;
  if (flight.from !== undefined && instant < flight.from) return false;
  if (flight.until !== undefined && instant >= flight.until) return false;
  return dayparts.length === 0 || dayparts.some((name) => isDaypartOn(name, playlist, instant));
}

/** Whether a daypart is on, as the clock on the wall and the calendar beside it say. */
export function isDaypartOn(name: string, playlist: Playlist, instant: number): boolean {
  return playlist.dayparts.some(
    (daypart) => daypart.name === name && daypart.windows.some((window) => isWindowOn(window, playlist, instant)),
  );
}

/** Whether a screen is meant, by its id or by its tags. */
export function isFor(target: Target | undefined, screen: Screen): boolean {
  if (target === undefined) return true;
  if (target.ids.includes(screen.id)) return true;
  if (target.tags === undefined) return false;
  const has = (tag: string) => screen.tags.includes(tag);
  const { all, any, none } = target.tags;
  return all.every(has) && (any.length === 0 || any.some(has)) && !none.some(has);
}

/** Whether an item, or every file it could be shown from, has to leave the screens. */
export function isWithdrawn(item: Item, withdrawn: readonly string[]): boolean {
  if (withdrawn.includes(item.id)) return true;
  if (!('sources' in item)) return false;
  return item.sources.every(({ sha256 }) => sha256 !== undefined && withdrawn.includes(sha256));
}

/** All that can take turns, the top rank first: emergencies, notices, then campaigns from the highest priority down. */
function ranksOf({ campaigns, interrupts }: Playlist): readonly (readonly Campaign[])[] {
  const priorities = [...new Set(campaigns.map(({ priority }) => priority))].sort((a, b) => b - a);
  return [
    interrupts.filter(({ interrupt }) => interrupt?.class === 'emergency'),
    interrupts.filter(({ interrupt }) => interrupt?.class === 'notice'),
    ...priorities.map((one) => campaigns.filter(({ priority }) => priority === one)),
  ];
}

function mayPlay(campaign: Campaign, playlist: Playlist, screen: Screen, instant: number | undefined): boolean {
  return campaign.moments === undefined && allow(campaign, playlist, screen, instant);
}

function isWindowOn({ days, fromMinute, toMinute }: DaypartWindow, playlist: Playlist, instant: number): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(playlist.timeZone).toPlainDateTime();
  const minutes = wall.hour * 60 + wall.minute;
  const today = wall.toPlainDate();
  const yesterday = today.subtract({ days: 1 });
  const counts = (date: Temporal.PlainDate) => days.includes(dayOf(date, playlist.holidays));

  if (fromMinute < toMinute) return counts(today) && minutes >= fromMinute && minutes < toMinute;
  return (counts(today) && minutes >= fromMinute) || (counts(yesterday) && minutes < toMinute);
}

function dayOf(date: Temporal.PlainDate, holidays: readonly string[]) {
  if (holidays.includes(date.toString())) return 'holiday';
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const weekday = weekdays[date.dayOfWeek - 1];
  if (weekday === undefined) throw new Error(`no weekday for ${date.toString()}`);
  return weekday;
}

function byId<T extends { readonly campaign: string }>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (a.campaign < b.campaign ? -1 : 1));
}
