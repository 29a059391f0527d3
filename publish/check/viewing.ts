/** A screen as people stand before it. */
export interface Viewing {
  readonly pixels: { readonly width: number; readonly height: number };
  /** Of the picture, in inches, as screens are sold. */
  readonly diagonalInches: number;
  /** From the screen to the eyes and phones, in metres. */
  readonly distanceMetres: number;
}

/** A television in a lobby, seen from the queue (DECISIONS 33). */
export const usualViewing: Viewing = {
  pixels: { width: 1920, height: 1080 },
  diagonalInches: 43,
  distanceMetres: 3,
};

/** How large a pixel is on the glass, in millimetres. */
export function millimetresPerPixel({ pixels: { width, height }, diagonalInches }: Viewing): number {
  return (diagonalInches * 25.4) / Math.hypot(width, height);
}

/** The smallest letter that is read from a distance, in millimetres: height = distance / 200, 17 minutes of arc. */
export function leastLetterMillimetres({ distanceMetres }: Viewing): number {
  return (distanceMetres * 1000) / LETTER_SHARE;
}

/** From how far a code is scanned, in metres: ten times its side (DECISIONS 33). */
export function scanReachMetres(sideMillimetres: number): number {
  return (sideMillimetres * 10) / 1000;
}

/**
 * ISO 9241-303 asks for capitals of at least 16 minutes of arc, better 20 to 22; sign makers say an inch for ten feet
 * (29 minutes) where reading must be easy. 1/200 is just above the least.
 */
const LETTER_SHARE = 200;
