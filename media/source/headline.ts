import { type Words } from './clip.ts';
import { text, windowed, type Lettering } from './draw.ts';
import { type Ground, type Stage } from './stage.ts';
import { easeIn, easeOut, ramp } from './timeline.ts';

/** A line rises in half a second and leaves in a quarter; the next one follows an eighth of a beat later. */
const RISE_SECONDS = 0.5;
const LEAVE_SECONDS = 0.25;
const LATER_SECONDS = 0.0625;

/** The words of a shot on their place, each line rising from behind its own edge and leaving over it. */
export function headline(
  { title }: Words,
  { from, to }: { readonly from: number; readonly to: number },
  t: number,
  stage: Stage,
  ground: Ground,
): string {
  const { x, y, width, size, leading, anchor } = stage.words;
  const top = y - title.length * leading * (anchor === 'bottom' ? 1 : 0.5);
  const style = { size, weight: 800, fill: ground.title, accent: ground.accent, fit: width } as const;
  return title
    .map((line, index) => {
      const later = index * LATER_SECONDS;
      const risen = ramp(t, from + 0.25 + later, RISE_SECONDS, easeOut);
      const gone = ramp(t, to - LEAVE_SECONDS - LATER_SECONDS * (title.length - 1) + later, LEAVE_SECONDS, easeIn);
      return rising(line, { x, top: top + index * leading, leading }, risen - 1 + gone, style, stage);
    })
    .join('');
}

/**
 * One line in its box: at `way` 0 it stands, towards -1 it is sunk below its box, towards 1 it has left over it. Nothing
 * of it shows outside.
 */
export function rising(
  line: string,
  { x, top, leading }: { readonly x: number; readonly top: number; readonly leading: number },
  way: number,
  style: Lettering,
  stage: Stage,
): string {
  if (Math.abs(way) >= 1) return '';
  // The base line leaves room above for two marks on a capital (Ế) and below for a dot (ị).
  const y = top + leading * 0.5 + style.size * 0.36 - way * leading;
  const drawn = text(line, x, y, style);
  return way === 0 ? drawn : windowed(drawn, 0, top, stage.width, leading);
}
