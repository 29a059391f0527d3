import { memoryOfAll, readMemory, type Memory } from '../../core/memory.ts';
import { zones, type Zone } from '../../core/playlist.ts';
import type { Remembered, RememberedZones } from '../../core/remembered.ts';
import type { Journal, JournalWork, KeptMemoryRow } from './journal.ts';
import type { Log } from '../log.ts';

/** What the screens have shown so far, as their pages tell it zone by zone. */
export interface ShownMemories {
  /** A page has told; gives what is to be written of it, with the row of the showing that it was told with. */
  heard(screenId: string, zone: Zone, remembered: Remembered): JournalWork;
  /** Of all zones of a screen; `undefined` while nothing is known of it. */
  of(screenId: string): Memory | undefined;
  /** For the page of a screen that begins anew. */
  zonesOf(screenId: string): RememberedZones;
}

/** Begins with what the journal has kept; what of it is damaged or nothing of ours is passed over and told. */
export function createShownMemories(kept: readonly KeptMemoryRow[], log: Log): ShownMemories {
  const screens = new Map<string, RememberedZones>();
  const learn = (screenId: string, zone: Zone, remembered: Remembered) =>
    screens.set(screenId, { ...screens.get(screenId), [zone]: remembered });

  for (const { screenId, zone, shownAt, text } of kept) {
    const memory = memoryIn(text);
    const known = zones.find((one) => one === zone);
    if (memory === undefined || known === undefined) log.warn('kept memory passed over', { screenId, zone });
    else learn(screenId, known, { memory, shownAt });
  }

  return {
    heard(screenId, zone, { memory, shownAt }) {
      const remembered: Remembered = { memory, shownAt: Math.round(shownAt) };
      learn(screenId, zone, remembered);
      return { type: 'remember', screenId, zone, remembered };
    },
    of(screenId) {
      const known = screens.get(screenId);
      return known === undefined ? undefined : memoryOfAll(Object.values(known).map(({ memory }) => memory));
    },
    zonesOf: (screenId) => screens.get(screenId) ?? {},
  };
}

/**
 * What the journal has kept of the memories. A journal that takes longer is not waited for: the browser has its own copy,
 * and a picture now is better than the right one late.
 */
export async function recallMemories(
  journal: Pick<Journal, 'memories'>,
  { log, sleep }: { readonly log: Log; readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown> },
): Promise<ShownMemories> {
  const waiting = new AbortController();
  const tooLate = sleep(RECALL_LIMIT_MS, waiting.signal).then(
    () => undefined,
    () => undefined, // it was there in time
  );
  const kept = await Promise.race([journal.memories(), tooLate]);
  waiting.abort();
  if (kept === undefined) log.warn('kept memories not read in time', { limitMs: RECALL_LIMIT_MS });
  return createShownMemories(kept ?? [], log);
}

function memoryIn(text: string): Memory | undefined {
  try {
    return readMemory(JSON.parse(text));
  } catch {
    return undefined; // not even JSON: the caller says so
  }
}

const RECALL_LIMIT_MS = 2_000;
