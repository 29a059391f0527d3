import { describe, expect, it } from 'vitest';
import type { Rung } from '../../core/ladder.ts';
import { afterCure, afterSight, judgeSights as judgeOn, noSights, type Sights } from '../../core/sights.ts';

const judgeSights = (sights: Sights, rung: Rung = 'normal') => judgeOn(sights, rung);

/** Looks at a screen in turn: what was on (`-`: nothing need be), and what was seen of it (`_…`: one colour). */
const looks = (seen: readonly (readonly [onAir: string, picture: string])[], from: Sights = noSights): Sights =>
  seen.reduce(
    (sights, [onAir, picture]) =>
      afterSight(sights, { blank: picture.startsWith('_'), print: picture }, onAir === '-' ? undefined : onAir),
    from,
  );

describe('judgeSights', () => {
  it('finds a screen where nothing is to be seen over several items', () => {
    const sights = looks([['a', '_'], ['b', '_'], ['b', '_']]); // prettier-ignore

    expect(judgeSights(sights)).toEqual({
      ...{ kind: 'sick', how: 'reload', why: 'nothing is to be seen though an item is on' },
    });
  });

  it('finds it also while one item is on that was seen before', () => {
    expect(judgeSights(looks([['a', '1'], ['a', '_'], ['a', '_'], ['a', '_']])).kind).toBe('sick'); // prettier-ignore
  });

  it('holds nothing against an item that was seen while somebody was at the screen', () => {
    const panel = afterSight(noSights, { blank: false, print: 'panel' }, 'a', true);
    expect(judgeSights(looks([['a', '_'], ['a', '_'], ['a', '_']], panel)).kind).toBe('well'); // prettier-ignore
    const picture = afterSight(panel, { blank: false, print: '1' }, 'a', false);
    expect(judgeSights(looks([['a', '_'], ['a', '_'], ['a', '_']], picture)).kind).toBe('sick'); // prettier-ignore
  });

  it.each([
    [
      'one item that may be dark itself',
      [
        ['a', '_'],
        ['a', '_'],
        ['a', '_'],
        ['a', '_'],
      ],
    ],
    [
      'a dark moment',
      [
        ['a', '1'],
        ['b', '_'],
        ['b', '_'],
        ['b', '2'],
      ],
    ],
    [
      'a screen closed by its hours',
      [
        ['a', '1'],
        ['-', '_'],
        ['-', '_'],
        ['-', '_'],
        ['-', '_'],
      ],
    ],
    [
      'a loop of one poster',
      [
        ['a', '1'],
        ['a', '1'],
        ['a', '1'],
        ['a', '1'],
        ['a', '1'],
        ['a', '1'],
      ],
    ],
    [
      'one file under several ids',
      [
        ['a', '1'],
        ['a', '1'],
        ['a', '1'],
        ['a', '1'],
      ],
    ],
    [
      'slides that look alike',
      [
        ['slide', '1'],
        ['slide', '1'],
        ['slide', '1'],
        ['slide', '1'],
      ],
    ],
    [
      'items that change with the clock',
      [
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
        ['b', '4'],
        ['a', '5'],
      ],
    ],
    [
      'two changes',
      [
        ['a', '1'],
        ['b', '1'],
        ['a', '1'],
      ],
    ],
    [
      'hours in between',
      [
        ['a', '1'],
        ['b', '1'],
        ['-', '1'],
        ['a', '1'],
        ['b', '1'],
      ],
    ],
  ] as const)('finds no fault with %s', (_what, seen) => {
    expect(judgeSights(looks(seen))).toEqual({ kind: 'well' });
  });

  it('finds a picture that stays the same over three changes of items', () => {
    expect(judgeSights(looks([['a', '1'], ['b', '1'], ['b', '1'], ['a', '1'], ['b', '1']]))).toEqual({
      ...{ kind: 'sick', how: 'reload', why: 'the picture stays the same though the items change' },
    }); // prettier-ignore
  });

  it('finds no fault with pictures that are each of one colour', () => {
    expect(judgeSights(looks([['a', '_red'], ['b', '_green'], ['c', '_blue'], ['a', '_red']])).kind).toBe('well'); // prettier-ignore
  });

  it.each([
    ['normal', ['reload', 'restart', 'lower', '-', '-']],
    ['other-backend', ['reload', 'restart', 'lower', '-', '-']],
    ['software', ['restart', '-', '-', '-', '-']],
    ['safe-mode', ['restart', '-', '-', '-', '-']],
  ] as const)(
    'leaves alone what no cure has helped, and asks for other graphics only where they help: %s',
    (rung, hows) => {
      const blank = [['a', '_'], ['b', '_'], ['a', '_']] as const; // prettier-ignore
      let sights = noSights;
      const verdicts = hows.map(() => {
        sights = looks(blank, sights);
        const verdict = judgeSights(sights, rung);
        if (verdict.kind === 'sick') sights = afterCure(sights);
        return verdict.kind === 'sick' ? verdict.how : '-';
      });

      expect(verdicts).toEqual(hows);
    },
  );

  it('tries more each time, and begins anew once a picture was seen', () => {
    const blank = [['a', '_'], ['b', '_'], ['a', '_']] as const; // prettier-ignore
    const howOf = (sights: Sights) => judgeSights(sights);
    const once = looks(blank);
    const twice = looks(blank, afterCure(once));
    const thrice = looks(blank, afterCure(twice));

    expect([once, twice, thrice].map(howOf)).toMatchObject([{ how: 'reload' }, { how: 'restart' }, { how: 'lower' }]);
    expect(howOf(looks(blank, looks([['a', '1']], afterCure(thrice))))).toMatchObject({ how: 'reload' });
  });
});
