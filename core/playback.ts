import type { Overlays } from './overlays.ts';
import type { Item } from './playlist.ts';
import { isReady, type Programme, type ReadyMedia, type ScreenProgramme } from './programme.ts';
import { onAir, takeTurn, type Turn } from './schedule.ts';
import type { Screen } from './screen.ts';

/** One showing of one item. Numbered from 1 in the life of a page, so that every word about it is about this one. */
export interface Showing {
  readonly n: number;
  readonly item: Item;
  readonly media: ReadyMedia | undefined;
  readonly overlays: Overlays | false;
  readonly campaignId: string;
  /** The turn of its campaign that it takes. */
  readonly turn: number;
  readonly programme: Programme;
}

/** What is watched, and what waits behind it. Made by `startPlayback`, changed by `next` alone. */
export interface Playback {
  readonly screen: Screen;
  readonly programme: ScreenProgramme;
  /** On the screen; none before the first picture. */
  readonly watched?: Showing;
  /** To be prepared behind it, and shown when it is over. */
  readonly coming: Showing | undefined;
  /** How many showings have been numbered. */
  readonly numbered: number;
  /** By programme and campaign, the turn to take next: the first not yet shown. */
  readonly turns: Readonly<Record<string, number>>;
  /** By `benchKey`, what could not be shown, and when it may be tried again. */
  readonly bench: Readonly<Record<string, Benched>>;
}

interface Benched {
  readonly failures: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

export type PlaybackEvent =
  /** A programme arrived: another playlist, or more of the same one is ready. */
  | { readonly type: 'programme'; readonly screen: Screen; readonly programme: ScreenProgramme }
  /** The first frame of the one coming was presented: it is the one watched now. */
  | { readonly type: 'shown'; readonly n: number }
  /** This showing could not be prepared, or broke while it was on. */
  | { readonly type: 'failed'; readonly n: number };

/** The playback of a page that has just heard what to play. */
export function startPlayback(screen: Screen, programme: ScreenProgramme, now: number): Playback {
  return withComing({ screen, programme, coming: undefined, numbered: 0, turns: {}, bench: {} }, now);
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
      const { screen, programme } = event;
      const changed = { ...playback, screen, programme, ...remembered(playback, programme, now) };
      return stillComing(changed) ? changed : withComing(changed, now);
    }
    case 'shown': {
      if (playback.coming?.n !== event.n) return playback;
      const { coming: watched } = playback;
      const turns = { ...playback.turns, [turnKey(watched.programme, watched.campaignId)]: watched.turn + 1 };
      return withComing(
        { ...playback, watched, turns, bench: only(playback.bench, (key) => key !== benchKey(watched)) },
        now,
      );
    }
    case 'failed': {
      const failed = [playback.coming, playback.watched].find((showing) => showing?.n === event.n);
      if (failed === undefined) return playback;
      const benched = {
        ...playback,
        bench: { ...playback.bench, [benchKey(failed)]: benchedAt(playback, failed, now) },
      };
      return failed === playback.coming || !canShow(benched, playback.coming, now) ? withComing(benched, now) : benched;
    }
  }
}

/** What is still worth remembering under another programme: a page lives for years, and sees many. */
function remembered(
  { turns, bench }: Playback,
  programme: ScreenProgramme,
  now: number,
): Pick<Playback, 'turns' | 'bench'> {
  const digests = [programme.current, programme.fallback].map(({ digest }) => `${digest} `);
  return {
    turns: only(turns, (key) => digests.some((digest) => key.startsWith(digest))),
    // A day after it might have been tried again nobody cares how often it had failed.
    bench: only(bench, (_key, { until }) => until > now - 86_400_000),
  };
}

/** Whether the one coming is part of the programme as it is now; a new playlist takes the screen at the next boundary. */
function stillComing({ coming, programme: { current, fallback } }: Playback): boolean {
  if (coming === undefined) return false;
  const programme = [current, fallback].find(({ digest }) => digest === coming.programme.digest);
  if (programme === undefined) return false;
  // Something of the playlist proper has become ready while only the fallback was.
  if (programme === fallback && fallback.digest !== current.digest) return false;
  return coming.item.kind === 'slide' || programme.media[coming.item.id]?.sha256 === coming.media?.sha256;
}

/** Chooses what comes next: of the playlist, else of the fallback, else of what failed before: never nothing. */
function withComing(playback: Playback, now: number): Playback {
  const { current, fallback } = playback.programme;
  const wanted = (programme: Programme) => (item: Item) =>
    isReady(programme, item) && !isBenched(playback, programme, item, now);
  const choice =
    choose(playback, current, now, wanted(current)) ??
    choose(playback, fallback, now, wanted(fallback)) ??
    choose(playback, current, now, (item) => isReady(current, item)) ??
    choose(playback, fallback, now, (item) => isReady(fallback, item));
  if (choice === undefined) return { ...playback, coming: undefined };

  const { programme, campaign, item, turn } = choice;
  const coming: Showing = {
    n: playback.numbered + 1,
    item,
    media: programme.media[item.id],
    overlays: item.overlays && programme.overlays,
    campaignId: campaign.id,
    turn,
    programme,
  };
  return { ...playback, coming, numbered: coming.n };
}

function choose(
  { screen, turns }: Playback,
  programme: Programme,
  now: number,
  canPlay: (item: Item) => boolean,
): (Turn & { readonly programme: Programme }) | undefined {
  const [campaign] = onAir(programme.playlist, screen, now, canPlay);
  if (campaign === undefined) return undefined;
  const turn = takeTurn(campaign, turns[turnKey(programme, campaign.id)] ?? 0, canPlay);
  return turn && { ...turn, programme };
}

function turnKey(programme: Programme, campaignId: string): string {
  return `${programme.digest} ${campaignId}`;
}

/** What is benched is the file: the same bytes under another name are no better. */
function benchKey({ programme, item }: Pick<Showing, 'programme' | 'item'>): string {
  return programme.media[item.id]?.sha256 ?? `${programme.digest} ${item.id}`;
}

function isBenched({ bench }: Playback, programme: Programme, item: Item, now: number): boolean {
  return (bench[benchKey({ programme, item })]?.until ?? 0) > now;
}

function canShow(playback: Playback, showing: Showing | undefined, now: number): boolean {
  return showing !== undefined && !isBenched(playback, showing.programme, showing.item, now);
}

/** A minute, then twice as long with each failure, an hour at most: a fault of the moment must not cost a day. */
function benchedAt({ bench }: Playback, showing: Showing, now: number): Benched {
  const failures = (bench[benchKey(showing)]?.failures ?? 0) + 1;
  return { failures, until: now + Math.min(3_600_000, 60_000 * 2 ** (failures - 1)) };
}

function only<T>(
  record: Readonly<Record<string, T>>,
  keep: (key: string, value: T) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => keep(key, value)));
}
