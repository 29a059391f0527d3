import type { CodedId } from '../fakes/coded-media.ts';
import { analyse, type Analysis, type Change } from './analyse.ts';
import { watchLoad } from './machine-load.ts';
import { onPeerStand, subjectNames, type PeerStand, type SubjectName } from './peer-stand.ts';
import { takingDown } from './taking-down.ts';
import { countTurns } from './turns.ts';

/** What was seen of one subject in one round. */
export interface Round {
  readonly name: SubjectName;
  /** Without the first change, which belongs to the start, and the last one, which is cut by the end. */
  readonly changes: readonly SeenChange[];
  readonly seen: Pick<Analysis, 'watch' | 'showings' | 'gaps' | 'gapSamples' | 'halfCopied' | 'frames'>;
  /** Cores that the rest of the machine used, on the average. */
  readonly foreignCores: number;
  /** It stood still for half a minute, and was given up. */
  readonly stuck: boolean;
}

/** A change, and how many cores the rest of the machine used in that second. */
export type SeenChange = Change & { readonly foreignCores: number };

export interface SmoothnessPlan {
  readonly width: number;
  readonly height: number;
  readonly rounds: number;
  /** How often each kind of change is watched in a round: of the player, and of each peer. */
  readonly changesOfEachKind: number;
  readonly peerChangesOfEachKind: number;
  /** Length of the clips, and how long pictures stay; whole. */
  readonly seconds: number;
}

/** Every kind of change twice a loop: each is as frequent as any other. */
export const evenOrder: readonly CodedId[] = ['v1', 'v2', 'p1', 'p2', 'v3', 'v4', 'p3', 'p4'];
const KINDS = 4;

/**
 * Watches the player and its peers on one display with the same media, in rounds: each of them once a round, another one
 * first each time.
 */
export async function runSmoothness({ rounds, ...plan }: SmoothnessPlan): Promise<readonly Round[]> {
  const { width, height, seconds } = plan;
  return onPeerStand({ width, height, seconds, ids: evenOrder }, async (stand) => {
    const seen: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < subjectNames.length; turn++) {
        const name = subjectNames[(turn + round) % subjectNames.length] as SubjectName;
        console.log(`smoothness: ${width}×${height}, round ${round + 1} of ${rounds}, ${name}`);
        const each = name === 'player' ? plan.changesOfEachKind : plan.peerChangesOfEachKind;
        seen.push(await watch(stand, name, each * KINDS));
      }
    }
    return seen;
  });
}

/** Starts a subject, and looks on until so many changes were seen after the first one. */
async function watch(stand: PeerStand, name: SubjectName, changes: number): Promise<Round> {
  return takingDown(async (atEnd) => {
    const sampling = await stand.look(name);
    atEnd(async () => void (await sampling.stop()));
    const load = watchLoad();
    atEnd(() => load.stop());
    const subject = await stand.start[name]();
    atEnd(() => subject.end());
    const turns = countTurns(sampling);
    atEnd(() => turns.stop());
    // The first item, the first change, those that count, and the last one.
    const stuck = await turns
      .until((count) => count >= changes + 3)
      .then(
        () => false,
        () => true,
      );
    const { changes: all, ...seen } = analyse(await sampling.stop(), stand.items);
    return {
      name,
      seen,
      changes: all.slice(1, -1).map((change) => ({ ...change, foreignCores: load.foreignAt(change.atMs) })),
      foreignCores: load.foreignOnAverage(),
      stuck,
    };
  });
}
