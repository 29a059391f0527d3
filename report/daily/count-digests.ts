import type { PlayStatus } from '../../core/play-record.ts';
import type { DayOfDigest } from './digests.ts';
import type { Failures } from './failures.ts';
import type { Tallies } from './tallies.ts';

/** How many showings the records of each machine have told of each day, for those that tell of it by digest as well. */
export interface RealPlays {
  /** @param whose  the id of the key of the machine, or `ofUnsealed` */
  add(whose: string, day: number): void;
  of(whose: string, day: number): number;
}

/** Whose records are that nothing seals: nobody can tell of which machine they are, so that they are those of the screen. */
export function ofUnsealed(screenId: string): string {
  return `screen ${screenId}`;
}

export function createRealPlays(days: number): RealPlays {
  const all = new Map<string, Uint32Array>();
  return {
    add(whose, day) {
      const counts = all.get(whose) ?? new Uint32Array(days);
      all.set(whose, counts);
      counts[day] = (counts[day] ?? 0) + 1;
    },
    of: (whose, day) => all.get(whose)?.[day] ?? 0,
  };
}

export interface DigestCount {
  readonly real: RealPlays;
  readonly tallies: Tallies;
  readonly failures: Failures;
  /** The numbers of the screen and the item; `undefined` when there is no room for more of them. */
  readonly placeOf: (day: DayOfDigest, play: DayOfDigest['day']['plays'][number]) => Place | undefined;
  readonly onBeyond: (plays: number) => void;
}

export interface Place {
  readonly screen: number;
  readonly item: number;
}

/**
 * Counts a day of a digest. Where the machine's own records have as many showings of that day, they stand and the digest says
 * nothing new. Where they have fewer, as when a line broke at noon, of each item on each screen what is more counts.
 */
export function countDigestDay(told: DayOfDigest, world: DigestCount): 'counted' | 'given-way' {
  const { id, digest, day, index } = told;
  const screens = new Set(day.plays.map(({ screen }) => ofUnsealed(digest.screens[screen] ?? '')));
  const known = [id, ...screens].reduce((total, whose) => total + world.real.of(whose, index), 0);
  const all = day.plays.reduce((total, play) => total + playsOf(play), 0);
  if (known > 0 && known >= all) return 'given-way';
  for (const play of day.plays) {
    const place = world.placeOf(told, play);
    const at = place === undefined ? undefined : { day: index, ...place };
    const isCounted = at !== undefined && (known > 0 ? world.tallies.raise(at, play) : world.tallies.addAll(at, play));
    if (!isCounted) world.onBeyond(playsOf(play));
    else if (known === 0)
      for (const status of ['partial', 'interrupted', 'failed'] as const)
        if (play[status] > 0)
          world.failures.add({
            ...{ item: at.item, screen: at.screen, status, reason: null },
            ...{ at: Date.parse(digest.at), times: play[status] },
          });
  }
  return 'counted';
}

/** Showings, however they ended. */
export function playsOf(play: Readonly<Record<PlayStatus, number>>): number {
  return play.success + play.partial + play.interrupted + play.failed;
}
