import type { ScreenSize } from './frame-layout.ts';

/** How the display of a machine hangs and how it is to be treated: set by whoever hangs it, whatever plays. */
export interface DisplaySettings {
  /** How far the picture is turned clockwise within the display, degrees. */
  readonly rotation: Rotation;
  /** What the display hides behind each of its four edges, percent of its width or height; 0–10. */
  readonly overscanPercent: number;
  /** Whether pictures fade and messages run; without, everything is a cut or stands still. */
  readonly motion: boolean;
  /** How loud everything may be, percent of what playlists say; 0–100. */
  readonly volumePercent: number;
  /** Of the display from corner to corner, as it is sold. */
  readonly diagonalInches?: number;
  /** From how far away its codes are to be scanned. */
  readonly viewingDistanceMetres?: number;
}

export const rotations = [0, 90, 180, 270] as const;
export type Rotation = (typeof rotations)[number];

/** These settings, and for what nobody has set those of an ordinary display. */
export function displaySettings({
  rotation = 0,
  overscanPercent = 0,
  motion = true,
  volumePercent = 100,
  diagonalInches,
  viewingDistanceMetres,
}: Partial<DisplaySettings>): DisplaySettings {
  return {
    ...{ rotation, overscanPercent, motion, volumePercent },
    ...(diagonalInches === undefined ? {} : { diagonalInches }),
    ...(viewingDistanceMetres === undefined ? {} : { viewingDistanceMetres }),
  };
}

/** Whether pictures that were laid out for the one are right for the other. */
export function isHungAlike(one: DisplaySettings, other: DisplaySettings): boolean {
  const names = ['rotation', 'overscanPercent', 'diagonalInches', 'viewingDistanceMetres'] as const;
  return names.every((name) => one[name] === other[name]);
}

/** Where the picture lies in its window, pixels: a box of this size, its upper left corner here, turned about that. */
export interface PicturePlace extends ScreenSize {
  readonly left: number;
  readonly top: number;
  readonly rotation: Rotation;
}

/** The part of a window in which the picture is seen, and how it is turned. Whole pixels, so that no edge is blurred. */
export function picturePlace(
  { width, height }: ScreenSize,
  { rotation, overscanPercent }: DisplaySettings,
): PicturePlace {
  const x = Math.round((width * overscanPercent) / 100);
  const y = Math.round((height * overscanPercent) / 100);
  const isTurned = rotation === 90 || rotation === 270;
  const [across, down] = [width - 2 * x, height - 2 * y];
  return {
    rotation,
    width: isTurned ? down : across,
    height: isTurned ? across : down,
    left: rotation === 90 || rotation === 180 ? width - x : x,
    top: rotation === 180 || rotation === 270 ? height - y : y,
  };
}

/** Where a point of the window (pixels) is in the picture. */
export function inPicture(
  { left, top, rotation }: PicturePlace,
  { x, y }: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } {
  const [right, down] = [x - left, y - top];
  switch (rotation) {
    case 0:
      return { x: right, y: down };
    case 90:
      return { x: down, y: left - x };
    case 180:
      return { x: left - x, y: top - y };
    case 270:
      return { x: top - y, y: right };
  }
}

/**
 * The share of the short side that a code needs to be scanned from the viewing distance: a side of a tenth of it
 * (DECISIONS 33). `undefined` where diagonal or distance is not known.
 */
export function scannableShare(
  { diagonalInches, viewingDistanceMetres }: DisplaySettings,
  { width, height }: ScreenSize,
): number | undefined {
  if (diagonalInches === undefined || viewingDistanceMetres === undefined) return undefined;
  const shortMetres = (diagonalInches * METRES_PER_INCH * Math.min(width, height)) / Math.hypot(width, height);
  return viewingDistanceMetres / 10 / shortMetres;
}

const METRES_PER_INCH = 0.0254;
