import type { PlayStatus } from '../../core/play-record.ts';
import type { DayOfDigest } from './digests.ts';
import type { Failures } from './failures.ts';
import type { Tallies } from './tallies.ts';

/** How many showings the records of each machine have told of each day, for those that tell of it by digest as well. */
export interface RealPlays {
  add(chain: string, day: number): void;
  of(chain: string, day: number): number;
}

export function createRealPlays(days: number): RealPlays {
  const chains = new Map<string, Uint32Array>();
  return {
    add(chain, day) {
      const counts = chains.get(chain) ?? new Uint32Array(days);
      chains.set(chain, counts);
      counts[day] = (counts[day] ?? 0) + 1;
    },
    of: (chain, day) => chains.get(chain)?.[day] ?? 0,
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
  const known = world.real.of(id, index);
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

function playsOf(play: Readonly<Record<PlayStatus, number>>): number {
  return play.success + play.partial + play.interrupted + play.failed;
}
