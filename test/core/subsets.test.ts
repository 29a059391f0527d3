import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subsetsOf } from '../../core/subsets.ts';
import { itemsOf } from '../../core/playlist.ts';
import { playlistOf } from '../fakes/scheduled.ts';

describe('subsetsOf', () => {
  it('counts and finds what is in after any changes, and leaves the sets before as they were', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(fc.nat(39), fc.boolean()), { maxLength: 60 }),
        (count, changes) => {
          const items = itemsOf(playlistOf({ items: Array.from({ length: count }, (_, n) => ({ src: `${n}.jpg` })) }));
          const sets = subsetsOf(items);
          const isIn = items.map((_, index) => index % 2 === 0);
          let set = sets.of((index) => isIn[index] === true);
          for (const [where, goesIn] of changes) {
            const index = where % count;
            const [before, size] = [set, set.size];
            set = sets.with(set, index, goesIn);
            isIn[index] = goesIn;
            expect(before.size).toBe(size);
          }
          const expected = items.filter((_, index) => isIn[index]);

          expect(Array.from({ length: set.size }, (_, index) => set.at(index))).toEqual(expected);
          expect([set.first, set.at(set.size), set.at(-1)]).toEqual([expected[0], undefined, undefined]);
          expect(set.all).toEqual(expected);
        },
      ),
    );
  });
});
