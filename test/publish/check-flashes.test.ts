import { describe, expect, it } from 'vitest';
import { CELLS, COLUMNS, watchForFlashes } from '../../publish/check/flashes.ts';

type Rgb = readonly [number, number, number];
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
const GREY: Rgb = [128, 128, 128];
const grey = (value: number): Rgb => [value, value, value];

interface Film {
  /** Turns back and forth so many times a second. */
  readonly hertz: number;
  readonly colours?: readonly [Rgb, Rgb];
  readonly fps?: number;
  /** Whether a cell flashes; all by default. */
  readonly where?: (column: number, row: number) => boolean;
}

/** What is found in three seconds of a film that flashes. */
function foundIn({ hertz, colours = [BLACK, WHITE], fps = 30, where = () => true }: Film) {
  const watch = watchForFlashes();
  for (let n = 0; n < 3 * fps; n++) {
    // A hair early, so that what is on a picture's edge is on it whatever the rounding.
    const colour = colours[Math.floor((n / fps) * 2 * hertz + 1e-6) % 2] ?? BLACK;
    const rgb = Array.from({ length: CELLS }, (_, cell) =>
      where(cell % COLUMNS, Math.floor(cell / COLUMNS)) ? colour : GREY,
    );
    watch.see({ seconds: n / fps, rgb: Uint8Array.from(rgb.flat()) });
  }
  return watch.found();
}

describe('watchForFlashes', () => {
  it.each([24, 25, 30, 50, 60, 30_000 / 1001])('lets three flashes a second pass, at %d pictures a second', (fps) => {
    expect(foundIn({ hertz: 3, fps })).toEqual([]);
  });

  it.each([
    [3.3, 3.5],
    [4, 4],
    [7.5, 7.5],
    [15, 15],
  ])('finds %d flashes a second', (hertz, told) => {
    const [one, ...more] = foundIn({ hertz });

    expect(more).toEqual([]);
    expect(one).toMatchObject({ kind: 'general', hertz: told });
    expect(one?.fromSeconds).toBeLessThan(0.5);
    expect(one?.toSeconds).toBeGreaterThan(2.5);
  });

  it('tells from when to when a film flashes', () => {
    const watch = watchForFlashes();
    for (let n = 0; n < 300; n++) {
      const isFlashing = n >= 90 && n < 150;
      watch.see({ seconds: n / 30, rgb: new Uint8Array(3 * CELLS).fill(isFlashing && n % 6 < 3 ? 255 : 0) });
    }
    const [one, ...more] = watch.found();

    expect(more).toEqual([]);
    expect(one).toMatchObject({ kind: 'general', hertz: 5 });
    expect(one?.fromSeconds).toBeCloseTo(2.6, 0);
    expect(one?.toSeconds).toBeCloseTo(5.3, 0);
  });

  it('lets small changes of light pass, and any between what is bright', () => {
    // Relative luminance 0.1 is sRGB 89; 0.8 is 231.
    expect(foundIn({ hertz: 10, colours: [BLACK, grey(88)] })).toEqual([]);
    expect(foundIn({ hertz: 10, colours: [BLACK, grey(90)] })).not.toEqual([]);
    expect(foundIn({ hertz: 10, colours: [grey(232), WHITE] })).toEqual([]);
    expect(foundIn({ hertz: 10, colours: [grey(230), WHITE] })).not.toEqual([]);
  });

  it('counts a slow change there and back as one flash, and a fade as none', () => {
    const watch = watchForFlashes();
    for (let n = 0; n < 90; n++) {
      const light = Math.round(127.5 - 127.5 * Math.cos((2 * Math.PI * 4 * n) / 30));
      watch.see({ seconds: n / 30, rgb: new Uint8Array(3 * CELLS).fill(light) });
    }
    expect(watch.found()).toMatchObject([{ kind: 'general', hertz: 4 }]);

    const fade = watchForFlashes();
    for (let n = 0; n < 90; n++)
      fade.see({ seconds: n / 30, rgb: new Uint8Array(3 * CELLS).fill(Math.round((255 * n) / 90)) });
    expect(fade.found()).toEqual([]);
  });

  it('lets flashes pass that cover less than a quarter of every field', () => {
    // A field is 16 × 9 cells, a quarter of it 36.
    expect(foundIn({ hertz: 10, where: (column, row) => column < 7 && row < 5 })).toEqual([]);
    expect(foundIn({ hertz: 10, where: (column, row) => column < 6 && row < 6 })).not.toEqual([]);
    expect(foundIn({ hertz: 10, where: (column, row) => column >= 42 && row >= 21 })).not.toEqual([]);
    expect(foundIn({ hertz: 10, where: (column, row) => column % 4 === 0 && row % 2 === 0 })).toEqual([]);
  });

  it('finds flashes of saturated red, whatever their light', () => {
    const red: Rgb = [140, 0, 0];
    const grey: Rgb = [69, 69, 69];

    expect(foundIn({ hertz: 4, colours: [red, grey] })).toMatchObject([{ kind: 'red', hertz: 4 }]);
    expect(foundIn({ hertz: 3, colours: [red, grey] })).toEqual([]);
    expect(foundIn({ hertz: 4, colours: [[140, 90, 90], grey] })).toEqual([]);
  });
});
