import { describe, expect, it } from 'vitest';
import { BLACK, GRID_BYTES, OTHER, POINTS_A_ROW, readGrid, sampledRows, type Reading } from './coded-picture.ts';
import { painter } from './paint.ts';
import { oneSecondItems } from './synthetic.ts';

const items = oneSecondItems(['v1', 'v2', 'v3', 'v4', 'p1', 'p2', 'p3', 'p4']);
const [width, height] = [320, 180];

/** The points that a sampler looks at. */
function gridOf(picture: Uint8Array): Uint8Array {
  const points = sampledRows.flatMap((row) =>
    Array.from({ length: POINTS_A_ROW }, (_, column) => {
      const x = Math.floor(((column + 0.5) / POINTS_A_ROW) * width);
      const at = (Math.floor(row * height) * width + x) * 3;
      return [...picture.subarray(at, at + 3)];
    }),
  );
  return Uint8Array.from(points.flat());
}

function read(grid: Uint8Array): Reading {
  const reading: Reading = { item: 0, frame: 0, colour: 0 };
  readGrid(grid, items, reading);
  return reading;
}

describe('readGrid', () => {
  it('reads every item, and every frame number of a video, from what was painted', () => {
    items.forEach((item, index) => {
      const paint = painter(item, width, height);
      for (const frame of item.kind === 'video' ? [0, 1, 2, 29, 127, 128, 255] : [-1])
        expect(read(gridOf(paint(Math.max(0, frame))))).toMatchObject({ item: index, frame });
    });
  });

  it('reads the numbers of a long video, which begin again', () => {
    const paint = painter(items[0]!, width, height);
    expect(read(gridOf(paint(256))).frame).toBe(0);
    expect(read(gridOf(paint(899))).frame).toBe(131);
  });

  it('takes neither for an item when the upper half is one and the lower half another', () => {
    const [upper, lower] = [items[0]!, items[1]!].map((item) => gridOf(painter(item, width, height)(5).slice()));
    const foot = 3 * POINTS_A_ROW * 3;
    expect(read(Uint8Array.from([...upper!.subarray(0, foot), ...lower!.subarray(foot)])).item).toBe(OTHER);
  });

  it('takes an item with a black hole in its picture for no item', () => {
    const grid = gridOf(painter(items[0]!, width, height)(5));
    expect(read(grid.fill(0, GRID_BYTES - POINTS_A_ROW * 3)).item).toBe(OTHER);
  });

  it('tells black from anything else', () => {
    expect(read(new Uint8Array(GRID_BYTES)).item).toBe(BLACK);
    expect(read(new Uint8Array(GRID_BYTES).fill(255))).toMatchObject({ item: OTHER, colour: 0xffffff });
  });
});
