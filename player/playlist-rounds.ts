import type { AdoptionDecision } from '../core/adoption.ts';
import { byteWords } from '../core/byte-words.ts';
import { describeFaults, refusalCode, refusalCodes } from '../core/faults.ts';
import type { Playlist } from '../core/playlist.ts';
import type { PlaylistState } from '../core/status.ts';
import { DEFAULT_REFRESH, firstAskDelayMs } from './ask-pace.ts';
import { told, type Answer, type PlaylistSource } from './config-source.ts';
import type { FaultBoard } from './fault-board.ts';
import type { Library, TooLarge } from './library.ts';
import { reasonOf, type Log } from './log.ts';
import { shownUrl } from './network-policy.ts';
import type { KeptPlaylist } from './playlist-store.ts';

/** Asks for the playlist again and again, and lets a good one in. */
export interface PlaylistRounds {
  /** Whether the newest answer was a playlist that plays, waits or was refused. */
  state(): PlaylistState;
  /** Whether there has been no good answer for longer than there should. */
  stale(): boolean;
  /** Takes in a playlist that was brought by hand as if it had been polled. Rejects as the disk does. */
  takeByHand(kept: KeptPlaylist): Promise<{ readonly kind: 'taken' } | TooLarge>;
  /** Lets the playlist that waits take the screens if its media is ready; to be called whenever that has changed. */
  consider(): Promise<void>;
  /** Asks no more; resolves when nothing is being written any more. */
  stop(): Promise<void>;
}

export interface PlaylistRoundsWorld {
  readonly source: PlaylistSource;
  /** As the operator wrote it. */
  readonly configUrl: string;
  readonly library: Library;
  readonly faults: FaultBoard;
  readonly log: Log;
  readonly now: () => number;
  readonly random: () => number;
  /** When the playlist in force was last known to be the newest, epoch milliseconds. */
  readonly goodAt: number;
  /** Another playlist is in force. */
  readonly onAdopted: () => void;
  /** One was taken in; what it says of interrupts and withdrawn items counts at once. */
  readonly onTaken: () => void;
}

/** Begins the rounds: one ask, then a wait, for as long as the player lives. The picture never waits for them. */
export function startPlaylistRounds(world: PlaylistRoundsWorld): PlaylistRounds {
  const { source, library, faults, log, now } = world;
  const ending = new AbortController();
  const shown = shownUrl(world.configUrl);
  let refused = false;
  /** The newest one, which does not fit here; it is tried again whenever it is the answer. */
  let tooLarge: KeptPlaylist | undefined;
  let goodAt = world.goodAt;
  let wake = () => undefined as void;
  /** Taking a playlist in and adopting one are done one after the other: both write what is kept. */
  let turn: Promise<void> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.then(
      () => undefined,
      () => undefined,
    ); // whoever waits for it hears of it; the next one has its turn all the same
    return done;
  };

  const acceptedAgain = () => {
    for (const code of refusalCodes) faults.clear(code);
  };

  const heed = async (answer: Answer): Promise<void> => {
    if (answer.kind !== 'unreachable') faults.clear('PLAYLIST_UNREACHABLE');
    switch (answer.kind) {
      case 'unreachable':
        faults.raise('PLAYLIST_UNREACHABLE', `${shown}: ${answer.reason}; what was there before plays on`);
        return;
      case 'bad':
        refused = true;
        fits();
        acceptedAgain();
        faults.raise(refusalCode(answer.faults), `${shown}: ${describeFaults(answer.faults)}`);
        return;
      case 'unchanged':
        // Also when the officer has put the good one back in the place of a bad one.
        refused = false;
        acceptedAgain();
        goodAt = now();
        if (tooLarge !== undefined) await inTurn(() => takeIn(tooLarge));
        return;
      case 'changed': {
        refused = false;
        acceptedAgain();
        goodAt = now();
        tellIfNotGrown(answer.parsed.playlist);
        for (const warning of answer.parsed.warnings) log.warn('playlist holds what is not used', told(warning));
        await inTurn(() => takeIn(answer.kept));
        return;
      }
    }
  };

  const takeIn = async (kept: KeptPlaylist | undefined) => {
    const taken = kept === undefined ? undefined : await library.take(kept);
    if (taken?.kind === 'too-large') return refuseForSize(taken);
    fits();
    world.onTaken();
  };
  const fits = () => {
    tooLarge = undefined;
    faults.clear('TOO_LARGE_FOR_DISK');
  };
  /** Never half of it: what was there before plays on. */
  const refuseForSize = ({ kept, revision, neededBytes, roomBytes }: TooLarge) => {
    const isNews = tooLarge?.bytesSha256 !== kept.bytesSha256;
    tooLarge = kept;
    if (isNews) log.warn('playlist does not fit', { revision, neededBytes, roomBytes });
    faults.raise(
      'TOO_LARGE_FOR_DISK',
      `${shown}: revision ${revision} needs ${byteWords(neededBytes)} with what is on now, there is room for ` +
        `${byteWords(roomBytes)}; what was there before plays on: publish less, raise mediaQuotaMiB, or use a larger disk`,
    );
  };

  /** Unsigned, bytes decide; but somebody may have uploaded an old file (DECISIONS 19). */
  const tellIfNotGrown = ({ id, epoch, revision }: Playlist) => {
    const before = (library.pending ?? library.current)?.playlist;
    if (before?.id !== id || before.epoch !== epoch || revision > before.revision || revision === 0) return;
    log.warn('playlist revision has not grown', { id, revision, before: before.revision });
  };

  /** A disk that cannot be written now may be later, and trying again is all there is to do; the old one plays on. */
  const notKept = (error: unknown) => {
    log.error('playlist could not be kept', { reason: reasonOf(error) });
    faults.raise('PLAYLIST_NOT_KEPT', `the playlist could not be written to the data directory: ${reasonOf(error)}`);
  };

  /** One that is to take the screens at an instant to come is let in then, not at the next round. */
  let activation: NodeJS.Timeout | undefined;
  const awaitActivation = () => {
    clearTimeout(activation);
    const { activateAt } = library.pending?.playlist ?? {};
    if (ending.signal.aborted || activateAt === undefined || activateAt <= now()) return;
    activation = setTimeout(() => void rounds.consider(), Math.min(activateAt - now(), LONGEST_TIMER_MS));
  };

  const adopted = (decision: AdoptionDecision | undefined) => {
    if (decision === undefined || decision.kind === 'wait') return;
    const { id, revision } = library.current?.playlist ?? {};
    log.info('playlist adopted', { id, revision, how: decision.kind });
    world.onAdopted();
  };

  const tellMissing = () => {
    const { current, pending } = library.missing();
    const told = [
      ...(current.length === 0 ? [] : [`plays without what could not be had: ${current.join(', ')}`]),
      ...(pending.length === 0 ? [] : [waitingFor(pending)]),
    ];
    if (told.length === 0) faults.clear('INCOMPLETE');
    else faults.raise('INCOMPLETE', told.join('; '));
  };
  const waitingFor = (missing: readonly string[]) =>
    `waiting: of revision ${library.pending?.playlist.revision} could not be had: ${missing.join(', ')}; ` +
    'what was there before plays on';

  const tellStale = () => {
    if (!rounds.stale()) return faults.clear('STALE');
    const since = new Date(goodAt).toISOString();
    faults.raise(
      'STALE',
      `no newer playlist than the one of ${since} could be had, or its "staleAfter" has passed; it plays on`,
    );
  };

  const run = async () => {
    const kept = library.current !== undefined;
    const refresh = library.current?.playlist.refresh ?? DEFAULT_REFRESH;
    let delayMs = firstAskDelayMs({ kept, refresh, random: world.random });
    while (!ending.signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, delayMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (ending.signal.aborted) return;
      try {
        await heed(await source.ask(ending.signal));
        // Whatever was answered: the hour that the one that waits is judged by goes on.
        await rounds.consider();
        tellStale();
      } catch (error) {
        source.forget(); // or the same bytes would count as known from now on
        notKept(error);
      }
      delayMs = source.nextAskDelayMs();
    }
  };

  const rounds: PlaylistRounds = {
    state() {
      if (library.current?.isHold === true) return 'hold';
      if (refused || tooLarge !== undefined) return library.current === undefined ? 'bundled' : 'kept';
      if (library.pending !== undefined) return 'pending';
      return library.current === undefined ? 'bundled' : 'current';
    },
    stale() {
      const { staleAfter = Infinity } = library.current?.playlist ?? {};
      if (now() >= staleAfter) return true;
      const intervalSeconds = library.current?.playlist.refresh.intervalSeconds ?? 60;
      return now() - goodAt > Math.max(STALE_AFTER_MS, 10 * intervalSeconds * 1000);
    },
    takeByHand: (kept) =>
      inTurn(async () => {
        const taken = await library.take(kept);
        if (taken.kind === 'too-large') return taken;
        refused = false;
        acceptedAgain();
        goodAt = now();
        fits();
        world.onTaken();
        return taken;
      }),
    consider: () =>
      inTurn(async () => {
        try {
          const decision = await library.tryAdopt();
          if (decision?.kind === 'too-large') refuseForSize(decision);
          else adopted(decision);
          tellMissing();
          awaitActivation();
          faults.clear('PLAYLIST_NOT_KEPT');
        } catch (error) {
          notKept(error);
        }
      }),
    async stop() {
      ending.abort();
      clearTimeout(activation);
      clearInterval(ahead);
      unwatch();
      wake();
      await running;
      await turn;
    },
  };

  const ahead = setInterval(() => library.lookAhead(), LOOK_AHEAD_MS);
  const unwatch = source.watch(() => wake());
  const running = run();
  return rounds;
}

/** Outside the hours for downloads a file has the better part of an hour to come before it plays. */
const LOOK_AHEAD_MS = 5 * 60_000;
/** What a timer can count. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** An hour without a good answer is worth telling, however often it is asked. */
const STALE_AFTER_MS = 3_600_000;
