import type { RegisteredScreen } from '../../publish/register/register.ts';
import type { Sighting } from './sightings.ts';

/**
 * How long ago a screen was last heard of: `alive`, within three poll intervals; `late`, within an hour, or ten intervals
 * where that is longer; `stale`, longer ago; `never`, not in these logs.
 */
export type Presence = (typeof presences)[number];
export const presences = ['alive', 'late', 'stale', 'never'] as const;

export interface FleetScreen {
  readonly id: string;
  /** As the register has it; the id where it has none. */
  readonly name: string;
  readonly tags: readonly string[];
  /** Where it hangs, as the register writes it. */
  readonly places: NonNullable<RegisteredScreen['places']>;
  readonly presence: Presence;
  /** What it has told; of those never seen nothing. */
  readonly seen: Sighting | undefined;
  /** In which quarters of an hour of the last seven days it was heard of (`stripOf`). */
  readonly strip: Uint8Array | undefined;
  /** In what part of the last day it was heard of, 0 to 1, as far as the logs tell of it. */
  readonly uptime: number;
}

/** By when it was last seen; see `Presence`. */
export function presenceOf(lastAt: number | undefined, at: number, intervalSeconds: number): Presence {
  if (lastAt === undefined) return 'never';
  const ago = at - lastAt;
  if (ago <= 3 * intervalSeconds) return 'alive';
  return ago <= Math.max(3600, 10 * intervalSeconds) ? 'late' : 'stale';
}

/** How many screens are in which presence. */
export function countPresences(screens: readonly FleetScreen[]): Record<Presence, number> {
  const counts = { alive: 0, late: 0, stale: 0, never: 0 };
  for (const { presence } of screens) counts[presence]++;
  return counts;
}
