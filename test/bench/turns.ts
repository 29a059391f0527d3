import type { Sampling } from './samples.ts';

/** Counts the items that come up on a display. */
export interface Turns {
  /** How many have come up. */
  count(): number;
  /** Waits for a count and the index of the item that is on; rejects when nothing has changed for half a minute. */
  until(wanted: (count: number, item: number) => boolean): Promise<void>;
  stop(): void;
}

/** Looks at the last samples ten times a second, which is cheap; so an item has to stay for longer than that. */
export function countTurns(sampling: Sampling): Turns {
  let count = 0;
  let current = -1;
  let changedAt = Date.now();
  const waiting = new Set<() => void>();
  const look = () => {
    const { item } = sampling.latest();
    const now = item[item.length - 1] ?? -1;
    if (now >= 0 && now !== current) {
      current = now;
      count++;
      changedAt = Date.now();
    }
    for (const check of [...waiting]) check();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    count: () => count,
    until: (wanted) =>
      new Promise<void>((resolve, reject) => {
        const check = () => {
          const stuck = Date.now() - changedAt > STUCK_MS;
          if (!stuck && !wanted(count, current)) return;
          waiting.delete(check);
          if (stuck) reject(new Error(`the display has not changed for ${STUCK_MS / 1000} s`));
          else resolve();
        };
        waiting.add(check);
      }),
    stop: () => clearInterval(timer),
  };
}

const LOOK_EVERY_MS = 100;
const STUCK_MS = 30_000;
