import { table, type Report } from './report.ts';
import type { Sampling } from './samples.ts';
import { onStand } from './stand.ts';
import { median } from './statistics.ts';

/** Proportional set size of the whole process tree at boundaries of the same item, bytes. */
export interface MemoryResult {
  readonly early: Readings;
  readonly late: Readings;
}

export interface Readings {
  /** So many changes had been seen when the first of them was taken. */
  readonly afterChanges: number;
  readonly bytes: readonly number[];
}

export interface MemoryPlan {
  readonly early: number;
  readonly late: number;
  readonly boundaries: number;
}

/** Plays `early`, then `late` changes, and after each reads the memory at the next `boundaries` returns of one item. */
export async function runMemory({ early, late, boundaries }: MemoryPlan): Promise<MemoryResult> {
  return onStand({ seconds: 1 }, async ({ start, sampling, items }) => {
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
      return { afterChanges, bytes };
    };
    // Asked for often, so that a change is never missed; an item stays for a second.
    const timer = setInterval(turns.look, 100);
    try {
      const first = await read(early);
      return { early: first, late: await read(Math.max(late, early + boundaries * items.length)) };
    } finally {
      clearInterval(timer);
    }
  });
}

/** Counts the items that come up, from the last samples alone. */
function countTurns(sampling: Sampling) {
  let count = 0;
  let current = -1;
  const waiting = new Set<() => void>();
  let changedAt = Date.now();
  return {
    count: () => count,
    look: () => {
      const { item } = sampling.latest();
      const now = item[item.length - 1] ?? -1;
      if (now >= 0 && now !== current) {
        current = now;
        count++;
        changedAt = Date.now();
      }
      for (const check of [...waiting]) check();
    },
    until: (wanted: (count: number, item: number) => boolean) =>
      new Promise<void>((resolve, reject) => {
        const check = () => {
          const stuck = Date.now() - changedAt > 30_000;
          if (!stuck && !wanted(count, current)) return;
          waiting.delete(check);
          if (stuck) reject(new Error('the display has not changed for 30 s'));
          else resolve();
        };
        waiting.add(check);
      }),
  };
}

/** The most that memory may grow from the early to the late readings. */
export const MOST_GROWTH = 1.1;

export function growthOf({ early, late }: MemoryResult): number {
  return median(late.bytes) / median(early.bytes);
}

export function reportMemory(result: MemoryResult): Report {
  const growth = growthOf(result);
  const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  const row = ({ afterChanges, bytes }: Readings) => [
    `${afterChanges}`,
    mib(median(bytes)),
    mib(Math.min(...bytes)),
    mib(Math.max(...bytes)),
  ];
  return {
    met: growth <= MOST_GROWTH,
    body: [
      `PSS of the whole process tree (player, host, browser with all its processes) at ${result.early.bytes.length} boundaries of the same item, MiB.`,
      '',
      table(['after changes', 'median', 'least', 'most'], [row(result.early), row(result.late)]),
      '',
      `Ratio of the medians: **${growth.toFixed(3)}** (at most ${MOST_GROWTH}).`,
    ].join('\n'),
  };
}
