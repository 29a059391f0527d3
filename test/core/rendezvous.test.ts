import { describe, expect, it } from 'vitest';
import { rendezvous } from '../../core/rendezvous.ts';

const members = Array.from({ length: 10 }, (_, n) => `screen-${n}`);
const things = Array.from({ length: 2000 }, (_, n) => `file ${n}`);

describe('rendezvous', () => {
  it('gives every member the same order, whatever order it knows the others in', () => {
    for (const thing of things.slice(0, 50))
      expect(rendezvous(thing, members)).toEqual(rendezvous(thing, members.toReversed()));
  });

  it('spreads things evenly over the members', () => {
    const firsts = things.map((thing) => rendezvous(thing, members)[0]);
    const counts = members.map((member) => firsts.filter((first) => first === member).length);

    expect(Math.min(...counts)).toBeGreaterThan(150);
    expect(Math.max(...counts)).toBeLessThan(250);
  });

  it('changes nothing among those that stay when one goes', () => {
    const gone = 'screen-3';
    for (const thing of things.slice(0, 50))
      expect(
        rendezvous(
          thing,
          members.filter((member) => member !== gone),
        ),
      ).toEqual(rendezvous(thing, members).filter((member) => member !== gone));
  });
});
