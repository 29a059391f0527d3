import type { Overlays } from '../../core/overlays.ts';
import { codeSize } from './qr-code.ts';
import type { Viewing } from './viewing.ts';

/** The part of the screen that an item has, in pixels. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

/**
 * What the overlays leave of the screen, by the arithmetic of renderer/overlays/frame-insets.ts for the usual column:
 * code at the side, words along the edge, and between them the screen's own shape. An estimate: captions, tickers and
 * boards of lamps have rules of their own.
 */
export function pictureArea(overlays: Overlays | false, { pixels }: Viewing): Area {
  const { width, height } = pixels;
  if (overlays === false) return pixels;
  const plate = overlays.qr === undefined ? 0 : platePx(overlays.qr.url, pixels);
  if (plate === 0) return overlays.slogan === undefined ? pixels : { width, height: 0.88 * height };
  if (height > width) return { width, height: height - Math.max(plate + 0.064 * width, 0.15 * height) };
  const column = plate + 2 * Math.round(0.01 * height);
  if (overlays.slogan === undefined) return { width: width - column, height };
  return { width: width - column, height: height - (column * height) / width };
}

/** A side of the overlay's white plate, 0 when the player leaves the code out; the twin of `platePx` there. */
export function platePx(url: string, { width, height }: Area): number {
  const size = codeSize(url);
  if (size === undefined) return 0;
  const shortPx = Math.min(width, height);
  const plate = overlayModulePx(size, shortPx) * (size + 2 * QUIET_MODULES);
  return plate <= MOST_PLATE_SHARE * shortPx ? plate : 0;
}

/** Whole pixels for a module such that the code takes at least 20 % of the short side (DECISIONS 33). */
export function overlayModulePx(size: number, shortPx: number): number {
  return Math.max(2, Math.ceil((OVERLAY_SHARE * shortPx) / size));
}

/** The light border of a code, in modules (ISO/IEC 18004). */
export const QUIET_MODULES = 4;
const OVERLAY_SHARE = 0.2;
const MOST_PLATE_SHARE = 0.75;
