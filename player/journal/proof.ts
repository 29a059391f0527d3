import type { HelpedDay } from '../../core/helped.ts';
import type { FromPage, ShowingFacts } from '../../core/messages.ts';
import type { Play } from '../../core/play.ts';
import { zones, type BesideZone, type Zone } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import { venueTypeOf } from '../../core/venue-types.ts';
import type { JournalWork } from './journal.ts';
import type { PageFact } from '../page-link.ts';
import { createTellingPages, type TellingPage } from './telling-pages.ts';

/** Turns what pages say into the journal of plays. */
export interface Proof {
  /** What is to be written because of this fact. */
  of(page: TellingPage, fact: PageFact, displayed: boolean): readonly JournalWork[];
  /** What is to be written because another load of the page took this screen over. */
  newPage(page: TellingPage): readonly JournalWork[];
  /** What is to be written because the player stops: nobody will hear how the showings that are on end. */
  stopped(): readonly JournalWork[];
  /** Whether a screen is dark because it is outside its opening hours. */
  closed(screenId: string): boolean;
  /** The zones that a screen leaves out because nobody could read them there, by its page's last word. */
  zonesLeftOut(screenId: string): readonly BesideZone[];
  /**
   * What is on a screen now, in the main picture or in a zone beside it, by its page's last word; nothing once the page
   * has been silent for longer than it may.
   */
  nowPlaying(screenId: string, zone?: Zone): NowPlaying | undefined;
}

export interface NowPlaying {
  readonly itemId: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** How long it is meant to be on, where that is known. */
  readonly plannedMs: number | undefined;
  readonly sha256: string | undefined;
}

/** What is to be written because a clerk has entered the number of a day, at a screen if there is one. */
export function helpedWork(
  { date, people }: HelpedDay,
  { screenId = 'screen', now }: { readonly screenId: string | undefined; readonly now: number },
): readonly JournalWork[] {
  return [{ type: 'helped', helped: { screenId, date, people, at: new Date(now).toISOString() } }];
}

/** The kind of place that a screen is in, where its tags tell. */
export function venueOf(screen: Pick<Screen, 'tags'>): Pick<Play, 'venueType'> {
  const venueType = venueTypeOf(screen);
  return venueType === undefined ? {} : { venueType };
}

/** What the machine knows of a showing that its page does not. */
export type Circumstances = Pick<Play, 'venueType' | 'clockTrusted' | 'playerVersion'>;

export interface ProofWorld {
  readonly now: () => number;
  /** How often the length of a showing that is still on is written down, should the power go. */
  readonly progressEveryMs?: number;
  /** Of a showing that begins on this screen now. */
  readonly circumstances?: (screenId: string) => Circumstances;
}

export function createProof({ now, progressEveryMs = 10_000, circumstances = () => ({}) }: ProofWorld): Proof {
  /** By screen and zone. */
  const on = new Map<string, OnNow>();
  const pages = createTellingPages();
  /** The screens whose pages said that they are closed. */
  const dark = new Set<string>();
  const leftOut = new Map<string, { readonly zones: readonly BesideZone[]; readonly toldAt: number }>();

  const begun = (page: TellingPage, showing: ShowingFacts, displayed: boolean): JournalWork => ({
    type: 'open',
    play: playOf(page, showing, {
      ...{ shownMs: 0, frames: 0, result: 'playing', displayed },
      ...circumstances(page.screenId),
    }),
  });

  /** With what the machine knows as well: its begin may not have come to be written down. */
  const over = (page: TellingPage, fact: Ended, displayed: boolean): JournalWork => {
    const { showing, endedAt, result } = fact;
    const { shownMs, frames } = showing;
    const outcome = { shownMs, frames, result, displayed, endedAt };
    return { type: 'close', play: playOf(page, showing, { ...outcome, ...circumstances(page.screenId) }) };
  };

  /** It was on and is soon over, or it never came on. */
  const failed = (page: TellingPage, fact: Failure, displayed: boolean): readonly JournalWork[] => {
    const { showing, itemId, zone, sha256, reason, at: startedAt } = fact;
    if (showing === undefined) return [];
    if (isOn(page, { n: showing.n, zone }))
      return [{ type: 'explain', id: playId(page, { n: showing.n, zone }), reason }];
    const meant = shownOf(page, { ...showing, itemId, zone, sha256, startedAt });
    // What was to be shown may still come on, by its number, as the picture that stands in for it.
    const id = `${meant.id}:failed`;
    return [{ type: 'fail', play: { ...meant, ...circumstances(page.screenId), id, displayed, reason } }];
  };

  /** What another page had on is over for the journal as soon as this one tells what the screen shows. */
  const passedTo = (page: TellingPage): readonly JournalWork[] => {
    if (!pages.hasPassedTo(page)) return [];
    return zones.flatMap((zone) => {
      const before = on.get(keyOf(page.screenId, zone));
      if (before === undefined || before.page.page === page.page) return [];
      on.delete(keyOf(page.screenId, zone));
      return interrupted(before);
    });
  };

  const told = (page: TellingPage, fact: PageFact, displayed: boolean): readonly JournalWork[] => {
    switch (fact.type) {
      case 'shown': {
        const { showing } = fact;
        pages.began(page, showing);
        if (!isOn(page, showing)) {
          const toldAt = now();
          on.set(keyOf(page.screenId, showing.zone), {
            ...{ page, showing, shownMs: 0, frames: 0, writtenAt: toldAt, toldAt },
          });
        }
        return [begun(page, showing, displayed)];
      }
      case 'played': {
        const { showing } = fact;
        // Beside the main picture nothing need come after it.
        if (showing.zone !== undefined && isOn(page, showing)) on.delete(keyOf(page.screenId, showing.zone));
        return pages.counts(page, showing) ? [over(page, fact, displayed)] : [];
      }
      case 'announced':
        return [begun(page, fact.showing, displayed), over(page, fact, displayed)];
      case 'beat':
        if (fact.closed === undefined) dark.delete(page.screenId);
        else dark.add(page.screenId);
        leftOut.set(page.screenId, { zones: fact.zonesLeftOut ?? [], toldAt: now() });
        return [fact.showing, ...(fact.zones ?? [])].flatMap((showing) => progress(page, showing));
      case 'failed':
        return failed(page, fact, displayed);
      case 'preparing':
      case 'left':
      case 'doubted':
      case 'touched':
        return [];
    }
  };

  return {
    of: (page, fact, displayed) => [...passedTo(page), ...told(page, fact, displayed)],

    newPage: passedTo,

    stopped: () => [...on.values()].flatMap(interrupted),

    closed: (screenId) => dark.has(screenId),

    zonesLeftOut(screenId) {
      const known = leftOut.get(screenId);
      return known === undefined || dark.has(screenId) || now() - known.toldAt > SILENT_MS ? [] : known.zones;
    },

    nowPlaying(screenId, zone) {
      const known = on.get(keyOf(screenId, zone));
      if (known === undefined || dark.has(screenId) || now() - known.toldAt > SILENT_MS) return undefined;
      const { itemId, sha256, startedAt, plannedMs } = known.showing;
      return { itemId, since: startedAt, plannedMs, sha256 };
    },
  };

  function isOn(page: TellingPage, { n, zone }: NumberedShowing): boolean {
    const known = on.get(keyOf(page.screenId, zone));
    return known?.page.page === page.page && known.showing.n === n;
  }

  /** A player that was started again learns from the beat what is on; the row itself was opened by the one before. */
  function progress(page: TellingPage, showing: ShowingOn | undefined): readonly JournalWork[] {
    if (showing === undefined) return [];
    const { shownMs, frames } = showing;
    const key = keyOf(page.screenId, showing.zone);
    const known = on.get(key);
    const same = known !== undefined && isOn(page, showing);
    const due = same && now() - known.writtenAt >= progressEveryMs;
    const writtenAt = same && !due ? known.writtenAt : now();
    const latest: OnNow = { page, showing, shownMs, frames, writtenAt, toldAt: now() };
    on.set(key, latest);
    return due ? [progressOf(latest)] : [];
  }
}

type Failure = Extract<FromPage, { type: 'failed' }>;
type Ended = Extract<FromPage, { type: 'played' | 'announced' }>;
type NumberedShowing = Pick<ShowingFacts, 'n'> & { readonly zone?: BesideZone | undefined };
type ShowingOn = NonNullable<Extract<FromPage, { type: 'beat' }>['showing']>;

function keyOf(screenId: string, zone: Zone = 'main'): string {
  return `${zone} ${screenId}`;
}

/** The showing that is on a screen, as far as its page has told. */
interface OnNow {
  readonly page: TellingPage;
  readonly showing: ShowingFacts;
  readonly shownMs: number;
  readonly frames: number;
  /** When its progress was last written down. */
  readonly writtenAt: number;
  /** When its page last told of it. */
  readonly toldAt: number;
}

/** A page tells once a second what is on. */
const SILENT_MS = 5_000;

function progressOf({ page, showing, shownMs, frames }: OnNow): JournalWork {
  return { type: 'progress', id: playId(page, showing), shownMs, frames };
}

function interrupted(onNow: OnNow): readonly JournalWork[] {
  return [progressOf(onNow), { type: 'interrupt', page: `${onNow.page.page}:` }];
}

/** Each zone counts its own showings. */
function playId({ page }: TellingPage, { n, zone }: NumberedShowing): string {
  return zone === undefined ? `${page}:${n}` : `${page}:${zone}:${n}`;
}

function playOf(
  page: TellingPage,
  showing: ShowingFacts,
  outcome: Pick<Play, 'shownMs' | 'frames' | 'result' | 'displayed' | 'endedAt'> & Circumstances,
): Play {
  return { ...shownOf(page, showing), ...outcome };
}

/** What was to be shown, where and when. */
function shownOf(page: TellingPage, showing: ShowingFacts) {
  const { playlistId, revision, campaignId, itemId, zone, sha256, startedAt, plannedMs } = showing;
  return {
    id: playId(page, showing),
    screenId: page.screenId,
    playlistId,
    revision,
    campaignId,
    itemId,
    ...(zone === undefined ? {} : { zone }),
    ...(sha256 === undefined ? {} : { sha256 }),
    startedAt,
    ...(plannedMs === undefined ? {} : { plannedMs }),
  };
}
