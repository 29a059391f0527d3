import type { Status } from '../core/status.ts';
import type { Commands } from './commands/commands.ts';
import type { DeliveryState } from './delivery/delivery.ts';
import type { Journal } from './journal/journal.ts';
import type { Proof } from './journal/proof.ts';
import type { PlaylistRounds } from './playlist-rounds.ts';
import type { Hours } from './power/start-hours.ts';
import { composeStatus, type StatusFacts } from './status.ts';
import type { Sync } from './sync.ts';

export interface StatusNowWorld extends Pick<StatusFacts, 'options' | 'library'> {
  readonly hours: Pick<Hours, 'screens' | 'isOff' | 'quiet' | 'plannedRestart'>;
  readonly rounds: Pick<PlaylistRounds, 'state' | 'stale'>;
  readonly sync: Pick<Sync, 'state'>;
  readonly commands: Pick<Commands, 'list'>;
  readonly proof: Pick<Proof, 'closed' | 'zonesLeftOut' | 'nowPlaying'>;
  readonly journal: Pick<Journal, 'count'>;
  /** Gives none where nothing is delivered. */
  readonly delivery: () => Promise<DeliveryState | undefined>;
  readonly faultsNow: () => StatusFacts['faults'];
  readonly now: () => number;
}

/** Gives what `/status` answers at this moment, and what metrics and heartbeats are made of. */
export function createStatusNow(world: StatusNowWorld): () => Promise<Status> {
  const { options, library, hours, rounds, sync, commands, proof, journal, delivery, faultsNow, now } = world;
  return async () =>
    composeStatus({
      delivery: await delivery(),
      ...{ options, library, screens: hours.screens(), isOff: hours.isOff },
      state: rounds.state(),
      stale: rounds.stale(),
      sync: sync.state(),
      faults: faultsNow(),
      commands: commands.list(),
      ...{ closed: proof.closed, zonesLeftOut: proof.zonesLeftOut, nowPlaying: proof.nowPlaying },
      count: (screenId, since) => journal.count(screenId, since),
      ...{ quiet: hours.quiet(), plannedRestart: hours.plannedRestart(), now: now() },
    });
}
