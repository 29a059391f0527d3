import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DiskModel, type Promises, type Tree } from './disk-model.ts';
import { fatesOf, seeded } from './fates.ts';
import type { Operation } from './operations.ts';
import { faultsOf } from './oracle.ts';

export interface PowerCuts {
  /** Different moments at which the power went. */
  readonly cuts: number;
  /** Different states of the disk, with what had been promised by then, that were opened. */
  readonly states: number;
  /** What was wrong, once each. */
  readonly faults: readonly string[];
}

/**
 * Cuts the power after each of the operations that were recorded, lets every bounded subset of what was not fsynced be
 * kept, lost or torn, lays each state out in a directory, and opens it with the real code.
 *
 * @param from      the first operation after which the power is cut
 * @param mostEach  states for one cut, at most
 */
export async function cutPower(
  operations: readonly Operation[],
  sources: string,
  {
    from = 0,
    until = operations.length,
    mostEach,
    promises,
    stopAtFault = false,
    look = (dir, facts) => faultsOf(dir, sources, facts, 'after the power cut'),
  }: {
    readonly from?: number;
    readonly until?: number;
    readonly mostEach: number;
    readonly promises?: Promises;
    readonly stopAtFault?: boolean;
    /** Gives all that is wrong with what is left, where it is not the store. */
    readonly look?: (dir: string, facts: readonly string[]) => Promise<readonly string[]>;
  },
): Promise<PowerCuts> {
  const disk = new DiskModel(promises);
  const random = seeded(1);
  const facts: string[] = [];
  const seen = new Set<string>();
  const faults = new Set<string>();
  let cuts = 0;
  for (const [index, operation] of operations.entries()) {
    disk.apply(operation);
    if (operation.kind === 'say') facts.push(operation.fact);
    // Before the player had opened its directory it had promised nothing, and after the last call nothing happens.
    if (index < from || index >= until) continue;
    cuts++;
    for (const fates of fatesOf(disk.pending(), mostEach, random)) {
      const tree = disk.cut(fates);
      const state = `${facts.length} ${digestOf(tree)}`;
      if (seen.has(state)) continue;
      seen.add(state);
      for (const fault of await openedAt(tree, (dir) => look(dir, facts))) faults.add(fault);
      if (stopAtFault && faults.size > 0) return { cuts, states: seen.size, faults: [...faults] };
    }
  }
  return { cuts, states: seen.size, faults: [...faults] };
}

async function openedAt(tree: Tree, look: (dir: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const dir = mkdtempSync(join(fastestTemp, 'bluezone-cut-'));
  try {
    layOut(tree, dir);
    return await look(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Thousands of small trees are made and removed: memory does as well as a disk, for the cuts are the model's. */
const fastestTemp = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function layOut(tree: Tree, dir: string): void {
  for (const [path, bytes] of tree) {
    if (bytes === undefined) mkdirSync(join(dir, path), { recursive: true });
    else {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), bytes);
    }
  }
}

const digests = new WeakMap<Uint8Array, string>();
function digestOf(tree: Tree): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0`);
    if (bytes === undefined) continue;
    const known = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
    digests.set(bytes, known);
    hash.update(known);
  }
  return hash.digest('hex');
}
