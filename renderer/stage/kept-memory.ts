import { readMemory, type Memory } from '../../core/memory.ts';

/** Keeps what a screen has shown across the loads of its page, so that caps and loops go on where they were. */
export interface KeptMemory {
  /** What was kept; once alone, until something is shown again: what it led to may be what ended the page. */
  recall(): Memory | undefined;
  keep(memory: Memory): void;
}

export function keptMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, screenId: string): KeptMemory {
  const [key, recalledKey] = [`memory ${screenId}`, `memory recalled ${screenId}`];
  let kept = '';
  return {
    recall: () =>
      orNothing(() => {
        const text = storage.getItem(key);
        if (text === null || storage.getItem(recalledKey) !== null) return undefined;
        storage.setItem(recalledKey, '1');
        return readMemory(JSON.parse(text));
      }),
    keep(memory) {
      const text = JSON.stringify(memory);
      if (text === kept) return;
      kept = text;
      orNothing(() => {
        if (text.length <= LONGEST) storage.setItem(key, text);
        else storage.removeItem(key);
        storage.removeItem(recalledKey);
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
