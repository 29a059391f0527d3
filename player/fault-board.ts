import type { PlayerFault } from '../core/status.ts';

/** The faults that stand now, each under its code; told in `/status` until they have passed. */
export interface FaultBoard {
  /** Puts a fault up, or changes its words; it keeps the moment at which it was first seen. */
  raise(code: string, message: string): void;
  clear(code: string): void;
  /** Clears every fault whose code begins so. */
  clearAll(prefix: string): void;
  list(): readonly PlayerFault[];
}

export function createFaultBoard(now: () => number): FaultBoard {
  const faults = new Map<string, PlayerFault>();
  return {
    raise: (code, message) =>
      void faults.set(code, { code, message, at: faults.get(code)?.at ?? new Date(now()).toISOString() }),
    clear: (code) => void faults.delete(code),
    clearAll(prefix) {
      for (const code of faults.keys()) if (code.startsWith(prefix)) faults.delete(code);
    },
    list: () => [...faults.values()],
  };
}
