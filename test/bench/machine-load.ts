import { readFileSync } from 'node:fs';
import { watchTree } from './process-tree.ts';
import { monotonicMs } from './samples.ts';

/** What the processors of the machine were busy with, second by second. */
export interface MachineLoad {
  /** Cores used by everything that this process has not started, in the second around an instant of `Samples.atMs`. */
  foreignAt(atMs: number): number;
  /** The same on the average over all that was recorded. */
  foreignOnAverage(): number;
  stop(): void;
}

/** One look: processor time since boot of the machine, and of this process with all that it has started, milliseconds. */
export interface LoadLook {
  readonly atMs: number;
  readonly busyMs: number;
  readonly ownMs: number;
}

/** Begins to record once a second. `mark` is what `watchTree` knows strays by. */
export function watchLoad(mark?: string): MachineLoad {
  const tree = watchTree(process.pid, mark);
  const looks: LoadLook[] = [];
  const look = () => {
    looks.push({ atMs: monotonicMs(), busyMs: parseBusyMs(readFileSync('/proc/stat', 'utf8')), ownMs: tree.cpuMs() });
  };
  look();
  const timer = setInterval(look, 1000);
  return {
    foreignAt: (atMs) => foreignCores(looks, atMs),
    foreignOnAverage: () => coresBetween(looks[0], looks.at(-1)),
    stop: () => clearInterval(timer),
  };
}

/** Cores used by others between the two looks around an instant; `NaN` when nobody looked then. */
export function foreignCores(looks: readonly LoadLook[], atMs: number): number {
  const after = looks.findIndex((look) => look.atMs > atMs);
  return after <= 0 ? NaN : coresBetween(looks[after - 1], looks[after]);
}

function coresBetween(from: LoadLook | undefined, to: LoadLook | undefined): number {
  if (from === undefined || to === undefined || to.atMs <= from.atMs) return NaN;
  const foreignMs = to.busyMs - from.busyMs - (to.ownMs - from.ownMs);
  // Both clocks tick in hundredths of a second, so a quiet machine can come out a little below nothing.
  return Math.max(0, foreignMs / (to.atMs - from.atMs));
}

/** Processor time that was not idle, of all processors together, from `/proc/stat` (proc_stat(5)). */
export function parseBusyMs(stat: string): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    /^cpu +(.*)$/m.exec(stat)?.[1]?.split(' ').map(Number) ?? [];
  return (user + nice + system + irq + softirq + steal) * 10;
}
