import { describe, expect, it } from 'vitest';
import { numberDisplays, screenOf } from '../../electron/displays.ts';
import { display } from '../fakes/electron.ts';

const left = display(11, 0, 0, 1920, 1080, 'HDMI-1');
const right = display(22, 1920, 0, 1080, 1920);
const third = display(33, 3000, 0, 800, 600, 'LED');
const names = (numbered: ReturnType<typeof numberDisplays>['numbered']) =>
  numbered.map((one) => [screenOf(one, 'lobby', []).id, one.display.id]);

describe('numberDisplays', () => {
  it('names the primary display first, then from left to right', () => {
    expect(names(numberDisplays([third, left, right], 22, {}).numbered)).toEqual([
      ['lobby', 22],
      ['lobby-2', 11],
      ['lobby-3', 33],
    ]);
  });

  it('keeps the name of a display when another one goes to sleep', () => {
    const { known } = numberDisplays([left, right], 11, {});

    expect(names(numberDisplays([right], 22, known).numbered)).toEqual([['lobby-2', 22]]);
    expect(names(numberDisplays([right, left], 22, known).numbered)).toEqual([
      ['lobby', 11],
      ['lobby-2', 22],
    ]);
  });

  it('gives the name of a replaced display to the one that took its place', () => {
    const { known } = numberDisplays([left, right], 11, {});
    const replaced = numberDisplays([third, right], 33, known);

    expect(names(replaced.numbered)).toEqual([
      ['lobby', 33],
      ['lobby-2', 22],
    ]);
    expect(replaced.known).toEqual({ 22: 2, 33: 1 });
  });

  it('counts displays that mirror one another once, and invalid ones not at all', () => {
    const mirror = display(44, 0, 0, 1920, 1080);
    const invalid = display(-1, 5000, 0, 100, 100);

    expect(names(numberDisplays([left, mirror, invalid], 11, {}).numbered)).toEqual([['lobby', 11]]);
  });

  it('survives numbers on the disk that cannot all be right', () => {
    expect(names(numberDisplays([left, right], 11, { 11: 2, 22: 2 }).numbered)).toEqual([
      ['lobby', 22],
      ['lobby-2', 11],
    ]);
  });
});

describe('screenOf', () => {
  it('calls a display by its label, or by its number', () => {
    expect(screenOf({ display: left, number: 1 }, 'lobby', ['venue=lobby'])).toEqual({
      id: 'lobby',
      tags: ['venue=lobby'],
      display: 'HDMI-1',
    });
    expect(screenOf({ display: right, number: 2 }, 'lobby', []).display).toBe('display 2');
  });
});
