import { describe, expect, it } from 'vitest';
import { chooseOffer, type Chooser } from '../../core/offers.ts';

const screens = Array.from({ length: 10_000 }, (_, n) => `f4c1… screen-${n}`);
const chooser: Chooser = { name: 'f4c1… hall', isFirst: false, bad: [] };

/** Of all these screens, those that take this version when it is put out to so many in a hundred. */
function takers(version: string, percent: number): readonly string[] {
  return screens.filter((name) => chooseOffer([{ version, percent }], { ...chooser, name }).kind === 'take');
}

describe('chooseOffer', () => {
  it.each([0, 1, 10, 50, 100])('puts a version out to %i screens in a hundred', (percent) => {
    const share = takers('2.0', percent).length / screens.length;

    expect(Math.abs(share * 100 - percent)).toBeLessThanOrEqual(percent % 100 === 0 ? 0 : 1.5);
  });

  it('only adds screens when the share is raised, and draws for each version anew', () => {
    const first = new Set(takers('2.0', 10));

    expect(takers('2.0', 20).filter((name) => first.has(name))).toHaveLength(first.size);
    expect(takers('3.0', 10).filter((name) => first.has(name)).length).toBeLessThan(first.size / 4);
  });

  it('takes the newest that is meant for this screen', () => {
    const offers = [
      { version: '4', percent: 0 },
      { version: '3', percent: 100 },
      { version: '2', percent: 100 },
    ];

    expect(chooseOffer(offers, chooser)).toEqual({ kind: 'take', offer: offers[1] });
    expect(chooseOffer(offers.slice(0, 1), chooser)).toEqual({ kind: 'waits', offer: offers[0] });
    expect(chooseOffer([], chooser)).toEqual({ kind: 'none' });
  });

  it('goes first where it is to, but takes nothing that is stopped', () => {
    const first = { ...chooser, isFirst: true };

    expect(chooseOffer([{ version: '2', percent: 1 }], first).kind).toBe('take');
    expect(chooseOffer([{ version: '2', percent: 0 }], first).kind).toBe('waits');
  });

  it('takes nothing again that was taken back here, until there is a newer one', () => {
    const offers = [{ version: '3', percent: 100 }];

    expect(chooseOffer(offers, { ...chooser, bad: ['3'] })).toEqual({ kind: 'bad', offer: offers[0] });
    expect(chooseOffer([{ version: '4', percent: 100 }, ...offers], { ...chooser, bad: ['3'] })).toMatchObject({
      kind: 'take',
      offer: { version: '4' },
    });
  });
});
