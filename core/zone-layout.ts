import { isBoard, type FrameInsets, type ScreenSize } from './frame-layout.ts';
import type { BesideZone, Zones } from './playlist.ts';

/** Where something lies on a screen, pixels. */
export interface Box extends ScreenSize {
  readonly left: number;
  readonly top: number;
}

/** The main picture and the zones beside it, side by side without gap or overlap. */
export interface ZoneLayout {
  readonly main: Box;
  readonly beside: Readonly<Partial<Record<BesideZone, Box>>>;
}

/**
 * Where the main picture and the zones beside it lie within the part of a screen that is theirs. The strip runs along
 * the whole of its edge, the side along the main picture. Whole pixels, so that no edge is blurred.
 *
 * @param on  the zones that take room
 */
export function zoneLayout(area: Box, { side, strip }: Zones, on: readonly BesideZone[]): ZoneLayout {
  const stripHeight = on.includes('strip') ? share(area.height, strip.percent) : 0;
  const sideWidth = on.includes('side') ? share(area.width, side.percent) : 0;
  const rest = {
    top: strip.edge === 'top' ? area.top + stripHeight : area.top,
    height: area.height - stripHeight,
  };
  const main = {
    ...rest,
    left: side.edge === 'left' ? area.left + sideWidth : area.left,
    width: area.width - sideWidth,
  };
  const sideLeft = side.edge === 'left' ? area.left : area.left + main.width;
  const stripTop = strip.edge === 'top' ? area.top : area.top + rest.height;
  return {
    main,
    beside: {
      ...(sideWidth === 0 ? {} : { side: { ...rest, left: sideLeft, width: sideWidth } }),
      ...(stripHeight === 0
        ? {}
        : { strip: { left: area.left, width: area.width, top: stripTop, height: stripHeight } }),
    },
  };
}

/**
 * The zones that can be read on a screen; the others are left out there, and the main picture has their room. A board of
 * lamps has none. A side must be as wide as the narrowest column in which a line of a slide holds some words, a strip
 * as high as two lines of large type.
 *
 * @param area  what the frame leaves of the screen
 */
export function legibleZones(screen: ScreenSize, area: ScreenSize, { side, strip }: Zones): readonly BesideZone[] {
  if (isBoard(screen)) return [];
  return [
    ...(share(area.width, side.percent) >= LEAST_SIDE_PX ? (['side'] as const) : []),
    ...(share(area.height, strip.percent) >= LEAST_STRIP_PX ? (['strip'] as const) : []),
  ];
}

/** The box that is left of a screen. */
export function boxWithin({ width, height }: ScreenSize, { top, right, bottom, left }: FrameInsets): Box {
  return { left, top, width: width - left - right, height: height - top - bottom };
}

/** What a box leaves of each edge of its screen. */
export function insetsOf({ left, top, width, height }: Box, screen: ScreenSize): FrameInsets {
  return { left, top, right: screen.width - left - width, bottom: screen.height - top - height };
}

/** CSS pixels. */
export const LEAST_SIDE_PX = 240;
export const LEAST_STRIP_PX = 96;

function share(length: number, percent: number): number {
  return Math.round((length * percent) / 100);
}
