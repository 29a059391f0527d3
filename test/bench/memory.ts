import { table, type Report } from './report.ts';
import { onStand } from './stand.ts';
import { median } from './statistics.ts';
import { countTurns } from './turns.ts';

/** What of the player's processes a command line belongs to. */
const parts = ['host', 'player', 'browser', 'graphics', 'page', 'others'] as const;
type Part = (typeof parts)[number];

/** Proportional set size of the process tree at one boundary, by part. */
export type Reading = Readonly<Partial<Record<Part, number>>>;

/** Readings at boundaries of the same item. */
export interface Readings {
  /** So many changes had been seen when the first of them was taken. */
  readonly afterChanges: number;
  readonly bytes: readonly Reading[];
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
      const bytes: Reading[] = [];
      let sharers = 0;
      while (bytes.length < boundaries) {
        const before = turns.count();
        await turns.until((count, item) => count > before && item === 0);
        bytes.push(tree.pssByPart(partOf));
        sharers = Math.max(sharers, tree.sharers());
      }
      const told = parts.map((part) => `${part} ${mib(medianOf(bytes, part))}`).join(', ');
      console.log(
        `memory: ${mib(median(bytes.map(sumOf)))} MiB after ${afterChanges} changes (${told}; ${sharers} sharers)`,
      );
      return { afterChanges, bytes, sharers };
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

function medianOf(readings: readonly Reading[], part: Part): number {
  return median(readings.map((reading) => reading[part] ?? 0));
}

function sumOf(reading: Reading): number {
  return Object.values(reading).reduce((sum, bytes) => sum + bytes, 0);
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
  const rows = readings.map(({ afterChanges, bytes, sharers }) => ({
    ...{ afterChanges, sharers, sums: bytes.map(sumOf) },
    byPart: parts.map((part) => medianOf(bytes, part)),
  }));
  const [first, last] = [rows[0], rows.at(-1)];
  const growth = median(last?.sums ?? []) / median(first?.sums ?? []);
  const changes = last?.afterChanges ?? 0;
  return {
    met: growth <= MOST_GROWTH,
    ...(changes < PROMISED_CHANGES && { shortOf: `${changes} of ${PROMISED_CHANGES} changes` }),
    body: [
      `PSS of the whole process tree (player, host, browser with all its processes) at ${first?.sums.length ?? 0} boundaries of the same item, MiB; of the parts the medians. ` +
        'Real media through the ordinary validator, clips of half a second, pictures for one. Sharers are processes outside of it ' +
        'that ran the same programs (the instrument is two): pages that they share count for less.',
      '',
      table(
        ['after changes', 'median', 'least', 'most', ...parts, 'sharers'],
        rows.map(({ afterChanges, sums, byPart, sharers }) => [
          `${afterChanges}`,
          ...[median(sums), Math.min(...sums), Math.max(...sums), ...byPart].map(mib),
          `${sharers}`,
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
