import type { Cell, TextArea } from './slide-layout.ts';

/**
 * The biggest scale, from 0.12 to 1, at which every text of an area fits into its cell by the estimate; the player
 * finds its own by measuring (renderer/slides/fit-text.ts).
 */
export function scaleOf(area: TextArea): number {
  if (area.every((cell) => fits(cell, 1))) return 1;
  let [fitting, overflowing] = [SMALLEST_SCALE, 1];
  for (let step = 0; step < 8; step++) {
    const middle = (fitting + overflowing) / 2;
    if (area.every((cell) => fits(cell, middle))) fitting = middle;
    else overflowing = middle;
  }
  return fitting;
}

/** How wide a text is in ems, by the letters of Be Vietnam Pro at its boldest. */
function widthInEms(text: string): number {
  let ems = 0;
  for (const letter of text.normalize('NFC')) {
    if (letter === ' ' || letter === '\u00a0') ems += 0.26;
    else if (/[\p{Lu}mwMW@%]/u.test(letter)) ems += 0.72;
    else if (/[ijltfrI.,:;'!|()[\]]/.test(letter)) ems += 0.36;
    else ems += 0.6;
  }
  return ems;
}

function fits({ width, height, blocks }: Cell, scale: number): boolean {
  let used = 0;
  for (const { text, size } of blocks) {
    const em = size * scale;
    const lines = linesOf(text, width / em);
    if (lines === undefined && scale >= BREAK_BELOW) return false;
    used += (lines ?? Math.ceil((widthInEms(text) * em) / width) + 1) * em * LINE_HEIGHT;
    if (used > height) return false;
  }
  return true;
}

/** In how many lines a text stands; `undefined` when a word of it is wider than a line. */
function linesOf(text: string, lineEms: number): number | undefined {
  let [lines, used] = [1, 0];
  for (const word of text.split(' ')) {
    const ems = widthInEms(word);
    if (ems > lineEms) return undefined;
    if (used > 0 && used + 0.26 + ems > lineEms) {
      lines++;
      used = ems;
    } else used += (used > 0 ? 0.26 : 0) + ems;
  }
  return lines;
}

const SMALLEST_SCALE = 0.12;
/** Only below this the player breaks words in two. */
const BREAK_BELOW = 0.6;
const LINE_HEIGHT = 1.27;
