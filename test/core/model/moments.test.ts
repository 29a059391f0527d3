import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../core/moments.ts';
import { makePlan } from '../../../core/plan.ts';
import { modelMoments } from './moments-model.ts';
import { patience, rounds } from './rounds.ts';
import { scenario } from './scenarios.ts';

const dayMs = 86_400_000;

describe('momentsOf, for any playlist and screen', patience, () => {
  it('gives the moments that the model gives, in order', () => {
    fc.assert(
      fc.property(scenario, fc.nat(2 * dayMs), ({ playlist, screen, instants: [, from = 0] }, length) => {
        const plan = makePlan(playlist, screen, from, from + length + 1);
        const moments = momentsOf(plan, from, from + length);

        expect(moments.map(({ at, campaign }) => ({ at, campaign: campaign.id }))).toEqual(
          modelMoments(playlist, screen, from, from + length),
        );
      }),
      rounds(300),
    );
  });

  it('gives each moment in one of two stretches that meet, and in one only', () => {
    fc.assert(
      fc.property(
        scenario,
        fc.nat(dayMs),
        fc.nat(dayMs),
        ({ playlist, screen, instants: [from = 0] }, first, second) => {
          const [middle, until] = [from + first, from + first + second];
          const plan = makePlan(playlist, screen, from, until + 1);

          expect([...momentsOf(plan, from, middle), ...momentsOf(plan, middle, until)]).toEqual(
            momentsOf(plan, from, until),
          );
        },
      ),
      rounds(200),
    );
  });
});
