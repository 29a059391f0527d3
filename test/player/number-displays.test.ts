import { describe, expect, it } from 'vitest';
import { numberDisplays, screenOf, type AttachedDisplay } from '../../player/number-displays.ts';

const display = (key: string, x: number, width: number, height: number, label = ''): AttachedDisplay => ({
  key,
  label,
  bounds: { x, y: 0, width, height },
  isPrimary: false,
});
const primary = (one: AttachedDisplay) => ({ ...one, isPrimary: true });

const left = display('11', 0, 1920, 1080, 'HDMI-1');
const right = display('22', 1920, 1080, 1920);
const third = display('33', 3000, 800, 600, 'LED');
const names = (numbered: ReturnType<typeof numberDisplays>['numbered']) =>
  numbered.map((one) => [screenOf(one, 'lobby', []).id, one.display.key]);

describe('numberDisplays', () => {
  it('names the primary display first, then from left to right', () => {
    expect(names(numberDisplays([third, left, primary(right)], {}).numbered)).toEqual([
      ['lobby', '22'],
      ['lobby-2', '11'],
      ['lobby-3', '33'],
    ]);
  });

  it('keeps the name of a display when another one goes to sleep', () => {
    const { known } = numberDisplays([primary(left), right], {});

    expect(names(numberDisplays([primary(right)], known).numbered)).toEqual([['lobby-2', '22']]);
    expect(names(numberDisplays([primary(right), left], known).numbered)).toEqual([
      ['lobby', '11'],
      ['lobby-2', '22'],
    ]);
  });

  it('gives the name of a replaced display to the one that took its place', () => {
    const { known } = numberDisplays([primary(left), right], {});
    const replaced = numberDisplays([primary(third), right], known);

    expect(names(replaced.numbered)).toEqual([
      ['lobby', '33'],
      ['lobby-2', '22'],
    ]);
    expect(replaced.known).toEqual({ 22: 2, 33: 1 });
  });

  it('counts displays that mirror one another once, and invalid ones not at all', () => {
    const mirror = display('44', 0, 1920, 1080);
    const invalid = display('55', 5000, 0, 100);

    expect(names(numberDisplays([left, mirror, invalid], {}).numbered)).toEqual([['lobby', '11']]);
  });

  it('survives numbers on the disk that cannot all be right', () => {
    expect(names(numberDisplays([left, right], { 11: 2, 22: 2 }).numbered)).toEqual([
      ['lobby', '22'],
      ['lobby-2', '11'],
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
