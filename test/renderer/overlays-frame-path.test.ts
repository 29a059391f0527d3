import { expect, it } from 'vitest';
import { framePaths } from '../../renderer/overlays/frame-path.ts';

const none = { top: 0, right: 0, bottom: 0, left: 0 };
const screen = { width: 1920, height: 1080 };
const ROUND = 11;

it.each([
  ['at the right and below', { ...none, right: 320, bottom: 180 }],
  ['at the left and below', { ...none, left: 320, bottom: 180 }],
  ['at the right and above', { ...none, right: 320, top: 180 }],
  ['at the left and above', { ...none, left: 320, top: 180 }],
])('its parts %s reach into the picture by the rounding of one corner', (_where, insets) => {
  const { row, column } = framePaths(insets, screen);
  const across = insets.top > 0 ? [0, 180 + ROUND] : [900 - ROUND, 1080];
  expect(boundsOf(row)).toEqual([0, 1920, ...across]);
  expect(boundsOf(column)).toEqual([...(insets.left > 0 ? [0, 320] : [1600, 1920]), 0, 1080]);
});

it.each([
  ['a band', { ...none, bottom: 300 }, [0, 1920, 780, 1080], [0, 0, 0, 0]],
  ['a column', { ...none, right: 320 }, [0, 0, 0, 0], [1600, 1920, 0, 1080]],
])('alone, %s has straight edges and nothing else is drawn', (_which, insets, row, column) => {
  const paths = framePaths(insets, screen);
  expect([boundsOf(paths.row), boundsOf(paths.column)]).toEqual([row, column]);
});

/** Left, right, top and bottom of all corners of a path. */
function boundsOf(path: string): readonly number[] {
  const [x, y] = [new Set<number>(), new Set<number>()];
  let at = [0, 0] as readonly [number, number];
  for (const [, command = '', numbers = ''] of path.slice("path('".length).matchAll(/([MHVaz])([-\d. ]*)/g)) {
    const [first = 0, second = 0, , , , onX = 0, onY = 0] = numbers.trim().split(' ').map(Number);
    if (command === 'M') at = [first, second];
    if (command === 'H') at = [first, at[1]];
    if (command === 'V') at = [at[0], first];
    if (command === 'a') at = [at[0] + onX, at[1] + onY];
    x.add(at[0]);
    y.add(at[1]);
  }
  return [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
}
