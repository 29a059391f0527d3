import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from '../../../core/shares.ts';
import { patience, rounds } from './rounds.ts';

const weights = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 40, size: 'max' }),
  fc.array(fc.constantFrom(1, 2, 3, 97, 99, 100), { minLength: 1, maxLength: 40, size: 'max' }),
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
);

/** The first prefix of these turns in which somebody is a whole turn or more from their share. */
function firstUnfair(turns: readonly number[], weights: readonly number[]): string | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const had = weights.map(() => 0);
  for (const [index, turn] of turns.entries()) {
    had[turn] = (had[turn] ?? 0) + 1;
    const n = index + 1;
    for (const [who, weight] of weights.entries()) {
      // |had − n·weight/total| < 1, in whole numbers.
      if (Math.abs((had[who] ?? 0) * total - n * weight) >= total) return `after ${n} turns, ${who} had ${had[who]}`;
    }
  }
  return undefined;
}

describe('shareOut', patience, () => {
  it('gives everyone their share to within one turn, in every prefix of several periods', () => {
    fc.assert(
      fc.property(weights, (weights) => {
        const period = shareOut(weights);
        expect(firstUnfair([...period, ...period, ...period], weights)).toBeUndefined();
      }),
      rounds(150),
    );
  });

  it('gives in one period exactly what the weights say', () => {
    fc.assert(
      fc.property(weights, (weights) => {
        const period = shareOut(weights);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const had = weights.map((_, who) => period.filter((turn) => turn === who).length);

        expect(had.map((turns) => turns * total)).toEqual(weights.map((weight) => weight * period.length));
      }),
      rounds(150),
    );
  });

  it.each([
    ['one alone', [7]],
    ['equals', [1, 1, 1]],
    ['one that has nearly everything', [100, 1]],
    [
      'one great and many small, where smooth weighted round-robin misses',
      [50, ...Array.from({ length: 39 }, () => 1)],
    ],
    ['primes', [97, 89, 83, 79, 73]],
    ['as many and as heavy as can be', Array.from({ length: 40 }, () => 100)],
    ['as uneven as can be', Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 100 : 1))],
  ])('is fair to %s', (_, weights) => {
    const period = shareOut(weights);

    expect(firstUnfair([...period, ...period], weights)).toBeUndefined();
  });
});
