import { setTimeout as sleep } from 'node:timers/promises';
import { watchLoad } from './machine-load.ts';
import { onPeerStand, type PeerStand, type SubjectName } from './peer-stand.ts';
import { table, type Report } from './report.ts';
import { monotonicMs } from './samples.ts';
import { itemIsOn } from './stand.ts';
import { median } from './statistics.ts';
import { steadyFrames, type SteadyFrames } from './steady-frames.ts';
import { takingDown } from './taking-down.ts';

/**
 * Steady play of the player and of the naive page, in turn; and of a naive page whose picture is as large as the player's,
 * because a processor that has to scale every frame works harder than one that has not.
 */
export type DroppedFrames = readonly Readonly<Record<'player' | 'naive' | 'sameSize', Steady>>[];

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
    const seen: DroppedFrames[number][] = [];
    for (let round = 0; round < rounds; round++) {
      console.log(`dropped-frames: round ${round + 1} of ${rounds}`);
      seen.push({
        player: await watch(stand, 'player', seconds),
        naive: await watch(stand, 'naive page', seconds),
        sameSize: await watch(stand, 'naive page, same picture', seconds),
      });
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
    await sleep(SETTLED_MS);
    const load = watchLoad();
    const [fromMs, cpuFromMs] = [monotonicMs(), tree.cpuMs()];
    await sleep(seconds * 1000);
    const [toMs, cpuToMs] = [monotonicMs(), tree.cpuMs()];
    load.stop();
    return {
      ...steadyFrames(await sampling.stop(), stand.items, { fromMs, toMs }),
      cores: (cpuToMs - cpuFromMs) / (toMs - fromMs),
      foreignCores: load.foreignOnAverage(),
    };
  });
}

/** The figures of issue 5: percentage points, and cores, above the naive page. */
const MOST_POINTS_ABOVE = 0.1;
const MOST_CORES_ABOVE = 0.05;
/** Less than this is 0.0 %. */
const NONE_PERCENT = 0.05;

export function reportDroppedFrames(rounds: DroppedFrames): Report {
  const [player, naive, sameSize] = [
    summary(rounds.map((round) => round.player)),
    summary(rounds.map((round) => round.naive)),
    summary(rounds.map((round) => round.sameSize)),
  ];
  return {
    met:
      (player.percent < NONE_PERCENT || player.percent <= naive.percent + MOST_POINTS_ABOVE) &&
      player.cores <= naive.cores + MOST_CORES_ABOVE,
    body: [
      '1080p30 in H.264, two long clips in turn, 1920×1080, drawn by the processor. The player has a code and a slogan beside them; the naive page has the whole display, and once more a picture of the same size as the player’s. Same browser, same flags, interleaved.',
      '',
      table(
        ['', 'frames never seen', 'cores of the process tree', 'cores of the rest of the machine'],
        rounds.flatMap((round, index) => [
          row(`player, round ${index + 1}`, round.player),
          row('naive page', round.naive),
          row('naive page, picture of the same size', round.sameSize),
        ]),
      ),
      '',
      table(
        ['', 'frames dropped, %', 'cores, median'],
        [
          ['player', player.percent.toFixed(2), player.cores.toFixed(3)],
          ['naive page', naive.percent.toFixed(2), naive.cores.toFixed(3)],
          ['naive page, picture of the same size', sameSize.percent.toFixed(2), sameSize.cores.toFixed(3)],
        ],
      ),
      '',
      `Figures: 0.0 % of the player's frames dropped, or at most ${MOST_POINTS_ABOVE} points more than of the naive page's; at most ${MOST_CORES_ABOVE} cores more than the naive page.`,
    ].join('\n'),
  };
}

interface Summary {
  readonly percent: number;
  readonly cores: number;
}

function summary(rounds: readonly Steady[]): Summary {
  const sum = (of: 'shown' | 'dropped') => rounds.reduce((total, each) => total + each[of], 0);
  return {
    percent: (100 * sum('dropped')) / (sum('shown') + sum('dropped')),
    cores: median(rounds.map(({ cores }) => cores)),
  };
}

function row(name: string, { dropped, shown, cores, foreignCores }: Steady): readonly string[] {
  return [name, `${dropped} of ${shown + dropped}`, cores.toFixed(3), foreignCores.toFixed(2)];
}
