import type { Memory } from './memory.ts';
import type { Item, Playlist } from './playlist.ts';
import type { Screen } from './screen.ts';
import { turnsFrom } from './turns.ts';
import { playlistInZone, zonesBeside } from './zones.ts';

/**
 * How far an item's media has come. `absent`: its server does not have it, or not yet (404). `failed`: it will not come
 * for now (a wrong hash three times).
 */
export type Readiness = 'ready' | 'on-its-way' | 'absent' | 'failed';

/** One item of the next hour. */
export interface ItemOfHour {
  readonly item: Item;
  /** It comes beside what is on: an interrupt, a point in time, an announcement, or in a zone. None fills a screen. */
  readonly beside: boolean;
}

/** One item as adoption sees it. */
export interface ItemAhead {
  readonly itemId: string;
  readonly readiness: Readiness;
  /** An optional item is never waited for. */
  readonly optional?: boolean;
  readonly beside?: boolean;
}

export type AdoptionDecision =
  | { readonly kind: 'adopt' }
  /** Go on with the old playlist: these are still on their way, or all that could be shown could not be had. */
  | { readonly kind: 'wait'; readonly waitingFor: readonly string[]; readonly failed: readonly string[] }
  /** Take it although these have failed; the fault `INCOMPLETE` lists them. */
  | { readonly kind: 'adopt-incomplete'; readonly missing: readonly string[] };

/**
 * Whether a new playlist may take the screens of a machine (DECISIONS 12): the non-optional items of the next 60 minutes
 * must be ready. It waits while bytes arrive; what cannot be had stops blocking as soon as one item is ready that fills
 * a screen, on any of them: one screen's broken file must not hold the others. A screen with nothing on in the next hour
 * has nothing to wait for.
 *
 * @param screens         for each screen the items of the next hour
 * @param beingUploaded   the list came before its files, perhaps: what is absent is waited for too
 */
export function decideAdoption(
  screens: readonly (readonly ItemAhead[])[],
  { beingUploaded = false } = {},
): AdoptionDecision {
  const needed = screens.flatMap(neededOf);
  const waitingFor = idsOf(needed, 'on-its-way', ...(beingUploaded ? (['absent'] as const) : []));
  const failed = idsOf(needed, 'absent', 'failed');
  const filled = screens.map(filling).filter((items) => items.length > 0);
  const showsAnything = filled.length === 0 || filled.some(hasReady);
  if (waitingFor.length > 0 || !showsAnything) return { kind: 'wait', waitingFor, failed };
  return failed.length === 0 ? { kind: 'adopt' } : { kind: 'adopt-incomplete', missing: failed };
}

/** The items that are waited for; where nothing is ready that fills the screen, the optional ones too. */
function neededOf(ahead: readonly ItemAhead[]): readonly ItemAhead[] {
  const isFilled = hasReady(filling(ahead));
  return ahead.filter(({ optional, beside }) => optional !== true || (!isFilled && beside !== true));
}

function filling(ahead: readonly ItemAhead[]): readonly ItemAhead[] {
  return ahead.filter(({ beside }) => beside !== true);
}

function hasReady(items: readonly ItemAhead[]): boolean {
  return items.some(({ readiness }) => readiness === 'ready');
}

function idsOf(items: readonly ItemAhead[], ...wanted: readonly Readiness[]): readonly string[] {
  return [...new Set(items.flatMap(({ itemId, readiness }) => (wanted.includes(readiness) ? [itemId] : [])))];
}

/**
 * The items that begin on a screen within an hour, each once, in the order of play; as if all were ready. Interrupts
 * come first; what they hide for a while is needed all the same, for it is on as soon as they are over. The main
 * picture comes before the zones beside it.
 *
 * @param from        epoch milliseconds
 * @param clockFloor  a clock that is behind it is plainly wrong
 * @param memory      what the screen has shown: a list of the same channel goes on where the one before it was
 */
export function itemsOfHour(
  playlist: Playlist,
  screen: Screen,
  from: number,
  { clockFloor = -Infinity, memory }: { clockFloor?: number; memory?: Memory | undefined } = {},
): readonly ItemOfHour[] {
  const until = from + HOUR_MS;
  const turnsOf = function* (part: Playlist) {
    for (const turn of turnsFrom(part, screen, from, { gapsUntil: until, clockFloor, memory })) {
      if (turn.startsAt >= until) return;
      yield turn.choice;
    }
  };
  const beside = new Map<Item, boolean>();
  if (playlist.interrupts.length > 0)
    for (const { item, announcements } of turnsOf({ ...playlist, campaigns: [] }))
      for (const one of [...announcements.map((said) => said.item), item]) beside.set(one, true);
  for (const { item, campaign, announcements } of turnsOf({ ...playlist, interrupts: [] })) {
    for (const said of announcements) beside.set(said.item, true);
    beside.set(item, campaign.moments !== undefined);
  }
  for (const zone of zonesBeside(playlist))
    for (const { item } of turnsOf({ ...playlistInZone(playlist, zone), interrupts: [] })) beside.set(item, true);
  return Array.from(beside, ([item, isBeside]) => ({ item, beside: isBeside }));
}

const HOUR_MS = 3_600_000;
