import type { Memory } from '../../core/memory.ts';
import { newerOf, readRemembered, type Remembered } from '../../core/remembered.ts';

/** Keeps what a screen has shown across the loads of its page, so that caps and loops go on where they were. */
export interface KeptMemory {
  /** The newest that was kept; once alone, until something is shown again: what it led to may be what ended the page. */
  recall(): Memory | undefined;
  /** `shownAt`: when the showing began after which this is the memory, epoch milliseconds. */
  keep(memory: Memory, shownAt: number): void;
}

export interface KeptMemoryWorld {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** The screen, and the zone if it is one beside the main picture. */
  readonly name: string;
  /**
   * What the player process has kept. The browser's own storage is up to five seconds behind when all is killed at once;
   * the player is behind when it was away.
   */
  readonly told: () => Remembered | undefined;
  readonly now: () => number;
}

export function keptMemory({ storage, name, told, now }: KeptMemoryWorld): KeptMemory {
  const [key, recalledKey] = [`memory ${name}`, `memory recalled ${name}`];
  const own = () =>
    orNothing(() => {
      const text = storage.getItem(key);
      return text === null ? undefined : readRemembered(JSON.parse(text));
    });
  return {
    recall() {
      const newest = newerOf(told(), own(), now());
      const showing = String(newest?.shownAt);
      if (newest === undefined || orNothing(() => storage.getItem(recalledKey)) === showing) return undefined;
      orNothing(() => storage.setItem(recalledKey, showing));
      return newest.memory;
    },
    keep(memory, shownAt) {
      const remembered: Remembered = { memory, shownAt: Math.round(shownAt) };
      const text = JSON.stringify(remembered);
      orNothing(() => {
        if (text.length <= LONGEST) storage.setItem(key, text);
        else storage.removeItem(key);
      });
    },
  };
}

/** A disk that is full, or a browser that keeps nothing, costs the place in the loop and no picture. */
function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Written with every showing: what thousands of campaigns have shown is not worth it. */
const LONGEST = 200_000;
