import { memoryOfAll, type Memory } from '../core/memory.ts';
import type { Zone } from '../core/playlist.ts';

/** What the screens have shown so far, as their pages tell it zone by zone. */
export interface ShownMemories {
  heard(screenId: string, zone: Zone, memory: Memory): void;
  /** Of all zones of a screen; `undefined` while its page has told nothing. */
  of(screenId: string): Memory | undefined;
}

export function createShownMemories(): ShownMemories {
  const screens = new Map<string, ReadonlyMap<Zone, Memory>>();
  return {
    heard(screenId, zone, memory) {
      screens.set(screenId, new Map([...(screens.get(screenId) ?? []), [zone, memory]]));
    },
    of(screenId) {
      const zones = screens.get(screenId);
      return zones === undefined ? undefined : memoryOfAll([...zones.values()]);
    },
  };
}
