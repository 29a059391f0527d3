import type { Rotation } from '../../core/display-settings.ts';

/** Where something is on the screen, in pixels. */
export type Box = Pick<DOMRectReadOnly, 'left' | 'right' | 'top' | 'bottom'>;

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Which way a key points; `undefined` for all but the arrows. */
export function directionOf(key: string): Direction | undefined {
  return Object.hasOwn(directions, key) ? directions[key as keyof typeof directions] : undefined;
}

const directions = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const;

/** Which way that is in the window of a picture that is turned clockwise. */
export function turned(direction: Direction, rotation: Rotation): Direction {
  return clockwise[(clockwise.indexOf(direction) + rotation / 90) % clockwise.length] ?? direction;
}

const clockwise: readonly Direction[] = ['up', 'right', 'down', 'left'];

/**
 * What a remote control's arrow goes to: of what lies that way, the nearest, where a step aside counts for more than
 * one ahead; beside means the same row. `undefined` when nothing lies that way.
 */
export function nearest<Place extends { readonly box: Box }>(
  direction: Direction,
  from: Box,
  places: readonly Place[],
): Place | undefined {
  let best: Place | undefined;
  let least = Infinity;
  for (const place of places) {
    const { ahead, aside, isBeside } = way(direction, from, place.box);
    const isSideways = direction === 'left' || direction === 'right';
    const cost = ahead + ASIDE_COST * aside;
    if (ahead <= 0 || (isSideways && !isBeside) || cost >= least) continue;
    [best, least] = [place, cost];
  }
  return best;
}

/** How far a box is ahead of another, centre from centre, and how far its row or column is off. */
function way(direction: Direction, from: Box, to: Box) {
  const x = middle(to.left, to.right) - middle(from.left, from.right);
  const y = middle(to.top, to.bottom) - middle(from.top, from.bottom);
  const besideX = gap(from.left, from.right, to.left, to.right);
  const besideY = gap(from.top, from.bottom, to.top, to.bottom);
  switch (direction) {
    case 'up':
      return { ahead: apart(-y, besideY), aside: besideX + tilt(x), isBeside: besideX === 0 };
    case 'down':
      return { ahead: apart(y, besideY), aside: besideX + tilt(x), isBeside: besideX === 0 };
    case 'left':
      return { ahead: apart(-x, besideX), aside: besideY + tilt(y), isBeside: besideY === 0 };
    case 'right':
      return { ahead: apart(x, besideX), aside: besideY + tilt(y), isBeside: besideY === 0 };
  }
}

/** What overlaps that way is not ahead. */
function apart(distance: number, gapThatWay: number): number {
  return gapThatWay === 0 ? 0 : distance;
}

/** Of two that are equally far, the one that is more in line. */
function tilt(offset: number): number {
  return Math.abs(offset) / 1000;
}

function middle(a: number, b: number): number {
  return (a + b) / 2;
}

/** The room between two stretches; 0 when they overlap. */
function gap(aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  return Math.max(0, bFrom - aTo, aFrom - bTo);
}

const ASIDE_COST = 3;
