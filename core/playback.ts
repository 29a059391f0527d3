import { benched, benchOf, isBenched, LONGEST_BENCH_MS, unbenched, type Bench } from './bench.ts';
import { choose, memoryAtStart } from './choose.ts';
import { hasCode, isCodeOverdue } from './dwell.ts';
import { canBegin, interruptsSeen, rankOfAll, yieldsTo, type Entry } from './interrupts.ts';
import { memoryOf, type Memory } from './memory.ts';
import { isReady, mediaOf, type ScreenProgramme } from './programme.ts';
import { EMERGENCY_RANK, isInterrupt, rankOf } from './ranks.ts';
import { isLit, volumeAt } from './schedule.ts';
import { plansFor, sourcesOf, withKnownPlaylists, type Plans } from './plans.ts';
import { isSameScreen, type Screen } from './screen.ts';
import type { CanPlay } from './sources.ts';
import { endingBy, endOf, isSame, showingOf, type AnnouncedShowing, type Showing } from './showing.ts';
import { isWithdrawnFrom } from './withdrawn.ts';

/** What is watched, and what waits behind it. Made by `startPlayback`, changed by `next` alone. */
export interface Playback {
  readonly screen: Screen;
  readonly programme: ScreenProgramme;
  /** On the screen; none before the first picture, and while the screen is closed. */
  readonly watched: Showing | undefined;
  /** Since when, epoch milliseconds. */
  readonly watchedSince: number;
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
  /** What was watched has given its room up, and nothing came in its place. */
  | { readonly type: 'left' }
  /** This showing could not be prepared, or broke while it was on. */
  | { readonly type: 'failed'; readonly n: number }
  /** Time has passed: an interrupt may have begun, or the screen's hours have ended. To be told twice a second. */
  | { readonly type: 'tick' };

/**
 * The playback of a page that has just heard what to play. Points in time of the last minutes are still answered.
 *
 * @param kept  what an earlier page of this screen remembered; the clock needs no memory
 */
export function startPlayback(screen: Screen, programme: ScreenProgramme, now: number, kept?: Memory): Playback {
  const { current, fallback, waiting = current } = programme;
  const plans = plansFor(screen, programme, undefined, now, now);
  const memory =
    kept === undefined || current.playlist.sync === 'clock'
      ? memoryAtStart(sourcesOf(programme, plans, now).current, now)
      : memoryOf(
          kept,
          [current, fallback, waiting].map(({ playlist }) => playlist),
        );
  return settled(
    {
      ...{ screen, programme, memory, memoryAfter: memory },
      ...{
        watched: undefined,
        watchedSince: now,
        coming: undefined,
        closed: undefined,
        codeSeenAt: now,
        volume: 100,
        numbered: 0,
        bench: {},
      },
      plans,
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
export function next(before: Playback, event: PlaybackEvent, now: number): Playback {
  const playback = withoutFuture(before, now);
  switch (event.type) {
    case 'programme': {
      const isSame = isSameScreen(event.screen, playback.screen);
      const screen = isSame ? playback.screen : event.screen;
      const programme = isSame ? withKnownPlaylists(event.programme, playback.programme) : event.programme;
      const { current, fallback, waiting = current } = programme;
      const playlists = [current, fallback, waiting].map(({ playlist }) => playlist);
      const changed: Playback = {
        ...playback,
        ...{ screen, programme },
        watched: playback.watched && endingBy(playback.watched, programme.takesAt),
        memory: memoryOf(playback.memory, playlists),
        memoryAfter: memoryOf(playback.memoryAfter, playlists),
        // A day after it might have been tried again nobody cares how often it had failed.
        bench: benchOf(playback.bench, ({ until }) => until > now - DAY_MS),
        plans: plansFor(screen, programme, isSame ? playback.plans : undefined, now, now),
      };
      const keeps = isSame && stillComing(changed) && programme.takesAt === playback.programme.takesAt;
      return settled(keeps ? changed : { ...changed, coming: undefined }, now);
    }
    case 'due':
      if (playback.coming?.n !== event.n || playback.coming.cutIn) return playback;
      return withComing(playback, now, Math.max(now, event.startsAt));
    case 'shown': {
      if (playback.coming?.n !== event.n) return playback;
      const { coming: watched, memoryAfter: memory } = playback;
      const bench = unbenched(playback.bench, watched.programme, watched.item);
      const codeSeenAt = hasCode(playback.watched) ? now : playback.codeSeenAt;
      const shown = { watched, watchedSince: now, memory, bench, codeSeenAt, coming: undefined };
      return settled({ ...playback, ...shown }, now);
    }
    case 'failed': {
      const failed = [playback.coming, playback.watched]
        .flatMap((showing) => (showing === undefined ? [] : [showing, ...showing.announcements]))
        .find(({ n }) => n === event.n);
      if (failed === undefined) return playback;
      const bench = benched(playback.bench, failed.programme, failed.item, now);
      const { coming } = playback;
      const keeps =
        coming !== undefined &&
        ![coming, ...coming.announcements].some(({ programme, item }) => isBenched(bench, programme, item, now));
      return settled({ ...playback, bench, coming: keeps ? coming : undefined }, now);
    }
    case 'left':
      return settled({ ...playback, watched: undefined, coming: undefined }, now);
    case 'tick':
      return settled(playback, now);
  }
}

/** Follows what does not wait for a boundary; else makes sure that something is coming. */
function settled(playback: Playback, now: number): Playback {
  const plans = plansFor(playback.screen, playback.programme, playback.plans, now, now);
  const sources = sourcesOf(playback.programme, plans, now);
  const { plan } = sources.current;
  const volume = volumeAt(plan, now);
  const timely = plans === playback.plans && volume === playback.volume ? playback : { ...playback, plans, volume };
  const seen = interruptsSeen(sources, now, canPlayNow(timely, now));

  const closed = isLit(plan, now, rankOfAll(seen) >= EMERGENCY_RANK) ? undefined : plan.outside;
  if (closed !== undefined) {
    if (timely.closed === closed && timely.coming === undefined && timely.watched === undefined) return timely;
    return { ...timely, closed, watched: undefined, coming: undefined };
  }
  const open = timely.closed === undefined ? timely : { ...timely, closed };
  const { watched, coming } = open;
  if (watched !== undefined && mustGiveWay(watched, open, seen)) {
    const isOnItsWay = coming?.cutIn === true && !mustGiveWay(coming, open, seen);
    if (isOnItsWay) return open;
    const after = withComing(open, now, now, seen);
    // Beside the main picture nothing stands in: what must not be seen leaves its room empty.
    return after.coming === undefined ? { ...after, watched: undefined } : after;
  }
  // What was to cut in need not any more: its interrupt is over before it was seen.
  const isIdle = coming?.cutIn === true && watched !== undefined;
  if (coming !== undefined && !isIdle && !isGone(coming, open)) return open;
  return withComing(open, now, endOf(watched, open.watchedSince, now));
}

/** Whether this must not be seen to its end: it was withdrawn, or the interrupts that are on do not let it. */
function mustGiveWay(showing: Showing, playback: Playback, seen: readonly Entry[]): boolean {
  return isGone(showing, playback) || yieldsTo(showing, seen);
}

/**
 * Chooses what comes next: of what is ready, else of what failed before: never nothing.
 *
 * @param cutsIn  the interrupts that do not wait for the end of what is watched
 */
function withComing(playback: Playback, now: number, startsAt: number, cutsIn?: readonly Entry[]): Playback {
  const plans = plansFor(playback.screen, playback.programme, playback.plans, now, startsAt);
  const sources = sourcesOf(playback.programme, plans, startsAt);
  const canPlay = canPlayNow(playback, startsAt);
  const cutIn = cutsIn !== undefined;
  const choice =
    choose(sources, playback.memory, startsAt, canBegin(playback.watched, cutsIn, canPlay)) ??
    choose(sources, playback.memory, startsAt, canPlay) ??
    choose(sources, playback.memory, startsAt, canPlayAtAll(playback));
  if (choice === undefined) return { ...playback, plans, coming: undefined };
  const { item, programme, campaign } = choice;
  const overlays = (item.overlays || isCodeOverdue(playback, choice, startsAt)) && programme.overlays;
  const { coming: before } = playback;
  if (before !== undefined && !cutIn && isSame(before, choice) && (before.overlays === false) === (overlays === false))
    return { ...playback, plans, memoryAfter: choice.memory };

  const besides = isInterrupt(rankOf(campaign))
    ? interruptsSeen(sources, startsAt, canPlay).map((entry) => entry.campaign.id)
    : [];
  const coming = showingOf(choice, { after: playback.numbered, overlays, besides, cutIn });
  const numbered = coming.n + coming.announcements.length;
  return { ...playback, plans, coming, numbered, memoryAfter: choice.memory };
}

/** Whether there will be something to show at an instant to come, epoch milliseconds, as far as that is known now. */
export function hasPictureAt(playback: Playback, now: number, instant: number): boolean {
  return withComing({ ...playback, coming: undefined }, now, instant).coming !== undefined;
}

/** A clock that was ahead, and has been put right, must not silence anything until it has caught up (DECISIONS 22). */
function withoutFuture(playback: Playback, now: number): Playback {
  const { codeSeenAt, watchedSince, bench } = playback;
  const isBenchRight = Object.values(bench).every(({ until }) => until <= now + LONGEST_BENCH_MS);
  if (isBenchRight && codeSeenAt <= now && watchedSince <= now) return playback;
  return {
    ...playback,
    bench: isBenchRight ? bench : benchOf(bench, ({ until }) => until <= now + LONGEST_BENCH_MS),
    codeSeenAt: Math.min(codeSeenAt, now),
    watchedSince: Math.min(watchedSince, now),
  };
}

/** Whether the one coming is part of the programme as it is now; a new playlist takes the screen at the next boundary. */
function stillComing({ coming, programme: { current, fallback, waiting } }: Playback): boolean {
  if (coming === undefined) return false;
  const programme = [current, fallback, waiting].find((one) => one?.digest === coming.programme.digest);
  if (programme === undefined) return false;
  // Something of the playlist proper has become ready while only the fallback was.
  if (programme === fallback && fallback.digest !== current.digest) return false;
  return coming.item.kind === 'slide' || mediaOf(programme, coming.item)?.sha256 === coming.media?.sha256;
}

/** Whether this must not be seen any more, or what comes with it not be heard. */
function isGone(showing: Showing, playback: Playback): boolean {
  return isSilenced(playback, showing) || showing.announcements.some((one) => isSilenced(playback, one));
}

/** Whether this one thing, seen or heard, has been withdrawn. */
export function isSilenced({ programme: all }: Playback, { item, media, programme }: Shown): boolean {
  return isWithdrawnFrom(all, programme, item, media);
}

type Shown = Pick<Showing | AnnouncedShowing, 'item' | 'media' | 'programme'>;

function canPlayAtAll({ programme: all }: Playback): CanPlay {
  return (programme, item) =>
    isReady(programme, item) && !isWithdrawnFrom(all, programme, item, mediaOf(programme, item));
}

/** What can be shown or heard: its media is here, it is not withdrawn, and has not just failed. */
export function canPlayNow(playback: Playback, now: number): CanPlay {
  const canPlay = canPlayAtAll(playback);
  return (programme, item) => canPlay(programme, item) && !isBenched(playback.bench, programme, item, now);
}

const DAY_MS = 86_400_000;
