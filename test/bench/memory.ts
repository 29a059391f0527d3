import { table, type Report } from './report.ts';
import { onStand } from './stand.ts';
import { median } from './statistics.ts';
import { countTurns } from './turns.ts';

/** Proportional set size of the whole process tree at boundaries of the same item. */
export interface Readings {
  /** So many changes had been seen when the first of them was taken. */
  readonly afterChanges: number;
  readonly bytes: readonly number[];
}

export interface MemoryPlan {
  /** The changes after which the first readings are taken: what they are compared with. */
  readonly early: number;
  /** The changes after which the last ones are taken, and every how many between. */
  readonly late: number;
  readonly every: number;
  readonly boundaries: number;
}

/**
 * Plays on, as fast as a playlist may: clips of half a second, pictures for one. After `early`, then every `every` up to
 * `late` changes reads the memory at the next `boundaries` returns of one item. A run of hours says what it reads as it
 * goes, so that one cut short is not lost.
 */
export async function runMemory({ early, late, every, boundaries }: MemoryPlan): Promise<readonly Readings[]> {
  return onStand({ seconds: 0.5, pictureSeconds: 1 }, async ({ start, sampling }) => {
    const { tree } = await start();
    const turns = countTurns(sampling);
    const read = async (afterChanges: number): Promise<Readings> => {
      await turns.until((count) => count > afterChanges);
      const bytes: number[] = [];
      while (bytes.length < boundaries) {
        const before = turns.count();
        await turns.until((count, item) => count > before && item === 0);
        bytes.push(tree.pssBytes());
      }
      console.log(`memory: ${mib(median(bytes))} MiB after ${afterChanges} changes`);
      return { afterChanges, bytes };
    };
    try {
      const readings: Readings[] = [];
      for (const afterChanges of marks({ early, late, every })) readings.push(await read(afterChanges));
      return readings;
    } finally {
      turns.stop();
    }
  });
}

/** After how many changes readings are taken: `early`, every `every` after that, and `late`. */
export function marks({ early, late, every }: Omit<MemoryPlan, 'boundaries'>): readonly number[] {
  const between = Array.from({ length: Math.ceil(late / every) }, (_, index) => index * every);
  return [early, ...between.filter((mark) => mark > early), late];
}

/** The most that memory may grow from the first to the last readings, and over how many changes. */
const MOST_GROWTH = 1.05;
export const PROMISED_CHANGES = 10_000;

export function reportMemory(readings: readonly Readings[]): Report {
  const [first, last] = [readings[0], readings.at(-1)];
  const growth = median(last?.bytes ?? []) / median(first?.bytes ?? []);
  const changes = last?.afterChanges ?? 0;
  return {
    met: growth <= MOST_GROWTH,
    ...(changes < PROMISED_CHANGES && { shortOf: `${changes} of ${PROMISED_CHANGES} changes` }),
    body: [
      `PSS of the whole process tree (player, host, browser with all its processes) at ${first?.bytes.length ?? 0} boundaries of the same item, MiB. ` +
        'Real media through the ordinary validator, clips of half a second, pictures for one.',
      '',
      table(
        ['after changes', 'median', 'least', 'most'],
        readings.map(({ afterChanges, bytes }) => [
          `${afterChanges}`,
          ...[median(bytes), Math.min(...bytes), Math.max(...bytes)].map(mib),
        ]),
      ),
      '',
      `Ratio of the last median to the first: **${growth.toFixed(3)}** (at most ${MOST_GROWTH}).`,
    ].join('\n'),
  };
}

function mib(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
