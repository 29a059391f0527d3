import { overlaysOn, type Overlays } from '../../core/overlays.ts';
import type { Showing } from '../../core/showing.ts';
import type { Screen } from '../../core/screen.ts';
import type { OverlayFrame } from './overlay-frame.ts';

/** All that an overlay frame is given. */
export interface FrameContent {
  readonly overlays: Overlays;
  readonly locale: string;
  readonly timeZone: string;
  readonly emblemUrl: string | undefined;
  /** The share of the short side that its code needs, if that is known. */
  readonly codeShare: number | undefined;
  /** Device pixels to each CSS pixel that it is drawn for; `undefined`: those of the window. */
  readonly pixelRatio: number | undefined;
}

/** What stands beside a showing on this screen; `undefined`: nothing. The code leads where this screen's scans are counted. */
export function frameContentOf(
  { overlays, programme }: Pick<Showing, 'overlays' | 'programme'>,
  screen: Screen,
  { codeShare, pixelRatio }: Partial<Pick<FrameContent, 'codeShare' | 'pixelRatio'>> = {},
): FrameContent | undefined {
  if (overlays === false) return undefined;
  const { locale, timeZone } = programme.playlist;
  const emblemUrl = programme.emblem?.url;
  return { overlays: overlaysOn(overlays, screen), locale, timeZone, emblemUrl, codeShare, pixelRatio };
}

/** Whether a frame shows just this, so that it can stand while the pictures change. */
export function hasContent(frame: OverlayFrame, content: FrameContent): boolean {
  return JSON.stringify(inOrder(frame)) === JSON.stringify(inOrder(content));
}

function inOrder({
  overlays,
  locale,
  timeZone,
  emblemUrl,
  codeShare,
  pixelRatio,
}: Pick<OverlayFrame, keyof FrameContent>): readonly unknown[] {
  return [overlays, locale, timeZone, emblemUrl, codeShare, pixelRatio];
}
