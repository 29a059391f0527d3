import { scannableShare, type DisplaySettings } from '../../core/display-settings.ts';
import { frameInsets, type FrameInsets, type ScreenSize } from '../../core/frame-layout.ts';
import type { Screen } from '../../core/screen.ts';
import type { Showing } from '../../core/showing.ts';
import { boxWithin, type Box } from '../../core/zone-layout.ts';
import { drillBandPx } from '../overlays/drill-band.ts';
import { frameContentOf, type FrameContent } from '../overlays/frame-content.ts';

/** What a stage is laid out for: how large it is in CSS pixels, and how fine. */
export interface StageSize extends ScreenSize {
  /** Device pixels to each CSS pixel: a code has whole ones. */
  readonly pixelRatio: number;
}

/** How a showing and what stands beside it lie on a stage of one size. All in CSS pixels. */
export interface Layout {
  readonly size: StageSize;
  /** The share of the short side that a code needs to be scanned from where people stand, if that is known. */
  readonly codeShare: number | undefined;
  /** What the frame shows. */
  readonly content: FrameContent | undefined;
  /** What the frame takes of each edge; the band of an exercise is within that. */
  readonly insets: FrameInsets;
  /** What both leave: of the picture, and of the zones beside it. */
  readonly area: Box;
}

/** Where everything lies for a showing on this stage. */
export function layoutOf(showing: Showing, screen: Screen, display: DisplaySettings, size: StageSize): Layout {
  const { pixelRatio } = size;
  const codeShare = scannableShare(display, size);
  const content = frameContentOf(showing, screen, { codeShare, pixelRatio });
  const insets = frameInsets(content?.overlays ?? false, { ...size, codeShare }, pixelRatio);
  const under = { ...insets, top: insets.top + (showing.drill ? drillBandPx(size) : 0) };
  return { size, codeShare, content, insets, area: boxWithin(size, under) };
}

/** Whether a stage of this size is laid out so. */
export function isLaidOutFor({ size }: Layout, { width, height, pixelRatio }: StageSize): boolean {
  return size.width === width && size.height === height && size.pixelRatio === pixelRatio;
}
