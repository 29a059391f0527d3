import type { Culprits } from './culprits.ts';
import type { FaultBoard } from './fault-board.ts';
import type { Journal, JournalWork } from './journal/journal.ts';
import type { BesideZone } from '../core/playlist.ts';
import type { Log } from './log.ts';
import type { MediaStore } from './media-store.ts';
import { createPageHealth } from './page-health.ts';
import type { ConnectedPage, PageFact } from './page-link.ts';
import type { Proof } from './journal/proof.ts';
import type { ShownMemories } from './journal/shown-memories.ts';
import type { Watchdog } from './watchdog.ts';

/** Who is to know what the page of a screen tells. */
export interface PageWitnesses {
  readonly watchdog: Watchdog;
  readonly culprits: Culprits;
  readonly proof: Proof;
  readonly journal: Journal;
  readonly memories: ShownMemories;
  readonly store: MediaStore;
  readonly faults: FaultBoard;
  readonly log: Log;
  readonly now: () => number;
  readonly hasDisplay: (screenId: string) => boolean;
  /** Somebody is at a screen. */
  readonly onTouched: () => void;
  /** A file that the page could not show is not whole on the disk. */
  readonly onLost: (sha256: string, how: 'damaged' | 'missing') => void;
}

/** What comes of each fact that the page of a screen tells, for those whom it concerns. */
export function createPageHeed(
  witnesses: PageWitnesses,
): (page: Omit<ConnectedPage, 'journals'>, fact: PageFact) => void {
  const { watchdog, culprits, proof, journal, memories, store, faults, log } = witnesses;
  const health = createPageHealth(witnesses);
  /** The page cannot tell a bad file from a bad disk; the hash can. */
  const recheck = async (sha256: string) => {
    const found = await store.verify(sha256);
    if (found !== 'whole') witnesses.onLost(sha256, found);
  };
  const remembered = (screenId: string, fact: PageFact): readonly JournalWork[] => {
    if (fact.type !== 'shown' || fact.memory === undefined) return [];
    const { zone = 'main', startedAt: shownAt } = fact.showing;
    return [memories.heard(screenId, zone, { memory: fact.memory, shownAt })];
  };
  /** It may be meant so, on a board of lamps; then it is aimed at the other screens. */
  const heedZones = (screenId: string, zones: readonly BesideZone[]) => {
    if (zones.length === 0) return faults.clear(`ZONE_LEFT_OUT ${screenId}`);
    const what = `${screenId}: nobody could read the ${zones.join(' and the ')} at the size of this screen, so it is left out`;
    const how = 'make it larger ("zones"), or aim what plays there at other screens';
    faults.raise(`ZONE_LEFT_OUT ${screenId}`, `${what}; ${how}`);
  };
  return (page, fact) => {
    watchdog.heard(page.screenId, fact.type === 'beat' ? fact : undefined);
    culprits.heard(page, fact);
    health.heard(page.screenId, fact);
    const plays = proof.of(page, fact, witnesses.hasDisplay(page.screenId));
    const work = [...plays, ...remembered(page.screenId, fact)];
    if (work.length > 0) journal.write(work);
    if (fact.type === 'shown' || fact.type === 'announced') {
      faults.clear(`ITEM_FAILED ${fact.showing.itemId}`);
      if (fact.showing.sha256 !== undefined) void store.markUsed(fact.showing.sha256);
    }
    if (fact.type === 'touched') witnesses.onTouched();
    if (fact.type === 'beat') heedZones(page.screenId, fact.zonesLeftOut ?? []);
    if (fact.type === 'left') heedZones(page.screenId, []);
    if (fact.type === 'doubted') {
      faults.raise(
        'CODE_TOO_SMALL',
        `on ${page.screenId}, ${fact.itemId}: ${fact.why}; use a larger screen or a shorter address`,
      );
    }
    if (fact.type === 'played' && fact.endedEarly === true && fact.showing.sha256 !== undefined)
      void recheck(fact.showing.sha256);
    if (fact.type === 'failed') {
      // What fails beside the main picture says nothing of that.
      if (fact.zone === undefined) watchdog.failed(page.screenId);
      log.warn('item failed', { itemId: fact.itemId, reason: fact.reason });
      faults.raise(`ITEM_FAILED ${fact.itemId}`, `${fact.itemId} cannot be shown and is skipped: ${fact.reason}`);
      if (fact.sha256 !== undefined) void recheck(fact.sha256);
    }
  };
}
