import { isBoard, type ScreenSize } from '../../core/frame-layout.ts';
import type { ReadyMedia } from '../../core/programme.ts';
import type { Box } from '../../core/zone-layout.ts';

/** Who signs what a file says on a stage of this size, CSS pixels: nobody on a board, where hands have too few lamps. */
export function signerOn(stage: ScreenSize, media: ReadyMedia | undefined): ReadyMedia['signLanguage'] {
  return isBoard(stage) ? undefined : media?.signLanguage;
}

/**
 * Where somebody signs what a clip says: in the upper right corner of its picture, for its foot belongs to the captions.
 * The inset has a sixth of the picture's area, the least that deaf people's broadcasters hold to (Ofcom, Guidelines on
 * the provision of television access services: at the right, "no smaller than one sixth of the picture"); less only
 * where it would come down to the captions, or take the whole width.
 *
 * @param area  what the picture has of the screen, pixels
 * @param aspect  width by height of the clip in sign language
 */
export function signBox(area: Box, aspect: number): Box {
  const whole = Math.sqrt(SHARE * area.width * area.height * aspect);
  const width = Math.round(Math.min(whole, MOST_WIDTH * area.width, MOST_HEIGHT * area.height * aspect));
  const margin = Math.round(MARGIN * Math.min(area.width, area.height));
  return {
    left: area.left + area.width - margin - width,
    top: area.top + margin,
    ...{ width, height: Math.round(width / aspect) },
  };
}

const SHARE = 1 / 6;
const MOST_WIDTH = 0.8;
/** Three lines of captions are left. */
const MOST_HEIGHT = 0.65;
const MARGIN = 0.02;
