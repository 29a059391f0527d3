import type { Log } from './log.ts';
import type { PageFact } from './page-link.ts';

/** Writes into the log how well pages run: what somebody would ask for who wonders why a screen jerks or a machine fills up. */
export function createPageHealth({ log, now }: { readonly log: Log; readonly now: () => number }): {
  heard(screenId: string, fact: PageFact): void;
} {
  const toldAt = new Map<string, number>();
  /** Whether this was not told within the hour. */
  const isDue = (what: string): boolean => {
    const at = toldAt.get(what);
    if (at !== undefined && Math.abs(now() - at) < HOUR_MS) return false;
    toldAt.set(what, now());
    return true;
  };
  return {
    heard(screenId, fact) {
      if (fact.type === 'beat' && fact.heapBytes !== undefined && isDue(screenId))
        log.info('page heap measured', { screenId, bytes: fact.heapBytes });
      if (fact.type !== 'played') return;
      const { itemId, frames, dropped = 0 } = fact.showing;
      if (dropped > MOST_DROPPED * (frames + dropped) && isDue(`${screenId} ${itemId}`))
        log.warn('frames dropped', { screenId, itemId, dropped, presented: frames });
    },
  };
}

const HOUR_MS = 3_600_000;
/** A share of the frames that people begin to see. */
const MOST_DROPPED = 0.03;
