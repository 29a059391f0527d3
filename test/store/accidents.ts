import { constants } from 'node:os';
import { BEFORE_CUT } from './machine.ts';
import { faultsOf } from './oracle.ts';
import { cutPower } from './power-cuts.ts';
import type { Accident, Laboratory } from './shimmed.ts';

/** What came of accidents, one life each. */
export interface Accidents {
  readonly lives: number;
  /** Lives that ended as the accident wanted: killed, or with a call that failed. */
  readonly hit: number;
  /** What was wrong afterwards, with the accident that it came of. */
  readonly faults: readonly string[];
}

/** How often a player's life changes files, and what it does. */
export async function lifeWithout(laboratory: Laboratory) {
  const dir = laboratory.newDir();
  const { exitCode } = await laboratory.live(dir);
  const operations = laboratory.operationsIn(dir);
  return { exitCode, operations, calls: operations.filter(({ kind }) => kind !== 'say').length };
}

/** Kills a player at each of these calls, looks at what it leaves, and lets another one go on to the end. */
export function killAt(laboratory: Laboratory, accidents: readonly Accident[]): Promise<Accidents> {
  return eachOf(accidents, async (accident) => {
    const dir = laboratory.newDir();
    const first = await laboratory.live(dir, accident);
    const left = await faultsOf(dir, laboratory.sources, first.facts, BEFORE_CUT);
    const second = await laboratory.live(dir);
    const facts = [...first.facts, ...second.facts];
    const after = await faultsOf(dir, laboratory.sources, facts, BEFORE_CUT);
    return { hit: first.exitCode === null, faults: [...left, ...after, ...notDone(second.facts)] };
  });
}

/** Lets one call of each life fail: it must go on by itself, and have done everything in the end. */
export function failAt(laboratory: Laboratory, accidents: readonly Accident[]): Promise<Accidents> {
  return eachOf(accidents, async (accident) => {
    const dir = laboratory.newDir();
    const { facts, exitCode } = await laboratory.live(dir, accident);
    const faults = await faultsOf(dir, laboratory.sources, facts, BEFORE_CUT);
    const died = exitCode === 0 ? [] : [`the player ended: ${exitCode}`];
    // What a failed fsync has lost must not be believed: the power goes at the end of the life.
    const operations = laboratory.operationsIn(dir);
    const cut = await cutPower(operations, laboratory.sources, { from: operations.length - 1, mostEach: 4 });
    return {
      hit: operations.some(({ kind }) => kind === 'failed'),
      faults: [...faults, ...died, ...notDone(facts), ...cut.faults],
    };
  });
}

/** Kills a player, lets the next one go on, and cuts the power while it does: nothing may hang on what the first had not synced. */
export async function killThenCut(laboratory: Laboratory, at: number, { cuts, mostEach }: CutsAfter) {
  const dir = laboratory.newDir();
  await laboratory.live(dir, { at, what: 'kill' });
  const from = laboratory.operationsIn(dir).length;
  await laboratory.live(dir);
  return await cutPower(laboratory.operationsIn(dir), laboratory.sources, { from, until: from + cuts, mostEach });
}

export interface CutsAfter {
  readonly cuts: number;
  readonly mostEach: number;
}

/** The errnos of a disk that is broken, is full, or can only be read. */
export const diskErrors = {
  EIO: constants.errno.EIO,
  ENOSPC: constants.errno.ENOSPC,
  EROFS: constants.errno.EROFS,
};

function notDone(facts: readonly string[]): readonly string[] {
  return facts.includes('done') ? [] : ['not everything was done in the end'];
}

async function eachOf(
  accidents: readonly Accident[],
  meet: (accident: Accident) => Promise<{ readonly hit: boolean; readonly faults: readonly string[] }>,
): Promise<Accidents> {
  const waiting = [...accidents];
  const met: { readonly hit: boolean; readonly faults: readonly string[] }[] = [];
  const next = async () => {
    for (let accident = waiting.shift(); accident !== undefined; accident = waiting.shift()) {
      const { at, what } = accident;
      const { hit, faults } = await meet(accident);
      met.push({ hit, faults: faults.map((fault) => `${what} at call ${at}: ${fault}`) });
    }
  };
  await Promise.all([next(), next()]);
  return { lives: met.length, hit: met.filter(({ hit }) => hit).length, faults: met.flatMap(({ faults }) => faults) };
}
