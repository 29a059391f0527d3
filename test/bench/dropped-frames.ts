import { watchLoad } from './machine-load.ts';
import { onPeerStand, type PeerStand, type SubjectName } from './peer-stand.ts';
import { table, type Report } from './report.ts';
import { monotonicMs } from './samples.ts';
import { itemIsOn } from './stand.ts';
import { median } from './statistics.ts';
import { steadyFrames, type SteadyFrames } from './steady-frames.ts';
import { takingDown } from './taking-down.ts';

/** Steady play of the player and of the naive page, in turn. */
export type DroppedFrames = readonly { readonly player: Steady; readonly naive: Steady }[];

export interface Steady extends SteadyFrames {
  /** Cores used by the whole process tree, and by the rest of the machine. */
  readonly cores: number;
  readonly foreignCores: number;
}

export interface DroppedFramesPlan {
  readonly rounds: number;
  /** How long each is looked at in a round. */
  readonly seconds: number;
  /** Length of the two clips that take turns; whole. */
  readonly clipSeconds: number;
}

/** 1080p30 in H.264, two clips in turn; the player has code and slogan beside them. */
export async function runDroppedFrames({ rounds, seconds, clipSeconds }: DroppedFramesPlan): Promise<DroppedFrames> {
  const media = { width: 1920, height: 1080, ids: ['v1', 'v2'], seconds: clipSeconds } as const;
  return onPeerStand(media, async (stand) => {
    const seen: { player: Steady; naive: Steady }[] = [];
    for (let round = 0; round < rounds; round++) {
      console.log(`dropped-frames: round ${round + 1} of ${rounds}`);
      const player = await watch(stand, 'player', seconds);
      seen.push({ player, naive: await watch(stand, 'naive page', seconds) });
    }
    return seen;
  });
}

/** What a start leaves to do is done by then. */
const SETTLED_MS = 5000;

async function watch(stand: PeerStand, name: SubjectName, seconds: number): Promise<Steady> {
  return takingDown(async (atEnd) => {
    const sampling = await stand.look(name);
    atEnd(async () => void (await sampling.stop()));
    const { tree, end } = await stand.start[name]();
    atEnd(end);
    await sampling.until('an item', itemIsOn);
    await wait(SETTLED_MS);
    const load = watchLoad();
    const [fromMs, cpuFromMs] = [monotonicMs(), tree.cpuMs()];
    await wait(seconds * 1000);
    const [toMs, cpuToMs] = [monotonicMs(), tree.cpuMs()];
    load.stop();
    return {
      ...steadyFrames(await sampling.stop(), stand.items, { fromMs, toMs }),
      cores: (cpuToMs - cpuFromMs) / (toMs - fromMs),
      foreignCores: load.foreignOnAverage(),
    };
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The figures of issue 5: percentage points, and cores, above the naive page. */
export const MOST_POINTS_ABOVE = 0.1;
export const MOST_CORES_ABOVE = 0.05;
/** Less than this is 0.0 %. */
const NONE_PERCENT = 0.05;

export function reportDroppedFrames(rounds: DroppedFrames): Report {
  const [player, naive] = [rounds.map((round) => round.player), rounds.map((round) => round.naive)];
  const [percent, naivePercent] = [droppedPercent(player), droppedPercent(naive)];
  const [cores, naiveCores] = [player, naive].map((all) => median(all.map((each) => each.cores))) as [number, number];
  const row = (name: string, { dropped, shown, cores: used, foreignCores }: Steady) => [
    name,
    `${dropped} of ${shown + dropped}`,
    used.toFixed(3),
    foreignCores.toFixed(2),
  ];
  return {
    met:
      (percent < NONE_PERCENT || percent <= naivePercent + MOST_POINTS_ABOVE) && cores <= naiveCores + MOST_CORES_ABOVE,
    body: [
      '1080p30 in H.264, two long clips in turn, 1920×1080, drawn by the processor; the player has a code and a slogan beside them, the naive page nothing. Same browser, same flags, interleaved.',
      '',
      table(
        ['', 'frames never seen', 'cores of the process tree', 'cores of the rest of the machine'],
        rounds.flatMap((round, index) => [
          row(`player, round ${index + 1}`, round.player),
          row(`naive page, round ${index + 1}`, round.naive),
        ]),
      ),
      '',
      `Dropped: **${percent.toFixed(2)} %** of the player's frames, ${naivePercent.toFixed(2)} % of the naive page's (at most 0.0 %, or ${MOST_POINTS_ABOVE} points more than the naive page).`,
      `Cores, medians: **${cores.toFixed(3)}** of the player's whole process tree, ${naiveCores.toFixed(3)} of the naive page's (at most ${MOST_CORES_ABOVE} more).`,
    ].join('\n'),
  };
}

function droppedPercent(rounds: readonly Steady[]): number {
  const sum = (of: 'shown' | 'dropped') => rounds.reduce((total, each) => total + each[of], 0);
  return (100 * sum('dropped')) / (sum('shown') + sum('dropped'));
}
