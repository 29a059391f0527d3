import type { Viewport } from '../../core/choose-source.ts';
import { frameInsets, type FrameInsets } from '../../core/frame-layout.ts';
import { unframedSize, type FitBounds } from '../../core/picture-fit.ts';
import { boxWithin, type Box } from '../../core/zone-layout.ts';
import { drillBandPx } from '../overlays/drill-band.ts';
import type { FrameContent } from '../overlays/frame-content.ts';

/** What of a picture decides where it lies. */
export interface Placed {
  readonly viewport: Viewport;
  readonly frame: FrameContent | undefined;
  readonly room?: Box;
  readonly drill: boolean;
}

/** Where everything of a picture lies on its screen, as on the stage; the screen's pixels. */
export interface PicturePlace {
  /** What the frame takes of each edge; the band of an exercise is within that, so high. */
  readonly frame: FrameInsets;
  readonly bandPx: number;
  /** What the item has. */
  readonly box: Box;
  readonly bounds: FitBounds;
}

/** Where it lies. */
export function placeOf({ viewport, frame: content, drill, room }: Placed): PicturePlace {
  const frame = frameInsets(content?.overlays ?? false, viewport, devicePixelRatio);
  const bandPx = drill ? drillBandPx(viewport) : 0;
  const area = boxWithin(viewport, { ...frame, top: frame.top + bandPx });
  const box = room ?? area;
  return { frame, bandPx, box, bounds: { box, unframed: unframedSize(box, area, viewport) } };
}
