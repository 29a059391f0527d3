import { benched, benchKey, isBenched, type Bench } from './bench.ts';
import { choose, interruptRank, type Announcement, type Choice } from './choose.ts';
import { freshMemory, memoryOf, only, type Memory } from './memory.ts';
import type { Overlays } from './overlays.ts';
import { EMERGENCY_RANK, LATEST_MOMENT_MS, rankOf } from './plan.ts';
import type { AudioItem, Item } from './playlist.ts';
import { isReady, type Programme, type ReadyMedia, type ScreenProgramme } from './programme.ts';
import { isLit, volumeAt } from './schedule.ts';
import { plansFor, sourcesOf, withKnownPlaylists, type Plans } from './plans.ts';
import { isSameScreen, type Screen } from './screen.ts';
import { UNKNOWN_SECONDS } from './turns.ts';
import { isWithdrawnFrom } from './withdrawn.ts';

/** One showing of one item. Numbered from 1 in the life of a page, so that every word about it is about this one. */
export interface Showing {
  readonly n: number;
  /** Never an announcement: those go with a picture. */
  readonly item: Exclude<Item, AudioItem>;
  readonly media: ReadyMedia | undefined;
  readonly overlays: Overlays | false;
  readonly campaignId: string;
  /** The turn of its campaign that it takes. */
  readonly turn: number;
  readonly programme: Programme;
  /** How high it ranks; what ranks higher, and is an interrupt, does not wait for its end. */
  readonly rank: number;
  /** It does not wait for the end of what is watched. */
  readonly cutIn: boolean;
  /** An exercise: it says DIỄN TẬP. */
  readonly drill: boolean;
  /** The language of what the player draws for it, BCP 47. */
  readonly lang: string;
  /** When the clock on the wall says how long it is on, epoch milliseconds; it may be joined in the middle. */
  readonly slot?: { readonly startsAt: number; readonly endsAt: number };
  /** To be heard from its first frame on, one after the other. */
  readonly announcements: readonly AnnouncedShowing[];
}

/** An announcement that goes with a picture; numbered like the pictures. */
export interface AnnouncedShowing extends Announcement {
  readonly n: number;
  readonly media: ReadyMedia | undefined;
}

/** What is watched, and what waits behind it. Made by `startPlayback`, changed by `next` alone. */
export interface Playback {
  readonly screen: Screen;
  readonly programme: ScreenProgramme;
  /** On the screen; none before the first picture, and while the screen is closed. */
  readonly watched: Showing | undefined;
  /** To be prepared behind it, and shown when it is over. */
  readonly coming: Showing | undefined;
  /** Outside its hours: nothing is shown until it opens, or an emergency comes. */
  readonly closed: 'black' | 'off' | undefined;
  /** How loud the screen may be, in percent. */
  readonly volume: number;
  /** How many showings have been numbered. */
  readonly numbered: number;
  /** When a code to scan was last on the screen, epoch milliseconds; that of what is watched does not count yet. */
  readonly codeSeenAt: number;
  /** What has been shown, as far as that matters for what comes. */
  readonly memory: Memory;
  /** What will be remembered once the one coming is shown. */
  readonly memoryAfter: Memory;
  readonly bench: Bench;
  readonly plans: Plans;
}

export type PlaybackEvent =
  /** A programme arrived: another playlist, or more of the same one is ready. */
  | { readonly type: 'programme'; readonly screen: Screen; readonly programme: ScreenProgramme }
  /** The one coming is about to be prepared, to be shown at this instant (epoch milliseconds). */
  | { readonly type: 'due'; readonly n: number; readonly startsAt: number }
  /** The first frame of the one coming was presented: it is the one watched now. */
  | { readonly type: 'shown'; readonly n: number }
  /** This showing could not be prepared, or broke while it was on. */
  | { readonly type: 'failed'; readonly n: number }
  /** Time has passed: an interrupt may have begun, or the screen's hours have ended. To be told twice a second. */
  | { readonly type: 'tick' };

/** The playback of a page that has just heard what to play. Points in time of the last minutes are still answered. */
export function startPlayback(screen: Screen, programme: ScreenProgramme, now: number): Playback {
  const memory = freshMemory(now - LATEST_MOMENT_MS - 1);
  return settled(
    {
      ...{ screen, programme, memory, memoryAfter: memory },
      ...{
        watched: undefined,
        coming: undefined,
        closed: undefined,
        codeSeenAt: now,
        volume: 100,
        numbered: 0,
        bench: {},
      },
      plans: plansFor(screen, programme, undefined, now, now),
    },
    now,
  );
}

/**
 * The playback after a fact. Facts about showings that are neither watched nor coming are old news and change nothing,
 * so they may come twice and late.
 *
 * @param now epoch milliseconds
 */
export function next(playback: Playback, event: PlaybackEvent, now: number): Playback {
  switch (event.type) {
    case 'programme': {
      const isSame = isSameScreen(event.screen, playback.screen);
      const screen = isSame ? playback.screen : event.screen;
      const programme = isSame ? withKnownPlaylists(event.programme, playback.programme) : event.programme;
      const digests = [programme.current, programme.fallback, programme.waiting ?? programme.current].map(
        ({ digest }) => digest,
      );
      const changed: Playback = {
        ...playback,
        ...{ screen, programme },
        memory: memoryOf(playback.memory, digests),
        memoryAfter: memoryOf(playback.memoryAfter, digests),
        // A day after it might have been tried again nobody cares how often it had failed.
        bench: only(playback.bench, (_key, { until }) => until > now - DAY_MS),
        plans: plansFor(screen, programme, isSame ? playback.plans : undefined, now, now),
      };
      return settled(stillComing(changed) ? changed : { ...changed, coming: undefined }, now);
    }
    case 'due':
      if (playback.coming?.n !== event.n || playback.coming.cutIn) return playback;
      return withComing(playback, now, Math.max(now, event.startsAt));
    case 'shown': {
      if (playback.coming?.n !== event.n) return playback;
      const { coming: watched, memoryAfter: memory } = playback;
      const bench = only(playback.bench, (key) => key !== benchKey(watched.programme, watched.item));
      const codeSeenAt = hasCode(playback.watched) ? now : playback.codeSeenAt;
      return settled({ ...playback, ...{ watched, memory, bench, codeSeenAt }, coming: undefined }, now);
    }
    case 'failed': {
      const failed = [playback.coming, playback.watched].find((showing) => showing?.n === event.n);
      if (failed === undefined) return playback;
      const bench = benched(playback.bench, failed.programme, failed.item, now);
      const keeps =
        failed !== playback.coming &&
        playback.coming !== undefined &&
        !isBenched(bench, playback.coming.programme, playback.coming.item, now);
      return settled({ ...playback, bench, coming: keeps ? playback.coming : undefined }, now);
    }
    case 'tick':
      return settled(playback, now);
  }
}

/** Follows what does not wait for a boundary; else makes sure that something is coming. */
function settled(playback: Playback, now: number): Playback {
  const plans = plansFor(playback.screen, playback.programme, playback.plans, now, now);
  const { current } = sourcesOf(playback.programme, plans);
  const volume = volumeAt(current.plan, now);
  const timely = plans === playback.plans && volume === playback.volume ? playback : { ...playback, plans, volume };
  const urgent = interruptRank(sourcesOf(timely.programme, plans).interrupts, now, canPlayNow(timely, now));

  const closed = isLit(current.plan, now, urgent >= EMERGENCY_RANK) ? undefined : current.plan.outside;
  if (closed !== undefined) {
    if (timely.closed === closed && timely.coming === undefined && timely.watched === undefined) return timely;
    return { ...timely, closed, watched: undefined, coming: undefined };
  }
  const open = timely.closed === undefined ? timely : { ...timely, closed };
  const { watched, coming } = open;
  const cutIn =
    watched !== undefined &&
    (urgent > Math.max(watched.rank, coming?.cutIn ? coming.rank : -Infinity) || isGone(watched, open));
  if (cutIn && !(coming?.cutIn && !isGone(coming, open) && coming.rank >= urgent))
    return withComing(open, now, now, true);
  if (coming !== undefined && !isGone(coming, open)) return open;
  return withComing(open, now, endOf(watched, now));
}

/** Chooses what comes next: of what is ready, else of what failed before: never nothing. */
function withComing(playback: Playback, now: number, startsAt: number, cutIn = false): Playback {
  const plans = plansFor(playback.screen, playback.programme, playback.plans, now, startsAt);
  const sources = sourcesOf(playback.programme, plans);
  const choice =
    choose(sources, playback.memory, startsAt, canPlayNow(playback, startsAt)) ??
    choose(sources, playback.memory, startsAt, canPlayAtAll(playback));
  if (choice === undefined) return { ...playback, plans, coming: undefined };
  const { item, programme, campaign, turn, slot } = choice;
  const overlays = (item.overlays || isCodeOverdue(playback, choice, startsAt)) && programme.overlays;
  const { coming: before } = playback;
  if (before !== undefined && !cutIn && isSame(before, choice) && (before.overlays === false) === (overlays === false))
    return { ...playback, plans, memoryAfter: choice.memory };

  if (item.kind === 'audio') throw new Error('an announcement was chosen as a picture');
  let numbered = playback.numbered;
  const coming: Showing = {
    n: ++numbered,
    item,
    media: programme.media[item.id],
    overlays,
    campaignId: campaign.id,
    turn,
    programme,
    rank: rankOf(campaign),
    cutIn,
    drill: campaign.interrupt?.drill === true,
    lang: item.lang ?? programme.playlist.locale,
    ...(slot === undefined ? {} : { slot }),
    announcements: choice.announcements.map((announcement) => ({
      ...announcement,
      n: ++numbered,
      media: announcement.programme.media[announcement.item.id],
    })),
  };
  return { ...playback, plans, coming, numbered, memoryAfter: choice.memory };
}

/**
 * Whether a code must stand beside an item that wants the screen for itself, because people would else stand before the
 * screen for `dwellSeconds` without having seen one.
 */
function isCodeOverdue(
  { watched, codeSeenAt }: Playback,
  { item, programme, slot }: Choice,
  startsAt: number,
): boolean {
  const dwellSeconds = programme.overlays === false ? undefined : programme.overlays.qr?.dwellSeconds;
  if (dwellSeconds === undefined || (item.kind === 'slide' && 'qr' in item.slide)) return false;
  const seenAt = hasCode(watched) ? startsAt : codeSeenAt;
  const endsAt = slot?.endsAt ?? startsAt + (item.durationSeconds ?? UNKNOWN_SECONDS) * 1000;
  return endsAt - seenAt > dwellSeconds * 1000;
}

function hasCode(showing: Showing | undefined): boolean {
  if (showing === undefined) return false;
  const { item, overlays } = showing;
  return (overlays !== false && overlays.qr !== undefined) || (item.kind === 'slide' && 'qr' in item.slide);
}

function isSame(showing: Showing, choice: Choice): boolean {
  return (
    showing.item.id === choice.item.id &&
    showing.programme.digest === choice.programme.digest &&
    showing.media?.sha256 === choice.programme.media[choice.item.id]?.sha256 &&
    showing.slot?.startsAt === choice.slot?.startsAt &&
    showing.announcements.map(({ item }) => item.id).join('\n') ===
      choice.announcements.map(({ item }) => item.id).join('\n')
  );
}

/** When what is watched will be over, as far as the playlist tells; a clip without a length tells later, by `due`. */
function endOf(watched: Showing | undefined, now: number): number {
  if (watched === undefined) return now;
  return watched.slot?.endsAt ?? now + (watched.item.durationSeconds ?? 0) * 1000;
}

/** Whether the one coming is part of the programme as it is now; a new playlist takes the screen at the next boundary. */
function stillComing({ coming, programme: { current, fallback, waiting } }: Playback): boolean {
  if (coming === undefined) return false;
  const programme = [current, fallback, waiting].find((one) => one?.digest === coming.programme.digest);
  if (programme === undefined) return false;
  // Something of the playlist proper has become ready while only the fallback was.
  if (programme === fallback && fallback.digest !== current.digest) return false;
  return coming.item.kind === 'slide' || programme.media[coming.item.id]?.sha256 === coming.media?.sha256;
}

/** Whether this must not be seen any more. */
function isGone(
  { item, media, programme }: Pick<Showing, 'item' | 'media' | 'programme'>,
  playback: Playback,
): boolean {
  return isWithdrawnFrom(playback.programme, programme, item, media);
}

function canPlayAtAll({ programme: all }: Playback) {
  return (programme: Programme, item: Item): boolean =>
    isReady(programme, item) && !isWithdrawnFrom(all, programme, item, programme.media[item.id]);
}

function canPlayNow(playback: Playback, now: number) {
  const canPlay = canPlayAtAll(playback);
  return (programme: Programme, item: Item): boolean =>
    canPlay(programme, item) && !isBenched(playback.bench, programme, item, now);
}

const DAY_MS = 86_400_000;
