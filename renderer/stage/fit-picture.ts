import type { ScreenSize } from '../../core/frame-layout.ts';
import { MOST_CUT, overcutAxis, type FitBounds } from '../../core/picture-fit.ts';
import type { Fit } from '../../core/playlist.ts';

/**
 * Fits what an element shows into it as its item asks for; what stays free has the colour of its ground.
 *
 * @param file  how large what it shows is, pixels; both 0 where that is not known
 * @param bounds  of the element, CSS pixels
 */
export function fitPicture({ style }: HTMLElement, file: ScreenSize, fit: Fit, bounds: FitBounds | undefined): void {
  const axis = fit === 'cover' && bounds !== undefined ? overcutAxis(file, bounds) : undefined;
  style.objectFit = axis === undefined ? fit : 'contain';
  // Captions have all of the element, however little of it the picture has.
  style.setProperty('object-view-box', axis === undefined ? 'none' : VIEWS[axis]);
}

const VIEWS = { x: `inset(0 ${100 * MOST_CUT}%)`, y: `inset(${100 * MOST_CUT}% 0)` } as const;
