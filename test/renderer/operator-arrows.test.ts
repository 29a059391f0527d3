import { describe, expect, it } from 'vitest';
import { directionOf, nearest, turned, type Direction } from '../../renderer/operator/arrows.ts';

const place = (name: string, left: number, top: number, width = 40, height = 40) => ({
  name,
  box: { left, top, right: left + width, bottom: top + height },
});
const goes = (places: readonly ReturnType<typeof place>[]) => (from: string, direction: Direction) =>
  nearest(direction, places.find(({ name }) => name === from)?.box ?? place('', 0, 0).box, places)?.name;

/** Three columns of keys under a header with two buttons. */
const pad = [
  place('back', 0, 0),
  place('close', 300, 0),
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9', 'erase', '0', 'OK'].map((name, n) =>
    place(name, 100 + 50 * (n % 3), 100 + 50 * Math.floor(n / 3)),
  ),
];

describe('nearest', () => {
  it('goes to the neighbour in the row or the column', () => {
    const go = goes(pad);

    expect([go('5', 'up'), go('5', 'down'), go('5', 'left'), go('5', 'right')]).toEqual(['2', '8', '4', '6']);
    expect([go('erase', 'right'), go('OK', 'left'), go('back', 'right')]).toEqual(['0', '0', 'close']);
  });

  it('goes to what is above or below though it stands aside, but never so to the side', () => {
    const go = goes(pad);

    expect([go('1', 'up'), go('3', 'up'), go('close', 'down')]).toEqual(['back', 'close', '3']);
    expect([go('1', 'left'), go('6', 'right')]).toEqual([undefined, undefined]);
  });

  it('stays where nothing lies that way', () => {
    const go = goes(pad);

    expect([go('back', 'up'), go('0', 'down')]).toEqual([undefined, undefined]);
  });

  it('takes the one most in line among wide ones', () => {
    const go = goes([place('wide', 0, 100, 400), place('left', 0, 0), place('middle', 180, 0), place('right', 360, 0)]);

    expect(go('wide', 'up')).toBe('middle');
  });
});

describe('turned', () => {
  it('points in the window where the picture has that side', () => {
    expect(turned('up', 0)).toBe('up');
    expect(turned('up', 90)).toBe('right');
    expect(turned('left', 180)).toBe('right');
    expect(turned('left', 270)).toBe('down');
  });
});

describe('directionOf', () => {
  it('knows the four arrows and no other key', () => {
    expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map(directionOf)).toEqual([
      'up',
      'down',
      'left',
      'right',
    ]);
    expect(['Enter', 'a', 'toString'].map(directionOf)).toEqual([undefined, undefined, undefined]);
  });
});
