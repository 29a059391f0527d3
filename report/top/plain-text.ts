import { eastAsianWidth } from 'get-east-asian-width';
import { stripVTControlCharacters } from 'node:util';

/**
 * Text of others as a terminal may show it: on one line, with nothing in it that moves the cursor, changes colours or
 * turns the direction of writing. What stood for something invisible is shown as `�`.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text.toWellFormed()).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

/** How many columns of a terminal a text takes: accents that stand apart take none, wide signs take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** A text in exactly so many columns: blanks after it (before it with `end`), or `…` for what has no room. */
export function fitted(text: string, columns: number, side: 'start' | 'end' = 'start'): string {
  const shown = shortened(text, columns);
  const blanks = ' '.repeat(columns - widthOf(shown));
  return side === 'start' ? `${shown}${blanks}` : `${blanks}${shown}`;
}

/** A text in at most so many columns, with `…` for what has no room. */
export function shortened(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  if (columns <= 0) return '';
  let shown = '';
  let left = columns - 1;
  for (const { segment } of graphemes.segment(text)) {
    left -= widthOfGrapheme(segment);
    if (left < 0) break;
    shown += segment;
  }
  return `${shown}…`;
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

function widthOfGrapheme(grapheme: string): number {
  if (/^\p{M}*$/u.test(grapheme)) return 0; // a mark that stands on nothing
  if (/^\p{RGI_Emoji}$/v.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}
