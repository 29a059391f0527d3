import { frameInsets, type ScreenSize } from '../../core/frame-layout.ts';
import type { Overlays } from '../../core/overlays.ts';

/** The part of a screen that an item has beside the overlays, in pixels. */
export function pictureArea(overlays: Overlays | false, screen: ScreenSize): ScreenSize {
  const { top, right, bottom, left } = frameInsets(overlays, screen);
  return { width: screen.width - left - right, height: screen.height - top - bottom };
}
