import type { Memory } from './process-tree.ts';
import { table, type Report } from './report.ts';
import { onStand } from './stand.ts';
import { median } from './statistics.ts';
import { countTurns } from './turns.ts';

/** What of the player's processes a command line belongs to. */
const parts = ['host', 'player', 'browser', 'graphics', 'page', 'others'] as const;
type Part = (typeof parts)[number];

/** Memory of the process tree at one boundary, by part. */
export type Reading = Readonly<Partial<Record<Part, Memory>>>;

/** Readings at boundaries of the same item. */
export interface Readings {
  /** So many changes had been seen when the first of them was taken. */
  readonly afterChanges: number;
  readonly boundaries: readonly Reading[];
  /** Processes of others that ran one of the same programs meanwhile, and so took a share of its pages. */
  readonly sharers: number;
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
      const read: Reading[] = [];
      let sharers = 0;
      while (read.length < boundaries) {
        const before = turns.count();
        await turns.until((count, item) => count > before && item === 0);
        read.push(tree.memoryByPart(partOf));
        sharers = Math.max(sharers, tree.sharers());
      }
      const readings = { afterChanges, boundaries: read, sharers };
      const { pss, own, byPart } = summed(readings);
      const told = parts.map((part, index) => `${part} ${mib(byPart[index] ?? 0)}`).join(', ');
      console.log(
        `memory: ${mib(median(pss))} MiB after ${afterChanges} changes (its own ${mib(median(own))}; ${told}; ${sharers} sharers)`,
      );
      return readings;
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

function partOf(command: string): Part {
  const type = /--type=(\S+)/.exec(command)?.[1];
  if (type === 'renderer') return 'page';
  if (type === 'gpu-process') return 'graphics';
  if (type !== undefined) return 'others';
  if (command.includes('--user-data-dir=')) return 'browser';
  if (command.includes('player.js')) return 'player';
  return command.includes('cli.js') ? 'host' : 'others';
}

/** The whole tree at each boundary, bytes, and of each part the median. */
function summed({ boundaries }: Readings): Readonly<Record<'pss' | 'own' | 'byPart', readonly number[]>> {
  const sums = (which: keyof Memory) =>
    boundaries.map((reading) => Object.values(reading).reduce((sum, memory) => sum + memory[which], 0));
  return {
    pss: sums('pss'),
    own: sums('own'),
    byPart: parts.map((part) => median(boundaries.map((reading) => reading[part]?.pss ?? 0))),
  };
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
  const rows = readings.map((one) => ({ ...one, ...summed(one) }));
  const [first, last] = [rows[0], rows.at(-1)];
  const growth = (which: keyof Memory) => median(last?.[which] ?? []) / median(first?.[which] ?? []);
  const changes = last?.afterChanges ?? 0;
  return {
    met: growth('pss') <= MOST_GROWTH && growth('own') <= MOST_GROWTH,
    ...(changes < PROMISED_CHANGES && { shortOf: `${changes} of ${PROMISED_CHANGES} changes` }),
    body: [
      `PSS of the whole process tree (player, host, browser with all its processes) at ${first?.pss.length ?? 0} boundaries of the same item, MiB; of the parts the medians. ` +
        'Real media through the ordinary validator, clips of half a second, pictures for one. Its own is what it has asked for itself; ' +
        'the rest are pages of files, such as the browser’s program, and of these PSS gives a share to whoever else runs it: ' +
        'sharers are processes outside of the tree that did (the instrument is two).',
      '',
      table(
        ['after changes', 'median', 'least', 'most', 'its own', 'least', 'most', ...parts, 'sharers'],
        rows.map(({ afterChanges, pss, own, byPart, sharers }) => [
          `${afterChanges}`,
          ...[pss, own].flatMap((sums) => [median(sums), Math.min(...sums), Math.max(...sums)]).map(mib),
          ...byPart.map(mib),
          `${sharers}`,
        ]),
      ),
      '',
      `Ratio of the last median to the first: **${growth('pss').toFixed(3)}**, of its own memory **${growth('own').toFixed(3)}** (at most ${MOST_GROWTH} each).`,
    ].join('\n'),
  };
}

function mib(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
