import type { FromPage, ShowingFacts } from '../../core/messages.ts';
import type { Memory } from '../../core/memory.ts';
import type { BesideZone, Item } from '../../core/playlist.ts';
import type { ReadyMedia } from '../../core/programme.ts';
import type { AnnouncedShowing, Showing } from '../../core/showing.ts';

/**
 * What the journal keeps of a showing, seen or heard, that began at this instant (epoch milliseconds).
 *
 * @param wholeMs  how long its file is, or that of it which it asks for; `Infinity` when nobody knows
 */
export function factsOf(
  showing: Showing | AnnouncedShowing,
  startedAt: number,
  { zone, wholeMs = Infinity }: { readonly zone?: BesideZone | undefined; readonly wholeMs?: number } = {},
): ShowingFacts {
  const { item, media: file } = showing;
  const media = shownFrom(item, file);
  return {
    ...plannedOf(showing, wholeMs),
    itemId: item.id,
    ...(media === undefined ? {} : { sha256: media.sha256 }),
    startedAt,
    ...(zone === undefined ? {} : { zone }),
  };
}

/** That a showing is on, and what the screen has shown with it; that of thousands of campaigns is left out. */
export function shownFact(showing: ShowingFacts, memory: Memory | undefined): FromPage {
  const isShort = memory !== undefined && JSON.stringify(memory).length <= LONGEST_MEMORY;
  return { type: 'shown', showing, ...(isShort ? { memory } : {}) };
}

/** A file that claims to be longer than a message may tell is not believed. */
const LONGEST_MS = 1e10;
/** In UTF-16 units: at most three bytes each, and a message has 64 KiB. */
const LONGEST_MEMORY = 16_000;

/** What is about to be made ready; for what is drawn from no file there is nothing to tell. */
export function preparingFact({ item, media: file }: Showing, zone?: BesideZone): FromPage {
  const media = shownFrom(item, file);
  return {
    ...preparedFact(zone),
    ...(media === undefined ? {} : { item: { itemId: item.id, sha256: media.sha256 } }),
  };
}

/** That nothing is being made ready any more. */
export function preparedFact(zone?: BesideZone): Extract<FromPage, { type: 'preparing' }> {
  return { type: 'preparing', ...(zone === undefined ? {} : { zone }) };
}

/** That codes shown with it can hardly be scanned, and why. */
export function doubtedFact({ item }: Showing, doubts: readonly string[]): FromPage {
  return { type: 'doubted', itemId: item.id, why: doubts.join('; '), at: Date.now() };
}

/** That a showing could not be, and why. */
export function failureOf(
  showing: Showing | AnnouncedShowing,
  reason: string,
  zone?: BesideZone,
): Extract<FromPage, { type: 'failed' }> {
  const { item, media: file } = showing;
  const media = shownFrom(item, file);
  return {
    type: 'failed',
    itemId: item.id,
    ...(media === undefined ? {} : { sha256: media.sha256 }),
    reason: reason.slice(0, 500),
    at: Date.now(),
    ...(zone === undefined ? {} : { zone }),
    showing: plannedOf(showing),
  };
}

/**
 * Which showing it is, and how long it is meant to be: as the clock on the wall says, else as long as it is, else as its
 * item asks.
 */
function plannedOf(showing: Showing | AnnouncedShowing, wholeMs = Infinity) {
  const { n, item, campaignId, programme } = showing;
  const slot = 'slot' in showing ? showing.slot : undefined;
  const plannedMs = slot === undefined ? Math.min(wholeMs, askedMs(item)) : slot.endsAt - slot.startsAt;
  return {
    n,
    playlistId: programme.playlist.id,
    revision: programme.playlist.revision,
    campaignId,
    ...(plannedMs <= LONGEST_MS ? { plannedMs: Math.max(0, plannedMs) } : {}),
  };
}

function askedMs({ durationSeconds }: Item): number {
  return durationSeconds === undefined ? Infinity : durationSeconds * 1000;
}

/** A web page is shown from no file: that of its item is the picture in its place, which is told as that. */
function shownFrom({ kind }: Item, media: ReadyMedia | undefined): ReadyMedia | undefined {
  return kind === 'web' ? undefined : media;
}
