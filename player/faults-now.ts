import type { PlayerFault } from '../core/status.ts';
import type { BundledCampaign } from './campaign.ts';
import { clockFaults } from './clock-faults.ts';
import type { Culprits } from './culprits.ts';
import type { FaultBoard } from './fault-board.ts';
import { leftOutFaults } from './media-faults.ts';

export interface FaultsNowWorld {
  readonly faults: Pick<FaultBoard, 'list'>;
  readonly culprits: Pick<Culprits, 'leftOut'>;
  readonly campaign: Pick<BundledCampaign, 'files'>;
  /** SHA-256s of the playlist in force. */
  readonly inPlayOrder: () => readonly string[];
  /** When this player was made, and when the newest signed list was published; epoch milliseconds. */
  readonly released: number;
  readonly publishedAt: () => number;
  readonly now: () => number;
  /** What whoever updates this machine has to tell. */
  readonly ofUpdates?: (() => readonly PlayerFault[]) | undefined;
}

/** Gives the faults that stand at this moment: those that were put up, and those that are seen by looking. */
export function createFaultsNow(world: FaultsNowWorld): () => readonly PlayerFault[] {
  const { faults, culprits, campaign, inPlayOrder, released, publishedAt, now, ofUpdates } = world;
  const playable = () => [...inPlayOrder(), ...campaign.files.map(({ sha256 }) => sha256)];
  return () => [
    ...faults.list(),
    ...clockFaults(now(), { released, published: publishedAt() }),
    ...leftOutFaults(culprits, playable),
    ...(ofUpdates?.() ?? []),
  ];
}
