/**
 * A message in as few pages as it takes, for those who asked for little motion: each as many words as fit, broken
 * between words, and within one only where it alone is too long.
 */
export function pagesOf(text: string, fits: (page: string) => boolean): readonly string[] {
  const pages: string[] = [];
  let page = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = page === '' ? word : `${page} ${word}`;
    if (fits(longer)) page = longer;
    else {
      if (page !== '') pages.push(page);
      const pieces = piecesOf(word, fits);
      pages.push(...pieces.slice(0, -1));
      page = pieces.at(-1) ?? '';
    }
  }
  return page === '' ? pages : [...pages, page];
}

/** A word that fits no page, in pieces that do; at least a letter each, so that it ends. */
function piecesOf(word: string, fits: (page: string) => boolean): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}
