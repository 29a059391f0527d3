import { itemsOfHour, type ItemOfHour } from '../core/adoption.ts';
import type { Memory } from '../core/memory.ts';
import type { HeldPlaylist, ScreenView } from './programmes.ts';

/** By screen id, the items that it plays within the hour. */
export type Hour = ReadonlyMap<string, readonly ItemOfHour[]>;

export interface ComingHoursWorld {
  readonly now: () => number;
  /** A clock that is behind it is plainly wrong. */
  readonly clockFloor: () => number;
  /** What a screen has shown so far: a list of the same channel goes on there. */
  readonly memoryOf: (screenId: string) => Memory | undefined;
}

/**
 * What plays on each screen within the hour from `from` on, next first; remembered for a minute, for it is asked at every
 * byte that arrives.
 */
export function createComingHours({ now, clockFloor, memoryOf }: ComingHoursWorld) {
  const known = new WeakMap<HeldPlaylist, { views: readonly ScreenView[]; at: number; hour: Hour }>();
  return (held: HeldPlaylist, views: readonly ScreenView[], from: number): Hour => {
    const before = known.get(held);
    const age = before === undefined ? Infinity : now() - before.at;
    if (before?.views === views && age >= 0 && age < REMEMBERED_MS) return before.hour;
    const screens = new Map(views.map(({ screen }) => [screen.id, screen]));
    const hour: Hour = new Map(
      [...screens].map(([id, screen]) => {
        // What will have been shown by an instant to come nobody knows.
        const memory = from > now() ? undefined : memoryOf(id);
        return [id, itemsOfHour(held.playlist, screen, from, { clockFloor: clockFloor(), memory })];
      }),
    );
    known.set(held, { views, at: now(), hour });
    return hour;
  };
}

const REMEMBERED_MS = 60_000;
