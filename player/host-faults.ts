import { FORGET_AFTER_MS } from '../core/recovery.ts';
import type { FaultBoard } from './fault-board.ts';

/** What the host tells of itself and of the pages that it opens. */
export interface HostFaults {
  /** Stands until five minutes have passed in which it was not told again: the host tells of deaths that come in a row. */
  raise(code: string, message: string): void;
  stop(): void;
}

export function createHostFaults(faults: Pick<FaultBoard, 'raise' | 'clear'>): HostFaults {
  const ends = new Map<string, NodeJS.Timeout>();
  return {
    raise(code, message) {
      faults.raise(code, message);
      clearTimeout(ends.get(code));
      ends.set(
        code,
        setTimeout(() => faults.clear(code), FORGET_AFTER_MS),
      );
    },
    stop() {
      for (const end of ends.values()) clearTimeout(end);
    },
  };
}
