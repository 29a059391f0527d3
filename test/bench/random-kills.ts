import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../faults/seeded-random.ts';
import type { CodedItem } from './coded-picture.ts';
import { journalAndDisplay, killPage, killPlayerProcess } from './journal-truth.ts';
import { signal } from './process-tree.ts';
import { settled } from './recovery.ts';
import { table, type Report } from './report.ts';
import { monotonicMs, type Samples, type Sampling } from './samples.ts';
import type { SeenShowing } from './showings.ts';
import { onStand, type Stand } from './stand.ts';
import { median, worst } from './statistics.ts';
import type { PlayerSubject } from './subjects.ts';

/** What is killed, by what is told of it. */
const victims = {
  page: { what: 'the page', kill: killPage },
  gpu: { what: 'the GPU process', kill: killGpu },
  player: { what: 'the player process', kill: killPlayerProcess },
  browser: { what: 'the browser', kill: (subject: PlayerSubject) => signal(subject.browser(), 'SIGKILL') },
} as const;
type Victim = keyof typeof victims;
const all = Object.keys(victims) as readonly Victim[];

export interface RandomKills {
  /** From each kill to the end of the last moment without an item, milliseconds; 0 where the picture stayed. */
  readonly backMs: Readonly<Record<Victim, readonly number[]>>;
  /** Items that followed one that they do not follow in the playlist. */
  readonly outOfTurn: readonly string[];
  /** Where journals and display do not agree. */
  readonly journalFaults: readonly string[];
  readonly showings: number;
}

/** The picture is back within this (issue 6, “Figures”). */
export const KILL_FIGURE_MS = 5000;
/** So long is looked on after a kill: what comes back and goes again is not back. */
const LOOK_ON_MS = KILL_FIGURE_MS + 3000;
/** Two items long: where in the loop of seven it is follows from all the waits before. */
const MOMENTS_MS = 4000;

/**
 * Kills each of the four once, in random order and at random moments, in `lives` players, each with a data directory of
 * its own; then holds what was seen against playlist and journal. The same seed does the same.
 */
export async function runRandomKills({
  lives,
  seed,
}: {
  readonly lives: number;
  readonly seed: number;
}): Promise<RandomKills> {
  const random = seededRandom(seed);
  const backMs: Record<Victim, number[]> = { page: [], gpu: [], player: [], browser: [] };
  const outOfTurn: string[] = [];
  const journalFaults: string[] = [];
  let showings = 0;
  for (let life = 0; life < lives; life++) {
    await onStand({ seconds: 2 }, async (stand) => {
      const subject = await stand.start();
      const lossesMs: number[] = [];
      for (const victim of shuffled(all, random)) {
        await settled(stand.sampling);
        await sleep(random() * MOMENTS_MS);
        if (victim === 'gpu') lossesMs.push(monotonicMs());
        const took = await backAfterKill(stand, () => victims[victim].kill(subject));
        console.log(`random-kills: life ${life + 1} of ${lives}, ${victims[victim].what}: ${took.toFixed(0)} ms`);
        backMs[victim].push(took);
      }
      const told = await journalAndDisplay(stand, subject, lossesMs);
      showings += told.showings.length;
      outOfTurn.push(...unexpected(told.showings, stand.items));
      journalFaults.push(...told.comparison.faults);
    });
  }
  return { backMs, outOfTurn, journalFaults, showings };
}

function killGpu({ tree }: PlayerSubject): void {
  for (const { pid } of tree.withCommand((command) => command.includes('--type=gpu-process'))) signal(pid, 'SIGKILL');
}

async function backAfterKill({ sampling }: Stand, kill: () => void): Promise<number> {
  const killedMs = monotonicMs();
  kill();
  await sleep(LOOK_ON_MS);
  await stays(sampling);
  return lastBlankEnd(sampling.samples(), killedMs);
}

/** Waits for a picture that is there; without one for a minute, the measurement ends with that. */
async function stays(sampling: Sampling): Promise<void> {
  await sampling.until('an item', () => (sampling.latest().item.every((item) => item >= 0) ? true : undefined));
}

/** Half-copied frames are shorter than this many samples (DECISIONS 37). */
const HALF_COPIED = 4;

/** From an instant to the end of the last stretch without an item after it, milliseconds; 0 when there is none. */
export function lastBlankEnd({ atMs, item }: Pick<Samples, 'atMs' | 'item'>, fromMs: number): number {
  let blank = 0;
  let endMs = fromMs;
  for (let index = 0; index < item.length; index++) {
    const at = atMs[index] ?? 0;
    if (at < fromMs) continue;
    if ((item[index] ?? -1) < 0) blank++;
    else {
      if (blank > HALF_COPIED) endMs = at;
      blank = 0;
    }
  }
  return endMs - fromMs;
}

/** A sentence for each showing that is neither the one before it again nor the next of the playlist. */
export function unexpected(
  showings: readonly Pick<SeenShowing, 'item'>[],
  items: readonly CodedItem[],
): readonly string[] {
  return showings.slice(1).flatMap(({ item }, index) => {
    const before = showings[index]?.item;
    const turn = items.findIndex((one) => one === before);
    const isInTurn = item === before || item === items[(turn + 1) % items.length];
    return isInTurn ? [] : [`showing ${index + 2}: ${item.id} after ${before?.id}`];
  });
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

export function reportRandomKills({ backMs, outOfTurn, journalFaults, showings }: RandomKills): Report {
  const kills = all.flatMap((victim) => backMs[victim]);
  const lost = [...outOfTurn, ...journalFaults];
  return {
    met: worst(kills) <= KILL_FIGURE_MS && lost.length === 0,
    body: [
      `Killed with SIGKILL at random moments of the loop, ${kills.length} times in all; each player lives through one kill of each. From the kill to the end of the last moment without an item, milliseconds; 0: the picture stayed.`,
      '',
      table(
        ['killed', 'times', 'median', 'worst', 'figure'],
        all.map((victim) => [
          victims[victim].what,
          `${backMs[victim].length}`,
          median(backMs[victim]).toFixed(0),
          worst(backMs[victim]).toFixed(0),
          `${KILL_FIGURE_MS}`,
        ]),
      ),
      '',
      `State lost (of ${showings} showings on the display, an item out of its turn, or one that the journal tells otherwise): **${lost.length}** (must be 0).`,
      ...(lost.length === 0 ? [] : ['', ...lost.map((sentence) => `- ${sentence}`)]),
    ].join('\n'),
  };
}
