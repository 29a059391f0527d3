import { pop, push } from './heap.ts';

/**
 * One whole period of turns among campaigns of these weights, as indices into them: as many turns as the weights (cut
 * down by their common divisor) add up to, after which everything begins again. In every prefix, and however often the
 * period is repeated, each has had its share to within less than one turn, which smooth weighted round-robin can miss
 * (R. Tijdeman, The chairman assignment problem, Discrete Mathematics 32, 1980). Ties go to the first.
 *
 * @param weights  whole, at least 1; one or more
 */
export function shareOut(weights: readonly number[]): readonly number[] {
  const key = weights.join();
  const order = known.get(key) ?? computed(weights);
  known.delete(key);
  known.set(key, order);
  // The same few sets of campaigns are asked about at every boundary.
  for (const oldest of known.size > MOST_KNOWN ? known.keys() : []) {
    known.delete(oldest);
    break;
  }
  return order;
}

const known = new Map<string, readonly number[]>();
const MOST_KNOWN = 16;

function computed(weights: readonly number[]): readonly number[] {
  if (weights.length === 1) return [0];
  const divisor = weights.reduce(greatestCommonDivisor, 0);
  const shares = weights.map((weight) => weight / divisor);
  const turns = shares.reduce((sum, share) => sum + share, 0);
  // By the theorem's rule turn n may be the one after x of a campaign once n·w − x·W ≥ W / (2m − 2), and of those that
  // may, the one with the least (x + 1 − 1 / (2m − 2))·W / w goes first. Both are known as soon as x is.
  const bound = 2 * weights.length - 2;
  const jobOf = (index: number, x: number): Job => {
    const share = shares[index] as number;
    return {
      index,
      soonest: Math.ceil((turns * (bound * x + 1)) / (bound * share)),
      due: (turns * (bound * (x + 1) - 1)) / share,
      x,
    };
  };

  const opening = new Map<number, Job[]>();
  const open = (job: Job, notBefore: number) => {
    const turn = Math.max(job.soonest, notBefore);
    const others = opening.get(turn);
    if (others === undefined) opening.set(turn, [job]);
    else others.push(job);
  };
  shares.forEach((_, index) => open(jobOf(index, 0), 1));
  const queue: Job[] = [];
  const order: number[] = [];
  for (let turn = 1; turn <= turns; turn++) {
    for (const job of opening.get(turn) ?? []) push(queue, job, isDueBefore);
    opening.delete(turn);
    const job = pop(queue, isDueBefore);
    if (job === undefined) throw new Error('a turn that no campaign may take, which the theorem excludes');
    order.push(job.index);
    open(jobOf(job.index, job.x + 1), turn + 1);
  }
  return order;
}

/** One turn that a campaign is owed, after the `x` that it has had. */
interface Job {
  readonly index: number;
  readonly x: number;
  /** The first turn that it may be, from 1. */
  readonly soonest: number;
  /** Less is more urgent. */
  readonly due: number;
}

function isDueBefore(a: Job, b: Job): boolean {
  return a.due < b.due || (a.due === b.due && a.index < b.index);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
