import type { FrameInsets, ScreenSize } from '../../core/frame-layout.ts';

/** How round the picture's corner is where column and strip meet, as a share of the short side: about 10 px of 1080. */
const cornerShare = 0.01;

/**
 * The frame in its two parts, each as a CSS `path()` for `clip-path`: the row along the upper or lower edge, whose end at
 * the column rounds the picture's corner, and the column at one side; they overlap where they meet, so that no seam is
 * seen. Not one path around the picture: where no GPU draws, whatever has the picture within its bounds is laid over
 * every frame of a clip, though nothing of it is there to be seen (0.07 cores at 1080p30).
 */
export function framePaths(insets: FrameInsets, screen: ScreenSize): { readonly row: string; readonly column: string } {
  return { row: `path('${row(insets, screen)}')`, column: `path('${column(insets, screen)}')` };
}

function row({ top, right, bottom, left }: FrameInsets, { width, height }: ScreenSize): string {
  if (top === 0 && bottom === 0) return NOTHING;
  const [outer, inner, inwards] = top > 0 ? [0, top, 1] : [height, height - bottom, -1];
  // It is drawn from the side without a column to the other.
  const [from, to, onwards] = left > 0 ? [width, 0, -1] : [0, width, 1];
  const corner = left > 0 ? left : width - right;
  const radius = left > 0 || right > 0 ? Math.round(cornerShare * Math.min(width, height)) : 0;
  const turn = `${radius} ${radius} 0 0 ${onwards * inwards > 0 ? 1 : 0} ${onwards * radius} ${inwards * radius}`;
  return `M${from} ${outer}V${inner}H${corner - onwards * radius}a${turn}H${to}V${outer}z`;
}

function column({ right, left }: FrameInsets, { width, height }: ScreenSize): string {
  if (right === 0 && left === 0) return NOTHING;
  const [from, to] = left > 0 ? [0, left] : [width - right, width];
  return `M${from} 0H${to}V${height}H${from}z`;
}

/** A path that encloses nothing. */
const NOTHING = 'M0 0z';
