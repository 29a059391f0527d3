import type { ScreenSize } from './frame-layout.ts';

/** Where a picture lies, and how large that would be if no frame of overlays took of the screen. */
export interface FitBounds {
  readonly box: ScreenSize;
  readonly unframed: ScreenSize;
}

/**
 * Along which axis a file that covers its box would lose too much, because of the frame. How much code and slogan take
 * depends on the screen, and nobody who made a file for it knows: it is to lose `MOST_CUT` at these two edges then, and
 * beyond that to be drawn smaller. A file of so different a shape that it would lose more on the bare screen too is
 * left alone: that is what `cover` is asked for.
 *
 * @returns `y`: above and below; `undefined`: it covers its box, as a rule
 */
export function overcutAxis(file: ScreenSize, { box, unframed }: FitBounds): 'x' | 'y' | undefined {
  const [seen, bare] = [seenOf(file, box), seenOf(file, unframed)];
  return (['x', 'y'] as const).find((axis) => seen[axis] < LEAST_SEEN && bare[axis] >= LEAST_SEEN);
}

/** How large a box would be if its area were the whole screen, of which zones have shares. */
export function unframedSize(box: ScreenSize, area: ScreenSize, screen: ScreenSize): ScreenSize {
  return { width: (box.width * screen.width) / area.width, height: (box.height * screen.height) / area.height };
}

/**
 * The most that a file loses at an edge for the frame's sake, of its width or height. It is television's own rule for
 * what is to be seen on every set: titles stay within 80 % of both (SMPTE RP 27.3).
 */
export const MOST_CUT = 0.1;

const LEAST_SEEN = 1 - 2 * MOST_CUT;

/** The share of a file's width and height that is seen when it covers a box. */
function seenOf(file: ScreenSize, box: ScreenSize): Readonly<Record<'x' | 'y', number>> {
  const shape = (box.width * file.height) / (box.height * file.width);
  return { x: Math.min(1, shape), y: Math.min(1, 1 / shape) };
}
